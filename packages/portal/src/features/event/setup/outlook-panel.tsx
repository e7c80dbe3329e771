import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { JSX } from "react";
import { useTexts, type Words } from "../../../app/texts.tsx";
import { Button, buttonClass } from "../../../kit/button.tsx";
import { StateMark } from "../../../kit/state-mark.tsx";
import { Skeleton } from "../../../kit/waiting.tsx";
import { eventEmployersQuery, type EventId, type Outlook, outlookQuery } from "../queries.ts";
import { type Details, resourceName } from "./versions.ts";

/** Problems shown before "and so many more". */
const most = 6;

/** Whether it adds up, counted anew when something has been saved. */
export function OutlookPanel({ eventId, details }: { eventId: EventId; details: Details }): JSX.Element {
  const words = useTexts();
  const { t } = words;
  const outlook = useQuery({ ...outlookQuery(eventId), placeholderData: (before) => before });
  const { data: employers } = useQuery(eventEmployersQuery(eventId));
  return (
    <aside className="sheet" aria-labelledby="event-outlook">
      <h2 id="event-outlook">{t("event.outlook")}</h2>
      <p className="small dim">{t("event.outlook.live")}</p>
      {outlook.isPending && <Skeleton rows={3} />}
      {outlook.isError && !outlook.data && (
        <>
          <p>{t("shell.error.text")}</p>
          <Button onClick={() => void outlook.refetch()}>{t("shell.error.again")}</Button>
        </>
      )}
      {outlook.data && (
        <Sums
          words={words}
          outlook={outlook.data}
          details={details}
          names={new Map(employers?.items.map(({ employerId, name }) => [employerId, name]))}
        />
      )}
      <Link
        className={`${buttonClass(outlook.data?.candidates ? "plain" : "main")} wide`}
        to="/events/$eventId/people"
        params={{ eventId }}
      >
        {t("event.outlook.invite")}
      </Link>
      {Boolean(outlook.data?.candidates) && (
        <>
          <Link className={`${buttonClass("main")} wide`} to="/events/$eventId/plan" params={{ eventId }}>
            {t("event.outlook.plan")}
          </Link>
          <p className="small dim">{t("event.outlook.plan-help")}</p>
        </>
      )}
    </aside>
  );
}

function Sums({
  words,
  outlook,
  details,
  names,
}: {
  words: Words;
  outlook: Outlook;
  details: Details;
  names: ReadonlyMap<string, string>;
}): JSX.Element {
  const { t } = words;
  const { seats, needed, spare, candidates, candidatesServed: served, problems } = outlook;
  const min = details.limits.candidateMin;
  const clashes = problems.filter(({ kind }) => kind !== "tableFree");
  if (candidates === 0) return <p>{t("event.outlook.nothing")}</p>;
  return (
    <>
      <div className="sums">
        <p className="sumline">
          <span>{t("event.outlook.seats")}</span>
          <b>{seats}</b>
          <small>{t("event.outlook.seats-of", { employers: names.size, slots: details.slots })}</small>
        </p>
        <p className="sumline">
          <span>{min === undefined ? t("event.outlook.needed-any") : t("event.outlook.needed", { min })}</span>
          <b>{needed}</b>
          <small>{t("event.outlook.needed-of", { candidates })}</small>
        </p>
        <p className="sumline">
          <span>{t("event.outlook.spare")}</span>
          <b>{spare}</b>
        </p>
      </div>
      <div className="adds-up">
        <StateMark state={served === candidates ? "met" : "ask"}>
          {t("event.outlook.served", { served, of: candidates })}
        </StateMark>
        {clashes.length > 0 && (
          <StateMark state="block">{t("event.outlook.clashes", { count: clashes.length })}</StateMark>
        )}
      </div>
      <ul className="outlook-problems small">
        {problems.slice(0, most).map((problem) => (
          <li key={JSON.stringify(problem)}>{problemWords(words, problem, details, names)}</li>
        ))}
        {problems.length > most && (
          <li className="dim">{t("event.outlook.more", { count: problems.length - most })}</li>
        )}
      </ul>
    </>
  );
}

function problemWords(
  words: Words,
  problem: Outlook["problems"][number],
  { resources }: Details,
  names: ReadonlyMap<string, string>,
): string {
  const { t, list } = words;
  switch (problem.kind) {
    case "tooFewSeats":
      return t("event.problem.tooFewSeats", problem);
    case "resourceShort": {
      const resource = resources.find(({ id }) => id === problem.resourceId);
      return t("event.problem.resourceShort", {
        ...problem,
        resource: resource ? resourceName(words, resource) : problem.resourceId,
      });
    }
    case "candidateShort":
      return t("event.problem.candidateShort", problem);
    case "employerShort":
      return t("event.problem.employerShort", { ...problem, name: names.get(problem.employerId) ?? "" });
    case "tableFree":
      return t("event.problem.tableFree", { count: problem.tables.length, tables: list(problem.tables.map(String)) });
    case "tooFewTables":
      return t("event.problem.tooFewTables", problem);
  }
}
