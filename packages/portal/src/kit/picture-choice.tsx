import { type JSX, type ReactNode, useId } from "react";
import { Icon } from "./icon.tsx";
import { Pictogram } from "./pictogram.tsx";

export interface PictureOption<V extends string> {
  readonly value: V;
  readonly label: string;
  readonly pictogram: string;
  /** A second, smaller line. */
  readonly note?: string;
  /** Nobody has said: the ring takes the box's place. */
  readonly unknown?: boolean;
}

interface Shared<V extends string> {
  readonly legend: string;
  readonly legendHidden?: boolean;
  readonly options: readonly PictureOption<V>[];
  readonly id?: string;
  readonly missing?: string | undefined;
}

function Cards<V extends string>({
  legend,
  legendHidden = false,
  options,
  id,
  missing,
  input,
}: Shared<V> & { input: (option: PictureOption<V>) => ReactNode }): JSX.Element {
  return (
    <fieldset id={id} className={missing ? "f err" : "f"} tabIndex={id ? -1 : undefined}>
      <legend className={legendHidden ? "vh" : "lab"}>{legend}</legend>
      <div className="picks">
        {options.map((option) => (
          <label className="pick" key={option.value}>
            {input(option)}
            <span className={`box${option.unknown ? " unk" : ""}`}>
              <Icon name={option.unknown ? "ask" : "tick"} size={option.unknown ? 20 : 18} />
            </span>
            <Pictogram id={option.pictogram} size={60} />
            <span>{option.label}</span>
            {option.note && <small>{option.note}</small>}
          </label>
        ))}
      </div>
      {missing && (
        <p className="do">
          <Icon name="pencil" />
          {missing}
        </p>
      )}
    </fieldset>
  );
}

/** Any number of pictures with words. */
export function PictureChoices<V extends string>({
  chosen,
  onChange,
  ...shared
}: Shared<V> & { chosen: ReadonlySet<V>; onChange: (value: V, on: boolean) => void }): JSX.Element {
  return (
    <Cards
      {...shared}
      input={({ value }) => (
        <input
          type="checkbox"
          checked={chosen.has(value)}
          onChange={(event) => onChange(value, event.target.checked)}
        />
      )}
    />
  );
}

/** One of a few pictures with words. */
export function PictureChoice<V extends string>({
  chosen,
  onChange,
  ...shared
}: Shared<V> & { chosen: V | undefined; onChange: (value: V) => void }): JSX.Element {
  const name = useId();
  return (
    <Cards
      {...shared}
      input={({ value }) => (
        <input type="radio" name={name} checked={chosen === value} onChange={() => onChange(value)} />
      )}
    />
  );
}
