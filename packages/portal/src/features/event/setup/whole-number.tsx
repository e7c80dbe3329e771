import { type JSX, useState } from "react";
import { NumberField } from "../../../kit/field.tsx";

/** A whole number within limits: what is written counts as soon as it is one, and is put right when the field is left. */
export function WholeNumber({
  label,
  help,
  unit,
  value,
  min,
  max,
  onChange,
}: {
  label: string;
  help?: string;
  unit?: string;
  value: number;
  min: number;
  max: number;
  onChange: (value: number) => void;
}): JSX.Element {
  const [written, setWritten] = useState<string>();
  return (
    <div className="whole" onBlur={() => setWritten(undefined)}>
      <NumberField
        label={label}
        {...(help === undefined ? {} : { help })}
        {...(unit === undefined ? {} : { unit })}
        step={1}
        min={min}
        max={max}
        value={written ?? String(value)}
        onChange={(text) => {
          setWritten(text);
          const number = Number(text);
          if (text.trim() !== "" && Number.isInteger(number) && number >= min && number <= max) onChange(number);
        }}
      />
    </div>
  );
}
