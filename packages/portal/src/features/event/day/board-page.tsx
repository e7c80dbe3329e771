import "../../../styles/event-hall.css";
import { useQuery } from "@tanstack/react-query";
import { type JSX, useEffect } from "react";
import { Problem } from "../../../api/problem.ts";
import { fullScreenRoute } from "../../../app/layouts.tsx";
import { useTexts } from "../../../app/texts.tsx";
import { EmptyPage } from "../../../kit/empty-page.tsx";
import { PageTitle } from "../../../kit/page.tsx";
import { Skeleton } from "../../../kit/waiting.tsx";
import { clockOf } from "../times.ts";
import { runningOf, useNow, wallClock } from "./clock.ts";
import { boardRoute } from "./day-route.ts";
import { type BoardState, boardQuery } from "./queries.ts";
import { RunTape } from "./run-tape.tsx";

/** So many cards stand on the wall at once, read at eight metres; more take turns. */
const onePage = 12;
/** How long a page of cards stands, s. */
const pageSeconds = 12;

/** The board on the wall: the clock, and where each card goes next. Never a name. */
export function BoardPage(): JSX.Element {
  const { t } = useTexts();
  const { eventId } = boardRoute.useParams();
  const { user } = fullScreenRoute.useRouteContext();
  const board = useQuery(boardQuery(user.id, eventId));
  if (board.isPending)
    return (
      <main id="m" className="page hall-wait">
        <h1>{t("hall.board.title")}</h1>
        <Skeleton rows={5} />
      </main>
    );
  if (!board.data) {
    if (!(board.error instanceof Problem && board.error.code === "transitionNotAllowed")) throw board.error;
    return (
      <main id="m" className="page hall-wait">
        <PageTitle>{t("hall.board.title")}</PageTitle>
        <EmptyPage picture="hanger" level={1} title={t("hall.not-yet")}>
          <p>{t("hall.not-yet-text")}</p>
        </EmptyPage>
      </main>
    );
  }
  return <Wall board={board.data} />;
}

/** The round whose tables are shown: the one that comes. */
function nextRound({ clock }: BoardState): number | undefined {
  switch (clock.kind) {
    case "notStarted":
      return 0;
    case "round":
      return clock.slot + 1;
    case "break":
      return clock.afterSlot + 1;
    case "ended":
      return undefined;
  }
}

function Wall({ board }: { board: BoardState }): JSX.Element {
  const { t } = useTexts();
  const now = useNow();
  const { clock, rounds, zone, offline } = board;
  const running = runningOf(clock, rounds, zone, now);
  const next = nextRound(board);
  const round = next === undefined ? undefined : rounds[next];
  const seats = (round?.seats ?? []).toSorted((one, other) => one.number - other.number);
  const pages = Math.max(1, Math.ceil(seats.length / onePage));
  const page = Math.floor(now / 1000 / pageSeconds) % pages;
  const shown = seats.slice(page * onePage, (page + 1) * onePage);
  useEffect(() => {
    // The wall must not go dark in the middle of the day; where it may not be asked for, the screen's own setting holds.
    const held = "wakeLock" in navigator ? navigator.wakeLock.request("screen").catch(() => undefined) : undefined;
    return () => void held?.then((lock) => lock?.release());
  }, []);
  return (
    <div className="wall">
      <PageTitle>{t("hall.board.title")}</PageTitle>
      <header className="top">
        <time>{wallClock(zone, now)}</time>
        <p>
          {clock.kind === "round" ? (
            <>
              {t("hall.round")}
              <b>{t("hall.round-of", { round: clock.slot + 1, of: rounds.length })}</b>
            </>
          ) : (
            <b>{t(clock.kind === "break" ? "hall.break" : clock.kind === "ended" ? "hall.ended" : "hall.before")}</b>
          )}
        </p>
        <p className="l">
          {running && (
            <>
              {t(clock.kind === "break" ? "hall.next-round-at" : "hall.next-at", { time: running.ends })}
              <b>{t("hall.left", { minutes: running.left })}</b>
            </>
          )}
        </p>
        <RunTape running={running} />
      </header>
      <main id="m">
        {round && seats.length > 0 ? (
          <>
            <h1>
              {clock.kind === "notStarted"
                ? t("hall.board.first")
                : t("hall.board.now", { time: running?.ends ?? clockOf(round.from) })}
              <span>
                {offline
                  ? t("hall.board.offline")
                  : pages > 1
                    ? t("hall.board.page", { page: page + 1, of: pages })
                    : t("hall.board.find")}
              </span>
            </h1>
            <ul>
              {shown.map(({ number, table }) => (
                <li key={number}>
                  <span className="cd">
                    <span className="vh">{t("hall.board.card")} </span>
                    {number}
                  </span>
                  <span className="to">
                    {t("hall.board.table")}
                    <b>{table}</b>
                  </span>
                </li>
              ))}
            </ul>
          </>
        ) : (
          <>
            <h1>{t("hall.board.over")}</h1>
            <p className="wall-text">{t("hall.board.over-text")}</p>
          </>
        )}
      </main>
    </div>
  );
}
