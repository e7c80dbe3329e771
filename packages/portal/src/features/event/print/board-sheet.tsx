import type { JSX } from "react";
import { useTexts } from "../../../app/texts.tsx";
import type { EventView } from "../queries.ts";
import { clockOf } from "../times.ts";
import type { Sheets } from "./sheets-page.tsx";

/** The board on paper, a sheet a round, for a hall without a screen: card and table, nobody's name. */
export function BoardSheet({ view, candidates }: { view: EventView; candidates: Sheets["candidates"] }): JSX.Element {
  const { t } = useTexts();
  return (
    <>
      {view.times.map(({ slot, from }) => {
        const seats = candidates
          .flatMap(({ number, interviews }) =>
            interviews
              .filter((interview) => interview.slot <= slot && slot < interview.slot + interview.length)
              .map(({ table }) => ({ number, table })),
          )
          .toSorted((one, other) => one.number - other.number);
        if (seats.length === 0) return null;
        const heading = t("paper.board.round", { round: slot + 1, time: clockOf(from) });
        return (
          <article
            className={seats.length > 24 ? "a4 wall-sheet many" : "a4 wall-sheet"}
            key={slot}
            aria-label={heading}
          >
            <h2 className="who">{heading}</h2>
            <ul>
              {seats.map(({ number, table }) => (
                <li key={number}>
                  <span className="cd">
                    <span className="vh">{t("paper.card")} </span>
                    {number}
                  </span>
                  <span>
                    {t("paper.table")} <b>{table}</b>
                  </span>
                </li>
              ))}
            </ul>
          </article>
        );
      })}
    </>
  );
}
