import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type JSX, useState } from "react";
import { api } from "../../../api/client.ts";
import { Problem } from "../../../api/problem.ts";
import { useTexts, type Words } from "../../../app/texts.tsx";
import { Button } from "../../../kit/button.tsx";
import { SelectField } from "../../../kit/field.tsx";
import { DoneLine, Message } from "../../../kit/message.tsx";
import { StateMark } from "../../../kit/state-mark.tsx";
import { Skeleton } from "../../../kit/waiting.tsx";
import { type EventId, eventKey } from "../queries.ts";
import { clockOf } from "../times.ts";
import { type Day, type Issue, issuesOf, type KnownHall, replanOf, roundsOf } from "./hall.ts";
import { type HallState, type Replan, type ReplanOption, replanQuery } from "./queries.ts";

const titleOf = ({ t }: Pick<Words, "t">, issue: Issue): string =>
  issue.kind === "table"
    ? t("hall.issue.table", { name: issue.name })
    : t(`hall.issue.${issue.kind}`, { number: issue.number });

/** What has come between, and two ways on side by side. What is not arranged waits its turn below. */
export function Issues({
  eventId,
  hall,
  day,
  times,
  online,
}: {
  eventId: EventId;
  hall: KnownHall;
  day: Day;
  times: HallState["times"];
  online: boolean;
}): JSX.Element {
  const words = useTexts();
  const { t } = words;
  const [waiting, setWaiting] = useState<ReadonlySet<string>>(new Set());
  const [lateUntil, setLateUntil] = useState<ReadonlyMap<number, number>>(new Map());
  const [arranged, setArranged] = useState(false);
  const all = issuesOf(hall, day);
  const issues = all.filter(({ key }) => !waiting.has(key));
  const aside = all.filter(({ key }) => waiting.has(key));
  const [first, ...others] = issues;
  const { next } = roundsOf(day);
  const wait = (key: string, on: boolean): void => {
    const changed = new Set(waiting);
    if (on) changed.add(key);
    else changed.delete(key);
    setWaiting(changed);
  };
  return (
    <section aria-label={t("hall.issue.arrange")} className="issues">
      {arranged && !first && <DoneLine>{t("hall.replan.done")}</DoneLine>}
      {!first && !arranged && <p className="dim">{t("hall.issue.none")}</p>}
      {first && (
        <>
          <div className="issue">
            {first.kind !== "table" && (
              <span className={first.kind === "late" ? "card late" : "card"} aria-hidden="true">
                {first.number}
              </span>
            )}
            <div>
              <h2>{titleOf(words, first)}</h2>
              <p>{t("hall.issue.falls", { count: first.falls })}</p>
            </div>
            <Button onClick={() => wait(first.key, true)}>{t("hall.issue.wait")}</Button>
          </div>
          {issues.map(
            (issue) =>
              issue.kind === "late" && (
                <SelectField<string>
                  key={issue.key}
                  label={t("hall.issue.late-until", { number: issue.number })}
                  value={String(lateUntil.get(issue.number) ?? next + 1)}
                  choices={times
                    .filter(({ slot }) => slot > next)
                    .map(({ slot, from }) => ({ value: String(slot), label: clockOf(from) }))}
                  onChange={(slot) => setLateUntil(new Map(lateUntil).set(issue.number, Number(slot)))}
                />
              ),
          )}
          {online ? (
            <Replans
              eventId={eventId}
              hall={hall}
              day={day}
              waiting={waiting}
              lateUntil={lateUntil}
              onArranged={() => setArranged(true)}
            />
          ) : (
            <Message kind="ink">{t("hall.replan.needs-net")}</Message>
          )}
        </>
      )}
      {[...others, ...aside].map((issue) => (
        <p className="queue" key={issue.key}>
          <StateMark state={issue.kind === "late" ? "ask" : "block"}>{titleOf(words, issue)}</StateMark>
          <span className="dim">{t("hall.issue.falls", { count: issue.falls }).split(". ")[0]}</span>
          <Button small onClick={() => wait(issue.key, !waiting.has(issue.key))}>
            {t(waiting.has(issue.key) ? "hall.issue.arrange" : "hall.issue.wait")}
          </Button>
        </p>
      ))}
    </section>
  );
}

const choices = ["fewestChanges", "bestValue"] as const;

