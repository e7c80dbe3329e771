import { type JSX, useId } from "react";

/** Yes, maybe and no by shape, word and colour, as large as a thumb: the shapes of the paper. */
export function ThreeWays<V extends string>({
  legend,
  choices,
  value,
  onChange,
}: {
  legend: string;
  /** In the order yes, maybe, no. */
  choices: readonly { readonly value: V; readonly label: string }[];
  value: V | undefined;
  onChange: (value: V) => void;
}): JSX.Element {
  const name = useId();
  return (
    <fieldset className="three-ways">
      <legend className="vh">{legend}</legend>
      {choices.map((choice, at) => (
        <label key={choice.value} className={looks[at]}>
          <input type="radio" name={name} checked={value === choice.value} onChange={() => onChange(choice.value)} />
          <span>
            <Shape at={at} />
            {choice.label}
          </span>
        </label>
      ))}
    </fieldset>
  );
}

const looks = ["yes", "maybe", "no"] as const;

function Shape({ at }: { at: number }): JSX.Element {
  return (
    <svg width="34" height="34" viewBox="0 0 24 24" aria-hidden="true">
      {at === 0 ? (
        <>
          <circle cx="12" cy="12" r="11" fill="currentColor" />
          <path d="m7 12.5 3.5 3.5L17 8.5" fill="none" stroke="var(--cut)" strokeWidth="2.6" />
        </>
      ) : at === 1 ? (
        <>
          <circle
            cx="12"
            cy="12"
            r="10"
            fill="none"
            stroke="currentColor"
            strokeWidth="2.2"
            strokeDasharray="4.2 2.1"
          />
          <path
            d="M9.2 9.8a2.9 2.9 0 1 1 4.2 2.5c-1 .5-1.4 1-1.4 1.9"
            fill="none"
            stroke="currentColor"
            strokeWidth="2.2"
          />
          <circle cx="12" cy="17.2" r="1.4" fill="currentColor" />
        </>
      ) : (
        <>
          <rect x="1.5" y="1.5" width="21" height="21" rx="3" fill="currentColor" />
          <path d="m7.5 7.5 9 9m0-9-9 9" stroke="var(--cut)" strokeWidth="2.6" />
        </>
      )}
    </svg>
  );
}
