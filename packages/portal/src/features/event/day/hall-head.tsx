import { Link } from "@tanstack/react-router";
import { type JSX, type ReactNode, useEffect, useRef } from "react";
import { useTexts } from "../../../app/texts.tsx";
import { Button } from "../../../kit/button.tsx";
import { Icon } from "../../../kit/icon.tsx";
import { Mark } from "../../../kit/mark.tsx";
import { clockOf, dayOf } from "../times.ts";
import { runningOf, useNow, wallClock } from "./clock.ts";
import { type Day, roundsOf } from "./hall.ts";
import type { HallState } from "./queries.ts";
import type { DayCommand, QueueState } from "./queue.ts";
import { RunTape } from "./run-tape.tsx";
import { allowSignal, signal } from "./signal.ts";

/** The head of the hall: the clock, the round on its tape, whether everything is sent, and what comes next. */
export function HallHead({
  state,
  day,
  queue,
  onCommand,
  here,
  onPeople,
  ending,
}: {
  state: HallState;
  day: Day;
  queue: QueueState;
  onCommand: (command: DayCommand) => void;
  here: boolean;
  onPeople: () => void;
  ending: ReactNode;
}): JSX.Element {
  const words = useTexts();
  const { t } = words;
  const now = useNow();
  const { times, zone } = state;
  const running = runningOf(day.clock, times, zone, now);
  const { now: round, next } = roundsOf(day);
  const nextTime = times[next];
  const present = day.attendance.filter(({ presence }) => presence === "present").length;
  const isOver = running !== undefined && running.left === 0;
  const wasOver = useRef(isOver);
  useEffect(() => {
    if (isOver && !wasOver.current) signal();
    wasOver.current = isOver;
  }, [isOver]);
  const begin = (command: DayCommand): void => {
    allowSignal();
    onCommand(command);
  };
  const hasBreak =
    day.clock.kind === "round" &&
    round !== undefined &&
    times[round + 1] !== undefined &&
    times[round]?.to !== times[round + 1]?.from;
  const isRunning = state.state === "running";
  return (
    <header className={isOver ? "hall over" : "hall"}>
      <div className="hall-in">
        <div className="hall-top">
          <Link
            className="mark"
            to="/events/$eventId"
            params={{ eventId: day.eventId }}
            aria-label={t("hall.to-event")}
          >
            <Mark size={30} />
            Passa
          </Link>
          <span className="hide-s">
            {t("event.of-on", { name: state.name, day: dayOf(words, times[0]?.from ?? "") })}
          </span>
          <span className="end">
            <QueueNote queue={queue} />
            <Link className="btn" to="/events/$eventId/board" params={{ eventId: day.eventId }} target="_blank">
              {t("hall.to-board")}
            </Link>
            {isRunning && (
              <Button aria-pressed={here} onClick={onPeople}>
                {t("hall.check-in")}{" "}
                <span className="count">
                  {t("hall.check-in.count", { here: present, of: state.hall.people.length })}
                </span>
              </Button>
            )}
          </span>
        </div>
        <div className="clock">
          <time dateTime={wallClock(zone, now).replace(".", ":")}>
            <span className="vh">{t("hall.clock")} </span>
            {wallClock(zone, now)}
          </time>
          <div className="round">
            {day.clock.kind === "round" && (
              <>
                <span>{t("hall.round")}</span>
                <b>{t("hall.round-of", { round: day.clock.slot + 1, of: times.length })}</b>
              </>
            )}
            {day.clock.kind === "break" && <b>{t("hall.break")}</b>}
            {day.clock.kind === "notStarted" && <b>{t("hall.before")}</b>}
            {day.clock.kind === "ended" && <b>{t("hall.ended")}</b>}
          </div>
          {isRunning && day.clock.kind !== "ended" && (
            <div className="hall-acts">
              {nextTime && (
                <Button kind="main" onClick={() => begin({ kind: "startRound", slot: next })}>
                  {t("hall.start-round", { round: next + 1 })}
                </Button>
              )}
              {hasBreak && (
                <Button onClick={() => begin({ kind: "startBreak", afterSlot: round })}>{t("hall.start-break")}</Button>
              )}
              {!nextTime && ending}
            </div>
          )}
          <div className="left" role="status">
            {running && (
              <>
                <span>
                  {t(day.clock.kind === "break" ? "hall.next-round-at" : "hall.next-at", { time: running.ends })}
                </span>
                <b>
                  {running.over > 0
                    ? t("hall.over", { minutes: running.over })
                    : t("hall.left", { minutes: running.left })}
                </b>
              </>
            )}
            {day.clock.kind === "notStarted" && times[0] && (
              <b>{t("hall.starts-at", { time: clockOf(times[0].from) })}</b>
            )}
          </div>
        </div>
        <RunTape running={running} />
      </div>
    </header>
  );
}

/** Whether what is done here has reached the server; said in the hall, never as an alarm. */
function QueueNote({ queue: { kind, waiting, refused } }: { queue: QueueState }): JSX.Element {
  const { t } = useTexts();
  const count = waiting.length;
  return (
    <span className="key queue-note" role="status">
      <Icon name={kind === "offline" ? "offline" : kind === "stopped" ? "pencil" : "tick"} size={18} />
      {kind === "offline" || kind === "stopped"
        ? t("hall.offline", { count })
        : kind === "sending" && count > 0
          ? t("hall.sending", { count })
          : t("hall.online")}
      {refused > 0 && ` ${t("hall.refused", { count: refused })}`}
    </span>
  );
}
