import type { JSX } from "react";
import { useTexts } from "../../app/texts.tsx";
import { Button } from "../../kit/button.tsx";
import { type WeightsView, writtenOf } from "./weights-form.ts";
import { WeightTape } from "./weight-tape.tsx";

type Line = WeightsView["history"][number];

/** Every choice, the newest first. Taking one back puts it where it can be tried and saved. */
export function History({ now, onBack }: { now: WeightsView; onBack?: (line: Line) => void }): JSX.Element {
  const { t, date } = useTexts();
  return (
    <section className="ps lines-column" aria-labelledby="history">
      <div className="h">
        <h2 id="history">{t("weights.history")}</h2>
      </div>
      <ol className="weight-history">
        {now.history.map((line) => {
          const inForce = line.version === now.version;
          return (
            <li key={line.version} aria-current={inForce ? "true" : undefined}>
              <div>
                <p>
                  <b>{t("weights.history.version", { version: line.version })}</b>
                  {inForce && <span className="in-force">{t("weights.history.in-force")}</span>}
                </p>
                <p>{line.why ?? t("weights.history.rules")}</p>
                {line.at && line.by && (
                  <p className="dim small">{t("weights.history.line", { date: date(line.at), name: line.by.name })}</p>
                )}
              </div>
              <WeightTape written={writtenOf(line.weights)} inForce={line.weights} />
              {!inForce && onBack && (
                <Button
                  small
                  aria-label={t("weights.history.back-label", { version: line.version })}
                  onClick={() => onBack(line)}
                >
                  {t("weights.history.back")}
                </Button>
              )}
            </li>
          );
        })}
      </ol>
    </section>
  );
}
