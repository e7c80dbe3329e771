import type { JSX } from "react";
import { useTexts } from "../../../app/texts.tsx";
import { DateField, SelectField } from "../../../kit/field.tsx";
import { Segmented } from "../../../kit/segmented.tsx";
import type { PartProps } from "./about-part.tsx";
import type { Details } from "./versions.ts";

const limits = ["candidateMin", "candidateMax", "employerMin", "employerMax"] as const;
const idleChoices = ["0", "100", "500"] as const;

/** Least and most meetings, what waiting costs, and until when one may wish. */
export function LimitsPart({ details, change }: PartProps): JSX.Element {
  const { t } = useTexts();
  const set = (limit: (typeof limits)[number], value: string): void =>
    change((now) => {
      const { [limit]: _before, ...others } = now.limits;
      const next: Details["limits"] = value === "" ? others : { ...others, [limit]: Number(value) };
      return { ...now, limits: inOrder(next, limit) };
    });
  // What a day can hold: none has more meetings than there are rounds.
  const counts = Array.from({ length: details.slots }, (_none, at) => String(at + 1));
  return (
    <section className="ps" aria-labelledby="event-limits">
      <div className="h">
        <h2 id="event-limits">{t("event.limits")}</h2>
        <span>{t("event.limits.lede")}</span>
      </div>
      <div className="setup-fields four-fields">
        {limits.map((limit) => (
          <SelectField
            key={limit}
            label={t(`event.limits.${limit}`)}
            value={String(details.limits[limit] ?? "")}
            empty={t("event.limits.none")}
            choices={counts.map((count) => ({ value: count, label: `${count} ${t("event.limits.unit")}` }))}
            onChange={(value) => set(limit, value)}
          />
        ))}
      </div>
      <Segmented
        legend={t("event.limits.idle")}
        help={t("event.limits.idle-help")}
        value={idleChoices.find((choice) => Number(choice) === details.idleWeight)}
        choices={idleChoices.map((value) => ({ value, label: t(`event.limits.idle.${value}`) }))}
        onChange={(value) => change((now) => ({ ...now, idleWeight: Number(value) }))}
      />
      <div className="setup-fields after-table">
        <DateField
          label={t("event.limits.wishes-until")}
          value={details.wishesUntilOn ?? ""}
          max={details.startsAt.slice(0, 10)}
          onChange={(on) =>
            change(({ wishesUntilOn: _before, ...now }) => (on === "" ? now : { ...now, wishesUntilOn: on }))
          }
        />
      </div>
    </section>
  );
}

/** A least above its most moves the other one along. */
function inOrder(given: Details["limits"], changed: (typeof limits)[number]): Details["limits"] {
  const side = changed.startsWith("candidate") ? "candidate" : "employer";
  const [min, max] = [given[`${side}Min`], given[`${side}Max`]];
  if (min === undefined || max === undefined || min <= max) return given;
  return changed.endsWith("Min") ? { ...given, [`${side}Max`]: min } : { ...given, [`${side}Min`]: max };
}
