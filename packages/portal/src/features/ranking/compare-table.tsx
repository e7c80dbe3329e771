import type { Names } from "@passa/texts/explain";
import { useSuspenseQueries } from "@tanstack/react-query";
import type { JSX } from "react";
import { useTexts } from "../../app/texts.tsx";
import { Icon } from "../../kit/icon.tsx";
import { StateMark } from "../../kit/state-mark.tsx";
import { Tape } from "../../kit/tape.tsx";
import { stateOf } from "./criteria-table.tsx";
import { initialsAsRead, scoreAsRead, scoreParts } from "./person-words.ts";
import { type Fit, fitQuery } from "./queries.ts";
import type { ParticipantId, PlacementId } from "./search.ts";
import { type Judgement, sidesOf } from "./sides.ts";

/** Every criterion that any of them has, in the order of the rules; what only one has comes last. */
export function criteriaOf(fits: readonly { readonly judgements: readonly Judgement[] }[]): Judgement[] {
  const seen = new Map<string, Judgement>();
  for (const { judgements } of fits)
    for (const judged of judgements) if (!seen.has(judged.criterion)) seen.set(judged.criterion, judged);
  return [...seen.values()];
}

/** Two to four people beside each other, criterion by criterion. It scrolls sideways in its own region. */
export function CompareTable({
  placementId,
  people,
  assumed,
  names,
  weights,
  locality,
  numbers,
  onRemove,
}: {
  placementId: PlacementId;
  people: readonly ParticipantId[];
  assumed: string | undefined;
  names: Names;
  weights: Readonly<Record<string, number>>;
  locality: string;
  /** The number in the list of those who are in it. */
  numbers: ReadonlyMap<string, number>;
  onRemove: (participantId: ParticipantId) => void;
}): JSX.Element {
  const texts = useTexts();
  const { t } = texts;
  const fits = useSuspenseQueries({
    queries: people.map((participantId) => fitQuery(placementId, participantId, assumed)),
    combine: (results) => results.map(({ data }) => data),
  });
  const called = ({ person, participantId }: Fit): string => {
    if (person.kind === "named") return initialsAsRead(person.initials);
    const number = numbers.get(participantId);
    return number === undefined ? t("ranking.row.unnamed") : t("ranking.row.number", { number });
  };
  return (
    <section className="beside">
      <h2 id="beside">{t("ranking.compare.title")}</h2>
      <div className="scroll in-place" tabIndex={0} role="region" aria-labelledby="beside">
        <table className="data compare">
          <thead>
            <tr>
              <th scope="col">{t("ranking.panel.criterion")}</th>
              <th scope="col">{t("ranking.compare.place")}</th>
              {fits.map((fit) => (
                <th scope="col" key={fit.participantId}>
                  <span className="compared">
                    <span className="strong">{called(fit)}</span>
                    <button
                      type="button"
                      aria-label={t("ranking.compare.remove", { name: called(fit) })}
                      onClick={() => onRemove(fit.participantId)}
                    >
                      <Icon name="close" size={14} />
                    </button>
                  </span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            <tr>
              <th scope="row">{t("ranking.compare.score")}</th>
              <td />
              {fits.map((fit) => (
                <td key={fit.participantId}>
                  <span className="compare-score">
                    <b>{scoreAsRead(fit.score)}</b>
                    <Tape parts={scoreParts(texts, fit.components, weights)} />
                  </span>
                </td>
              ))}
            </tr>
            {criteriaOf(fits).map((criterion) => {
              const sides = sidesOf(texts, criterion, names, locality);
              return (
                <tr key={criterion.criterion}>
                  <th scope="row">{sides.name}</th>
                  <td>{sides.place}</td>
                  {fits.map((fit) => {
                    const judged = fit.judgements.find((one) => one.criterion === criterion.criterion);
                    return (
                      <td key={fit.participantId} className={judged && `is-${judged.state}`}>
                        {judged && (
                          <StateMark state={stateOf[judged.state]} size={18} prefix>
                            {sidesOf(texts, judged, names, locality).person ?? t("shell.unknown")}
                          </StateMark>
                        )}
                      </td>
                    );
                  })}
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </section>
  );
}
