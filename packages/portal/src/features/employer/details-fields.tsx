import type { JSX } from "react";
import { useTexts } from "../../app/texts.tsx";
import { Button } from "../../kit/button.tsx";
import { TextArea, TextField } from "../../kit/field.tsx";
import { missingAt } from "../../kit/form-problem.tsx";
import { OrganisationNumberField } from "../../kit/organisation-number-field.tsx";
import { type ContactForm, type DetailsForm, emptyContact } from "./details.ts";

/** Who speaks: staff of an employer, or the employer of itself. */
export type Voice = "staff" | "ours";

export const detailsFieldId = (path: string): string => `employer-${path.replaceAll(".", "-")}`;

/** The fields of an employer: what it is called, its number, what it does, whom to call. */
export function DetailsFields({
  voice,
  form,
  onChange,
  error,
  numberNote,
}: {
  voice: Voice;
  form: DetailsForm;
  onChange: (form: DetailsForm) => void;
  error: Error | null;
  /** What another number would lead to, under its field. */
  numberNote?: string | false | undefined;
}): JSX.Element {
  const { t } = useTexts();
  const setContact = (at: number, change: Partial<ContactForm>): void =>
    onChange({ ...form, contacts: form.contacts.map((one, index) => (index === at ? { ...one, ...change } : one)) });
  return (
    <>
      <TextField
        id={detailsFieldId("name")}
        label={t(`employer.name.${voice}`)}
        value={form.name}
        maxLength={120}
        autoComplete="organization"
        missing={missingAt(error, "name")}
        onChange={(name) => onChange({ ...form, name })}
      />
      <OrganisationNumberField
        id={detailsFieldId("organisationNumber")}
        label={t("employer.organisation-number")}
        help={numberNote || t("employer.organisation-number-help")}
        value={form.organisationNumber}
        missing={missingAt(error, "organisationNumber")}
        onChange={(organisationNumber) => onChange({ ...form, organisationNumber })}
      />
      <TextArea
        id={detailsFieldId("about")}
        label={t(`employer.about.${voice}`)}
        help={t("employer.about-help")}
        value={form.about}
        maxLength={1000}
        missing={missingAt(error, "about")}
        onChange={(about) => onChange({ ...form, about })}
      />
      <fieldset id={detailsFieldId("contacts")} className="contact-forms" tabIndex={-1}>
        <legend className="lab">{t(`employer.contacts.${voice}`)}</legend>
        {form.contacts.map((contact, at) => {
          const field = (part: keyof ContactForm) => ({
            id: detailsFieldId(`contacts.${at}.${part}`),
            value: contact[part],
            label: t(`employer.contact.${part}`),
            missing: missingAt(error, `contacts.${at}.${part}`),
            autoComplete: "off",
            onChange: (text: string) => setContact(at, { [part]: text }),
          });
          return (
            <div
              className="contact-form"
              role="group"
              aria-label={t("employer.contact.number", { number: at + 1 })}
              key={at}
            >
              <TextField {...field("name")} maxLength={120} />
              <TextField {...field("duty")} maxLength={80} />
              <TextField {...field("phone")} type="tel" />
              <TextField {...field("email")} type="email" />
              <Button
                kind="bare"
                small
                onClick={() => onChange({ ...form, contacts: form.contacts.filter((_one, index) => index !== at) })}
              >
                {t("employer.contact.remove", {
                  name: contact.name || t("employer.contact.number", { number: at + 1 }),
                })}
              </Button>
            </div>
          );
        })}
        {form.contacts.length < 20 && (
          <Button small onClick={() => onChange({ ...form, contacts: [...form.contacts, emptyContact] })}>
            {t("employer.contact.add")}
          </Button>
        )}
      </fieldset>
    </>
  );
}
