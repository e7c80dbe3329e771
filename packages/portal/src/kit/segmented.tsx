import { type JSX, useId } from "react";
import { useTexts } from "../app/texts.tsx";
import { Icon } from "./icon.tsx";

export interface Choice<V extends string> {
  readonly value: V;
  readonly label: string;
}

/** The answer "not known yet": an answer of its own, counted as a question and never as no. */
export const UNKNOWN = "unknown";
export type Unknown = typeof UNKNOWN;

interface SegmentedProps<V extends string> {
  /** The question; hidden when it already stands beside the control. */
  readonly legend: string;
  readonly legendHidden?: boolean;
  readonly help?: string;
  readonly choices: readonly Choice<V>[];
  readonly value: V | Unknown | undefined;
  /** Offers "Vet inte än" last, a little apart. */
  readonly withUnknown?: boolean;
  readonly full?: boolean;
  readonly onChange: (value: V | Unknown) => void;
  /** Says what to do when the answer is missing. */
  readonly missing?: string | undefined;
  readonly id?: string;
}

/** One answer of a few, side by side. */
export function Segmented<V extends string>({
  legend,
  legendHidden = false,
  help,
  choices,
  value,
  withUnknown = false,
  full = false,
  onChange,
  missing,
  id,
}: SegmentedProps<V>): JSX.Element {
  const { t } = useTexts();
  const name = useId();
  const describedBy = [help && `${name}h`, missing && `${name}m`].filter(Boolean).join(" ");
  const option = (one: Choice<V | Unknown>, unknown: boolean): JSX.Element => (
    <label key={one.value} className={unknown ? "dk" : undefined}>
      <input
        type="radio"
        name={name}
        value={one.value}
        checked={value === one.value}
        onChange={() => onChange(one.value)}
      />
      <span>
        {unknown && <Icon name="question" size={18} />}
        {one.label}
      </span>
    </label>
  );
  return (
    <fieldset
      id={id}
      className={`f${missing ? " err" : ""}`}
      aria-describedby={describedBy || undefined}
      tabIndex={id ? -1 : undefined}
    >
      <legend className={legendHidden ? "vh" : "lab"}>{legend}</legend>
      {help && (
        <span className="help" id={`${name}h`}>
          {help}
        </span>
      )}
      <div className={`seg${full ? " full" : ""}`}>
        {choices.map((one) => option(one, false))}
        {withUnknown && option({ value: UNKNOWN, label: t("shell.unknown") }, true)}
      </div>
      {missing && (
        <p className="do" id={`${name}m`}>
          <Icon name="pencil" />
          {missing}
        </p>
      )}
    </fieldset>
  );
}