function Replans({
  eventId,
  hall,
  day,
  waiting,
  lateUntil,
  onArranged,
}: {
  eventId: EventId;
  hall: KnownHall;
  day: Day;
  waiting: ReadonlySet<string>;
  lateUntil: ReadonlyMap<number, number>;
  onArranged: () => void;
}): JSX.Element {
  const { t } = useTexts();
  const queryClient = useQueryClient();
  const replan = useQuery(replanQuery(eventId, hall.planVersion, replanOf(hall, day, waiting, lateUntil)));
  const choose = useMutation({
    mutationFn: ({
      id,
      planVersion,
      choice,
    }: {
      id: Replan["id"];
      planVersion: number;
      choice: (typeof choices)[number];
    }) =>
      api("POST /events/{eventId}/replans/{replanId}/choice", {
        path: { eventId, replanId: id },
        body: { choice },
        ifMatch: `"${planVersion}"`,
      }),
    onSuccess: onArranged,
    onSettled: () => queryClient.invalidateQueries({ queryKey: eventKey(eventId) }),
  });
  if (replan.isPending)
    return (
      <div>
        <p role="status">{t("hall.replan.counting")}</p>
        <Skeleton rows={4} />
      </div>
    );
  if (replan.isError)
    return (
      <Message icon="pencil" end={<Button onClick={() => void replan.refetch()}>{t("hall.replan.again")}</Button>}>
        {(replan.error instanceof Problem && replan.error.detail) || t("event.failed")}
      </Message>
    );
  const { data } = replan;
  const same = JSON.stringify(data.fewestChanges) === JSON.stringify(data.bestValue);
  return (
    <>
      {choose.isError && (
        <Message icon="pencil">
          {choose.error instanceof Problem && choose.error.code === "stale"
            ? t("hall.replan.stale")
            : (choose.error instanceof Problem && choose.error.detail) || t("event.failed")}
        </Message>
      )}
      {same && <p className="dim">{t("hall.replan.same")}</p>}
      <div className="replans">
        {(same ? choices.slice(0, 1) : choices).map((choice) => (
          <Option
            key={choice}
            choice={choice}
            option={data[choice]}
            before={data.before}
            busy={choose.isPending}
            onChoose={() => choose.mutate({ id: data.id, planVersion: data.planVersion, choice })}
          />
        ))}
      </div>
    </>
  );
}

function Option({
  choice,
  option: { figures, moved, dropped, added, emptyTables },
  before,
  busy,
  onChoose,
}: {
  choice: (typeof choices)[number];
  option: ReplanOption;
  before: number;
  busy: boolean;
  onChoose: () => void;
}): JSX.Element {
  const { t } = useTexts();
  const people = new Set([...moved, ...added].map(({ number }) => number)).size;
  const lines = [
    ...moved.map(({ number, from, to }) => ({
      key: `moved ${number} ${from.slot}`,
      number,
      text: t("hall.replan.to", { round: to.slot + 1, table: to.table }),
      small: t(from.table === to.table ? "hall.replan.from-same" : "hall.replan.from", { round: from.slot + 1 }),
    })),
    ...added.map(({ number, slot, table }) => ({
      key: `added ${number} ${slot}`,
      number,
      text: t("hall.replan.to", { round: slot + 1, table }),
      small: t("hall.replan.added"),
    })),
    ...dropped.map(({ number, slot }) => ({
      key: `dropped ${number} ${slot}`,
      number,
      text: t("hall.replan.dropped", { round: slot + 1 }),
      small: "",
    })),
  ];
  return (
    <article className="replan" aria-labelledby={`replan-${choice}`}>
      <h3 id={`replan-${choice}`}>
        {t(`hall.replan.${choice}`)}
        <small>{t("hall.replan.people", { count: people })}</small>
      </h3>
      <ul className="hall-moves" tabIndex={0} aria-label={t(`hall.replan.${choice}`)}>
        {lines.map(({ key, number, text, small }) => (
          <li key={key}>
            <span className="c">{number}</span>
            <span>
              {text}
              {small && (
                <>
                  <br />
                  <small>{small}</small>
                </>
              )}
            </span>
          </li>
        ))}
      </ul>
      <dl className="sumup">
        <dt>{t("hall.replan.interviews")}</dt>
        <dd>{t("hall.replan.interviews-of", { count: figures.interviews, before })}</dd>
        <dt>{t("hall.replan.empty")}</dt>
        <dd>{t("hall.replan.rounds", { count: emptyTables })}</dd>
      </dl>
      <Button kind="main" className="wide" busy={busy && t("hall.replan.choosing")} onClick={onChoose}>
        {t(`hall.replan.choose.${choice}`)}
      </Button>
    </article>
  );
}
