import { Link } from "@tanstack/react-router";
import type { JSX } from "react";
import { componentOrder } from "../../app/score-parts.ts";
import { useTexts } from "../../app/texts.tsx";
import type { Ranking } from "./list-parts.ts";

/** The eight parts of the score, what each counts and what it weighs. Stands in the page. */
export function ScoreExplained({ ranking, id }: { ranking: Ranking; id: string }): JSX.Element {
  const { t, date } = useTexts();
  const most = Math.max(...Object.values(ranking.weights));
  return (
    <section className="how" id={id} aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{t("ranking.how.title")}</h2>
      <p>{t("ranking.how.lead")}</p>
      <dl>
        {componentOrder.map((component) => {
          const weight = ranking.weights[component] ?? 0;
          return (
            <div key={component}>
              <dt>
                <span className="strong">{t(`component.${component}.name`)}</span>{" "}
                <span className="dim">{t("ranking.how.weight", { weight })}</span>
                <span className="how-bar" style={{ "--v": `${(100 * weight) / most}%` }} aria-hidden="true" />
              </dt>
              <dd>{t(`ranking.how.${component}`)}</dd>
            </div>
          );
        })}
      </dl>
      <p className="strong">{t("ranking.how.never")}</p>
      <p className="small">
        <Link to="/weights">{t("ranking.how.weights")}</Link>
      </p>
      <p className="dim small">{t("ranking.how.rule", { version: ranking.ruleVersion, date: date(ranking.asOf) })}</p>
    </section>
  );
}
