import "../../styles/proposal.css";
import { useSuspenseQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { JSX } from "react";
import { yesesOf } from "../../app/my-proposals.tsx";
import { today } from "../../app/days.ts";
import { useTexts } from "../../app/texts.tsx";
import { buttonClass } from "../../kit/button.tsx";
import { EmptyPage } from "../../kit/empty-page.tsx";
import { PageHead } from "../../kit/page.tsx";
import { TwoYeses } from "../../kit/two-yeses.tsx";
import { nowInWords } from "./now-words.ts";
import { type BoardRow, boardQuery } from "./queries.ts";

const columns = [
  { id: "ask", states: ["proposed", "asked"] },
  { id: "employer", states: ["shown"] },
  { id: "second", states: ["interested"] },
  { id: "meeting", states: ["known", "agreed"] },
  { id: "placed", states: ["placed"] },
] as const satisfies readonly { id: string; states: readonly BoardRow["state"][] }[];

/** Whose turn it is first, then who has waited longest. */
const inTurn = (rows: readonly BoardRow[]): BoardRow[] =>
  rows.toSorted(
    (one, other) =>
      Number(other.turn === "matcher") - Number(one.turn === "matcher") ||
      (one.since < other.since ? -1 : one.since > other.since ? 1 : one.id < other.id ? -1 : 1),
  );

/** Proposals of the people that a matcher works with, by how far they have come. */
export function BoardPage(): JSX.Element {
  const { t } = useTexts();
  const { data } = useSuspenseQuery(boardQuery);
  const { items } = data;
  const past = items.filter(({ state }) => state === "closed" || state === "ended");
  const open = items.length - past.length;
  const turns = items.filter(({ turn }) => turn === "matcher").length;
  if (items.length === 0)
    return (
      <div className="proposals">
        <PageHead title={t("proposal.board.name")} />
        <EmptyPage
          picture="spool"
          title={t("proposal.board.empty")}
          action={
            <Link className={buttonClass("main")} to="/places">
              {t("proposal.board.empty.to")}
            </Link>
          }
        >
          <p>{t("proposal.board.empty.text")}</p>
        </EmptyPage>
      </div>
    );
  return (
    <div className="proposals">
      <PageHead title={t("proposal.board.title", { count: turns })} />
      <p className="facts">
        <span>{t("proposal.board.open", { count: open })}</span>
        <span>{t("proposal.board.placed", { count: items.filter(({ state }) => state === "placed").length })}</span>
      </p>
      <ul className="yes-key" aria-label={t("proposal.board.legend")}>
        {(["none", "one", "two"] as const).map((key, n) => (
          <li key={key}>
            <TwoYeses given={n as 0 | 1 | 2} size={40} />
            <span>
              <b>{t(`proposal.board.${key}`)}</b>
              <br />
              {t(`proposal.board.${key}.about`)}
            </span>
          </li>
        ))}
        <li className="turn-key">{t("proposal.board.turn-key")}</li>
      </ul>
      <div className="board">
        {columns.map(({ id, states }) => {
          const rows = inTurn(items.filter(({ state }) => (states as readonly string[]).includes(state)));
          return (
            <section className="col" key={id} aria-labelledby={`col-${id}`}>
              <h2 id={`col-${id}`}>
                {t(`proposal.column.${id}`)} <b>{rows.length}</b>
              </h2>
              <p>{t(`proposal.column.${id}.about`)}</p>
              {rows.length === 0 ? (
                <p className="small dim">{t("proposal.board.column-empty")}</p>
              ) : (
                <ul>
                  {rows.map((row) => (
                    <ProposalCard key={row.id} row={row} />
                  ))}
                </ul>
              )}
            </section>
          );
        })}
      </div>
      {past.length > 0 && (
        <section className="past-proposals" aria-labelledby="past">
          <h2 id="past">{t("proposal.column.past")}</h2>
          <ul>
            {past.toReversed().map((row) => (
              <PastLine key={row.id} row={row} />
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}

function ProposalCard({ row }: { row: BoardRow }): JSX.Element {
  const words = useTexts();
  const { t } = words;
  const { id, person, employer, title, turn } = row;
  const mine = turn === "matcher";
  return (
    <li className={mine ? "pc turn" : "pc"}>
      <h3>
        <Link to="/proposals/$proposalId" params={{ proposalId: id }}>
          <abbr title={person.name}>{person.initials}</abbr> <span className="dim">{person.number}</span>
        </Link>
      </h3>
      <p className="to">
        {employer}
        {title !== undefined && (
          <>
            <br />
            {title}
          </>
        )}
      </p>
      <TwoYeses given={yesesOf(row)} />
      <p className="now">
        {mine && <b>{t("proposal.board.turn")} </b>}
        {nowInWords(words, row, today())}
      </p>
    </li>
  );
}

function PastLine({ row }: { row: BoardRow }): JSX.Element {
  const words = useTexts();
  return (
    <li>
      <p>
        <Link to="/proposals/$proposalId" params={{ proposalId: row.id }}>
          <b>{words.t("proposal.page.title", { person: row.person.initials, employer: row.employer })}</b>
        </Link>{" "}
        {row.turn === "matcher" && <b>{words.t("proposal.board.turn")} </b>}
        {nowInWords(words, row, today())}
      </p>
    </li>
  );
}
