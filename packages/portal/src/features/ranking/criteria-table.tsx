import { remedyFrom } from "@passa/domain/matching/remedy-id";
import { explainRemedy, type Names } from "@passa/texts/explain";
import { Fragment, type JSX, useState } from "react";
import { useTexts } from "../../app/texts.tsx";
import { LevelBar } from "../../kit/level-bar.tsx";
import { SeamLine } from "../../kit/seam.tsx";
import { type Fit as FitState, StateMark } from "../../kit/state-mark.tsx";
import { bestRemedy, type Opening } from "./list-parts.ts";
import { inReadingOrder, type Judgement, sidesOf } from "./sides.ts";

export const stateOf = { met: "met", unknown: "ask", blocked: "block" } as const satisfies Record<
  Judgement["state"],
  FitState
>;

/** So many criteria are shown before one asks for the rest; what blocks and what to ask always is. */
const linesShown = 10;

/** Person and place beside each other, criterion by criterion, as staff read it. */
export function CriteriaTable({
  judgements,
  openings,
  names,
  person,
  locality,
}: {
  judgements: readonly Judgement[];
  /** How many each remedy opens the place to: the best one is told. */
  openings: readonly Opening[];
  names: Names;
  person: string;
  locality: string;
}): JSX.Element {
  const texts = useTexts();
  const { t } = texts;
  const [all, setAll] = useState(false);
  const ordered = inReadingOrder(judgements);
  const open = ordered.filter(({ state }) => state !== "met").length;
  const least = Math.max(open, linesShown);
  const few = ordered.length - least <= 2;
  const lines = all || few ? ordered : ordered.slice(0, least);
  return (
    <>
      <table className="crit">
        <caption className="vh">{t("ranking.panel.caption", { name: person })}</caption>
        <thead>
          <tr>
            <th scope="col">{t("ranking.panel.criterion")}</th>
            <th scope="col">{t("ranking.panel.the-place")}</th>
            <th scope="col">{person === t("ranking.panel.person") ? t("ranking.panel.the-person") : person}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((judged) => {
            const sides = sidesOf(texts, judged, names, locality);
            const best = bestRemedy(judged.remedies, openings);
            const remedy = best === undefined ? undefined : remedyFrom(best);
            return (
              <Fragment key={judged.criterion}>
                <tr className={{ met: undefined, unknown: "asked", blocked: "hit" }[judged.state]}>
                  <th scope="row">{sides.name}</th>
                  <td>
                    {sides.level && <LevelBar {...sides.level} />}
                    <span className={sides.level && "xs dim"}>{sides.place}</span>
                  </td>
                  <td>
                    <StateMark state={stateOf[judged.state]} size={18} prefix>
                      {sides.person ?? t("shell.unknown")}
                    </StateMark>
                  </td>
                </tr>
                {remedy && (
                  <tr className="sewn">
                    <td colSpan={3}>
                      <SeamLine>{explainRemedy(texts, "staff", remedy, names)}</SeamLine>
                    </td>
                  </tr>
                )}
              </Fragment>
            );
          })}
        </tbody>
      </table>
      <p className="keyline" aria-hidden="true">
        <span className="key">
          <svg width="12" height="14" viewBox="0 0 12 14">
            <path d="M1 0h10L6 6z" fill="var(--ink)" />
            <path d="M6 4v10" stroke="var(--ink)" strokeWidth="2" />
          </svg>
          {t("ranking.panel.asks")}
        </span>
        <span className="key">
          <svg width="22" height="10">
            <rect width="22" height="10" rx="1.5" fill="var(--brand)" />
          </svg>
          {t("ranking.panel.has", { name: person })}
        </span>
      </p>
      {!few && (
        <p className="more plain">
          <button type="button" className="as-link" aria-expanded={all} onClick={() => setAll(!all)}>
            {all ? t("ranking.panel.fewer") : t("ranking.panel.more", { count: ordered.length - lines.length })}
          </button>
        </p>
      )}
    </>
  );
}
