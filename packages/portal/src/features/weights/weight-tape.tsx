import type { JSX } from "react";
import { componentOrder } from "../../app/score-parts.ts";
import { useTexts } from "../../app/texts.tsx";
import { type Weights, weightOf, type Written } from "./weights-form.ts";

/** The tape of the score, every cell as wide as its part weighs; what differs from the weights in force is marked. */
export function WeightTape({ written, inForce }: { written: Written; inForce: Weights }): JSX.Element {
  const { t } = useTexts();
  const parts = componentOrder.map((part) => ({
    part,
    name: t(`component.${part}.name`),
    weight: weightOf(written[part]) ?? 0,
  }));
  const label = parts.map(({ name, weight }) => t("weights.part", { name, weight })).join(", ");
  return (
    <div className="weight-tape">
      <div className="tape" role="img" aria-label={label}>
        {parts.map(({ part, weight }) => (
          <i
            key={part}
            className={weight === inForce[part] ? undefined : "changed"}
            hidden={weight === 0}
            style={{ flex: `${weight} 0 0`, "--v": "100%" }}
          />
        ))}
      </div>
      <ul className="names" aria-hidden="true">
        {parts.map(({ part, name, weight }) => (
          <li key={part} hidden={weight === 0} style={{ flex: `${weight} 0 0` }}>
            <b>{weight}</b>
            {weight >= 8 && <span>{name}</span>}
          </li>
        ))}
      </ul>
    </div>
  );
}
