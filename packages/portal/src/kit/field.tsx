import { type ComponentProps, type JSX, type ReactNode, useId, useState } from "react";
import { useTexts } from "../app/texts.tsx";
import { Icon } from "./icon.tsx";

interface FieldProps {
  readonly label: string;
  readonly help?: ReactNode;
  /** Something is missing: a sentence that says what to do. */
  readonly missing?: string | undefined;
  readonly id?: string;
}

interface Wiring {
  readonly id: string;
  readonly "aria-describedby": string | undefined;
  readonly "aria-invalid": true | undefined;
}

/** The question above, the help under it, both always there; what to do stands under the control. */
function Field({
  label,
  help,
  missing,
  id,
  children,
}: FieldProps & { children: (wiring: Wiring) => ReactNode }): JSX.Element {
  const own = useId();
  const field = id ?? own;
  const describedBy = [help && `${field}-help`, missing && `${field}-do`].filter(Boolean).join(" ");
  return (
    <div className={`f${missing ? " err" : ""}`}>
      <label htmlFor={field}>{label}</label>
      {help && (
        <span className="help" id={`${field}-help`}>
          {help}
        </span>
      )}
      {children({
        id: field,
        "aria-describedby": describedBy || undefined,
        "aria-invalid": missing ? true : undefined,
      })}
      {missing && (
        <p className="do" id={`${field}-do`}>
          <Icon name="pencil" />
          {missing}
        </p>
      )}
    </div>
  );
}

type InputProps = Omit<ComponentProps<"input">, "id" | "value" | "onChange"> &
  FieldProps & { readonly value: string; readonly onChange: (value: string) => void };

/** A line of text. */
export function TextField({ label, help, missing, id, onChange, className, ...input }: InputProps): JSX.Element {
  return (
    <Field {...{ label, help, missing }} {...(id ? { id } : {})}>
      {(wiring) => (
        <input
          {...input}
          {...wiring}
          className={`inp ${className ?? ""}`}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  );
}

/**
 * A date, written or picked, as the browser does it in the reader's language. `value` is YYYY-MM-DD or "". A browser gives
 * "" for a day that the calendar does not have: that is told here, since nobody else gets to see it.
 */
export function DateField(props: InputProps): JSX.Element {
  const { t } = useTexts();
  const [impossible, setImpossible] = useState(false);
  return (
    <TextField
      max="9999-12-31"
      {...props}
      type="date"
      missing={impossible ? t("shell.field.no-such-day") : props.missing}
      onBlur={(event) => setImpossible(event.target.validity.badInput)}
      onInput={(event) => impossible && setImpossible(event.currentTarget.validity.badInput)}
    />
  );
}

/** Longer text; says how many characters are left when `maxLength` is given. */
export function TextArea({
  label,
  help,
  missing,
  id,
  value,
  onChange,
  maxLength,
  ...area
}: Omit<ComponentProps<"textarea">, "id" | "value" | "onChange"> &
  FieldProps & { readonly value: string; readonly onChange: (value: string) => void }): JSX.Element {
  const { t } = useTexts();
  const room =
    maxLength === undefined ? undefined : t("shell.field.room", { max: maxLength, left: maxLength - value.length });
  return (
    <Field
      label={label}
      missing={missing}
      help={
        help || room ? (
          <>
            {help} {room}
          </>
        ) : undefined
      }
      {...(id ? { id } : {})}
    >
      {(wiring) => (
        <textarea
          {...area}
          {...wiring}
          className="inp"
          value={value}
          maxLength={maxLength}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  );
}

/**
 * A number with its unit. The value is what was written, so that "mycket" can be answered with what to write;
 * the steps, and the arrows up and down, change it by `step` within `min` and `max`.
 */
export function NumberField({
  label,
  help,
  missing,
  id,
  value,
  onChange,
  unit,
  step,
  min,
  max,
}: FieldProps & {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly unit?: string;
  readonly step?: number;
  readonly min?: number;
  readonly max?: number;
}): JSX.Element {
  const { t } = useTexts();
  const turn = (by: number): void => {
    const now = Number(value.replace(",", "."));
    const next = (Number.isFinite(now) ? now : (min ?? 0)) + by;
    onChange(String(Math.min(max ?? next, Math.max(min ?? next, next))));
  };
  return (
    <Field {...{ label, help, missing }} {...(id ? { id } : {})}>
      {(wiring) => (
        <div className="inp-box">
          <input
            {...wiring}
            inputMode="decimal"
            autoComplete="off"
            value={value}
            onChange={(event) => onChange(event.target.value)}
            onKeyDown={(event) => {
              const way = { ArrowUp: 1, ArrowDown: -1 }[event.key];
              if (step === undefined || way === undefined) return;
              event.preventDefault();
              turn(way * step);
            }}
          />
          {step !== undefined && (
            <>
              <button
                className="step"
                type="button"
                aria-label={t("shell.field.less", { label, step, unit: unit ?? "" })}
                onClick={() => turn(-step)}
              >
                <Icon name="down" size={16} />
              </button>
              <button
                className="step"
                type="button"
                aria-label={t("shell.field.more", { label, step, unit: unit ?? "" })}
                onClick={() => turn(step)}
              >
                <Icon name="up" size={16} />
              </button>
            </>
          )}
          {unit && <span className="unit">{unit}</span>}
        </div>
      )}
    </Field>
  );
}

/** One of a list that needs no search. `empty` is the first, unchosen line. */
export function SelectField<V extends string>({
  label,
  help,
  missing,
  id,
  value,
  onChange,
  choices,
  empty,
}: FieldProps & {
  readonly value: V | "";
  readonly onChange: (value: V | "") => void;
  readonly choices: readonly { readonly value: V; readonly label: string }[];
  readonly empty?: string;
}): JSX.Element {
  return (
    <Field {...{ label, help, missing }} {...(id ? { id } : {})}>
      {(wiring) => (
        <div className="inp-box">
          <select
            {...wiring}
            value={value}
            onChange={(event) => onChange(choices.find((one) => one.value === event.target.value)?.value ?? "")}
          >
            {empty !== undefined && <option value="">{empty}</option>}
            {choices.map((one) => (
              <option key={one.value} value={one.value}>
                {one.label}
              </option>
            ))}
          </select>
          <span className="caret">
            <Icon name="down" size={16} />
          </span>
        </div>
      )}
    </Field>
  );
}

/** Yes or no to one sentence. */
export function CheckField({
  label,
  checked,
  onChange,
  ...rest
}: Omit<ComponentProps<"input">, "onChange" | "type"> & {
  label: ReactNode;
  checked: boolean;
  onChange: (checked: boolean) => void;
}): JSX.Element {
  return (
    <label className="chk">
      <input {...rest} type="checkbox" checked={checked} onChange={(event) => onChange(event.target.checked)} />
      <span>{label}</span>
    </label>
  );
}
