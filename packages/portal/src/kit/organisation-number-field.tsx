import { formatOrganisationNumber, parseOrganisationNumber } from "@passa/domain/employer/organisation-number";
import { type JSX, useState } from "react";
import { useTexts } from "../app/texts.tsx";
import { TextField } from "./field.tsx";

/** An organisation number: written as one likes, set with its hyphen and checked when one leaves it. */
export function OrganisationNumberField({
  label,
  help,
  id,
  value,
  onChange,
  missing,
}: {
  label: string;
  help?: string;
  id: string;
  value: string;
  onChange: (value: string) => void;
  missing?: string | undefined;
}): JSX.Element {
  const { t } = useTexts();
  const [left, setLeft] = useState(false);
  const digits = parseOrganisationNumber(value);
  const wrong = left && value.trim() !== "" && digits === undefined;
  return (
    <TextField
      id={id}
      label={label}
      help={help}
      value={value}
      inputMode="numeric"
      autoComplete="off"
      maxLength={20}
      missing={wrong ? t("field.organisationNumber.organisationNumber") : digits ? undefined : missing}
      onChange={onChange}
      onFocus={() => setLeft(false)}
      onBlur={() => {
        setLeft(true);
        if (digits) onChange(formatOrganisationNumber(digits));
      }}
    />
  );
}
