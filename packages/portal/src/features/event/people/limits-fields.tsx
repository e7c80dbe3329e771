import type { JSX } from "react";
import { useTexts } from "../../../app/texts.tsx";
import { SelectField } from "../../../kit/field.tsx";

export interface Limits {
  readonly min?: number | undefined;
  readonly max?: number | undefined;
}

/** Least and most meetings of one, or those of everybody. The other follows when they would cross. */
export function LimitsFields({
  value,
  slots,
  onChange,
}: {
  value: Limits;
  slots: number;
  onChange: (value: Limits) => void;
}): JSX.Element {
  const { t } = useTexts();
  const counts = Array.from({ length: slots }, (_none, at) => String(at + 1));
  const set = (which: "min" | "max", text: string): void => {
    const count = text === "" ? undefined : Number(text);
    const next = { ...value, [which]: count };
    const crossed = next.min !== undefined && next.max !== undefined && next.min > next.max;
    onChange(crossed ? { min: count, max: count } : next);
  };
  return (
    <div className="two-fields">
      {(["min", "max"] as const).map((which) => (
        <SelectField
          key={which}
          label={t(`event.settings.${which}`)}
          value={String(value[which] ?? "")}
          empty={t("event.settings.default")}
          choices={counts.map((count) => ({ value: count, label: `${count} ${t("event.limits.unit")}` }))}
          onChange={(text) => set(which, text)}
        />
      ))}
    </div>
  );
}

/** Limits as a body has them: those that are not there are left out. */
export const limitsOf = ({ min, max }: Limits): { min?: number; max?: number } => ({
  ...(min === undefined ? {} : { min }),
  ...(max === undefined ? {} : { max }),
});
