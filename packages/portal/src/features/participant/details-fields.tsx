import { type JSX, useId } from "react";
import type { FieldProblem } from "../../api/problem.ts";
import type { TextKey, Words } from "../../app/texts.tsx";
import { useTexts } from "../../app/texts.tsx";
import { ErrorSummary } from "../../kit/error-summary.tsx";
import { CheckField, DateField, SelectField, TextField } from "../../kit/field.tsx";
import { Help } from "../../kit/message.tsx";
import { Segmented, UNKNOWN } from "../../kit/segmented.tsx";
import {
  channels,
  type DetailsField,
  detailsFields,
  type DetailsForm,
  type Details,
  firstLanguages,
} from "./details-form.ts";

/** "somaliska" of "so", in the reader's language, with a capital. */
export function languageName({ language }: Pick<Words, "language">, code: string): string {
  const name = new Intl.DisplayNames([language], { type: "language" }).of(code) ?? code;
  return name.charAt(0).toLocaleUpperCase(language) + name.slice(1);
}

const fieldText = (field: DetailsField): TextKey => `participant.details.${field}`;

/** What stands in a field, as one reads it. */
export function fieldWords(words: Words, form: DetailsForm, field: DetailsField): string {
  const { t } = words;
  const value = form[field];
  if (typeof value === "boolean") return t(value ? "participant.yes" : "participant.no");
  if (value === "") return t("participant.nothing");
  if (field === "legalGender" && form.legalGender) return t(`participant.gender.${form.legalGender}`);
  if (field === "channel" && form.channel) return t(`participant.channel.${form.channel}`);
  if (field === "language") return languageName(words, value);
  return field === "birthDate" || field === "waitingSince" ? words.date(value) : value;
}

export const fieldLabel = ({ t }: Words, field: DetailsField): string => t(fieldText(field));

/** The fields about a person, in groups. `missing` are the reader's sentences by field, `problems` what the server said. */
export function DetailsFields({
  form,
  onChange,
  missing,
  problems,
}: {
  form: DetailsForm;
  onChange: (form: DetailsForm) => void;
  missing: Partial<Record<DetailsField, TextKey>>;
  problems: readonly FieldProblem[];
}): JSX.Element {
  const words = useTexts();
  const { t } = words;
  const base = useId();
  const idOf = (field: DetailsField): string => `${base}${field}`;
  const says = (field: DetailsField): string | undefined => {
    const key = missing[field];
    return key ? t(key) : problems.find(({ path }) => path === field)?.message;
  };
  const set = <F extends DetailsField>(field: F, value: DetailsForm[F]): void => onChange({ ...form, [field]: value });
  const wiring = (field: DetailsField) => ({ id: idOf(field), label: t(fieldText(field)), missing: says(field) });
  const items = detailsFields.flatMap((field) => {
    const message = says(field);
    return message ? [{ fieldId: idOf(field), message }] : [];
  });
  const codes =
    form.language === "" || firstLanguages.some((one) => one === form.language)
      ? firstLanguages
      : [form.language, ...firstLanguages];
  return (
    <div className="details">
      <ErrorSummary title={t("participant.details.todo", { count: items.length })} items={items} />
      <fieldset>
        <legend className="group">{t("participant.details.who")}</legend>
        <div className="pair">
          <TextField
            {...wiring("givenName")}
            autoComplete="off"
            value={form.givenName}
            onChange={(text) => set("givenName", text)}
          />
          <TextField
            {...wiring("familyName")}
            autoComplete="off"
            value={form.familyName}
            onChange={(text) => set("familyName", text)}
          />
          <DateField
            {...wiring("birthDate")}
            help={t("participant.details.birthDate-help")}
            value={form.birthDate}
            onChange={(on) => set("birthDate", on)}
          />
          <DateField
            {...wiring("waitingSince")}
            help={t("participant.details.waitingSince-help")}
            value={form.waitingSince}
            onChange={(on) => set("waitingSince", on)}
          />
        </div>
        <Segmented<Details["legalGender"]>
          id={idOf("legalGender")}
          legend={t("participant.details.legalGender")}
          help={t("participant.details.legalGender-help")}
          choices={[
            { value: "woman", label: t("participant.gender.woman") },
            { value: "man", label: t("participant.gender.man") },
          ]}
          value={form.legalGender || undefined}
          missing={says("legalGender")}
          onChange={(value) => {
            if (value !== UNKNOWN) set("legalGender", value);
          }}
        />
      </fieldset>
      <fieldset>
        <legend className="group">{t("participant.details.languages")}</legend>
        <div className="pair">
          <SelectField
            {...wiring("language")}
            value={form.language}
            empty={t("participant.choose")}
            choices={codes.map((code) => ({ value: code, label: languageName(words, code) }))}
            onChange={(code) => set("language", code)}
          />
          <SelectField
            {...wiring("sunLevel")}
            help={t("participant.details.sunLevel-help")}
            value={form.sunLevel}
            empty={t("participant.not-said")}
            choices={(["0", "1", "2", "3", "4", "5", "6"] as const).map((level) => ({
              value: level,
              label: t(`participant.sun.${level}`),
            }))}
            onChange={(level) => set("sunLevel", level)}
          />
        </div>
        <CheckField
          label={t("participant.details.interpreter")}
          checked={form.interpreter}
          onChange={(on) => set("interpreter", on)}
        />
      </fieldset>
      <fieldset>
        <legend className="group">{t("participant.details.contact")}</legend>
        <Segmented<Details["channel"]>
          id={idOf("channel")}
          legend={t("participant.details.channel")}
          choices={channels.map((channel) => ({ value: channel, label: t(`participant.channel.${channel}`) }))}
          value={form.channel || undefined}
          missing={says("channel")}
          onChange={(value) => {
            if (value !== UNKNOWN) set("channel", value);
          }}
        />
        <div className="pair">
          <TextField
            {...wiring("phone")}
            type="tel"
            autoComplete="off"
            value={form.phone}
            onChange={(text) => set("phone", text)}
          />
          <TextField
            {...wiring("email")}
            type="email"
            autoComplete="off"
            value={form.email}
            onChange={(text) => set("email", text)}
          />
        </div>
        <TextField
          {...wiring("address")}
          autoComplete="off"
          value={form.address}
          onChange={(text) => set("address", text)}
        />
      </fieldset>
      <fieldset>
        <legend className="group">{t("participant.details.protection")}</legend>
        <CheckField
          id={idOf("protectedIdentity")}
          label={t("participant.details.protectedIdentity")}
          checked={form.protectedIdentity}
          onChange={(on) => set("protectedIdentity", on)}
        />
        <Help question={t("participant.details.protection-question")}>{t("participant.details.protection-help")}</Help>
      </fieldset>
    </div>
  );
}
