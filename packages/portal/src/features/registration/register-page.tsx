import { useMutation, useSuspenseQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { JSX, ReactNode } from "react";
import { api } from "../../api/client.ts";
import { isSpent, useIntent } from "../../api/intent.ts";
import { tabCopy } from "../../app/draft.ts";
import { useTexts } from "../../app/texts.tsx";
import { useKeptForm } from "../../app/use-kept-form.ts";
import { Button, buttonClass } from "../../kit/button.tsx";
import { SelectField, TextArea, TextField } from "../../kit/field.tsx";
import { FormProblem, missingAt } from "../../kit/form-problem.tsx";
import { Mark } from "../../kit/mark.tsx";
import { OrganisationNumberField } from "../../kit/organisation-number-field.tsx";
import { PageTitle } from "../../kit/page.tsx";
import { Pictogram } from "../../kit/pictogram.tsx";
import { municipalitiesQuery } from "./queries.ts";
import { bodyOf, emptyForm, type RegistrationForm } from "./registration.ts";

const steps = ["tell", "read", "meet", "publish"] as const;
const fieldId = (path: string): string => `registration-${path}`;

/** The door of an employer that is new: what happens on one side, the form on the other. */
export function RegisterPage(): JSX.Element {
  const { t } = useTexts();
  const { data: municipalities } = useSuspenseQuery(municipalitiesQuery);
  const kept = useKeptForm<RegistrationForm>(
    () => tabCopy("registration"),
    () => ({ value: emptyForm(municipalities.items), etag: "" }),
  );
  const { value: form, change: setForm } = kept;
  const [key, renew] = useIntent();
  const send = useMutation({
    mutationFn: () => api("POST /registrations", { body: bodyOf(form), idempotencyKey: key }),
    onSuccess: () => {
      kept.forget();
      renew();
    },
    onError: (error) => {
      if (isSpent(error)) renew();
    },
  });
  const municipality = municipalities.items.find(({ id }) => id === form.tenantId)?.name ?? "";

  if (send.isSuccess)
    return (
      <Door title={t("registration.thanks.title")}>
        <div className="register-thanks">
          <Pictogram id="letter" size={84} />
          <h1 tabIndex={-1}>{t("registration.thanks.title")}</h1>
          <p className="lede">{t("registration.thanks.received", { municipality, name: form.name.trim() })}</p>
          <ul className="register-next">
            <li>{t("registration.thanks.mail", { email: form.email.trim() })}</li>
            <li>{t("registration.thanks.call", { municipality })}</li>
            <li>{t("registration.thanks.meanwhile")}</li>
          </ul>
          <Link className={buttonClass("main")} to="/sign-in">
            {t("registration.to-door")}
          </Link>
        </div>
      </Door>
    );

  const field = (path: keyof typeof form) => ({
    id: fieldId(path),
    value: form[path],
    onChange: (value: string) => setForm({ ...form, [path]: value }),
    missing: missingAt(send.error, path),
  });
  return (
    <Door title={t("registration.title")}>
      <form
        className="register-form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (!send.isPending) send.mutate();
        }}
      >
        <div>
          <h1 tabIndex={-1}>{t("registration.title")}</h1>
          {municipalities.items.length === 1 && <p className="lede">{t("registration.read-by", { municipality })}</p>}
        </div>
        <FormProblem error={send.error} fieldId={fieldId} />
        {municipalities.items.length > 1 && (
          <SelectField
            id={fieldId("tenantId")}
            label={t("registration.municipality")}
            help={t("registration.municipality-help")}
            empty={t("registration.choose")}
            value={form.tenantId}
            choices={municipalities.items.map(({ id, name }) => ({ value: id, label: name }))}
            missing={missingAt(send.error, "tenantId")}
            onChange={(tenantId) => setForm({ ...form, tenantId })}
          />
        )}
        <TextField {...field("name")} label={t("registration.name")} autoComplete="organization" maxLength={120} />
        <OrganisationNumberField
          {...field("organisationNumber")}
          label={t("registration.organisation-number")}
          help={t("registration.organisation-number-help")}
        />
        <TextField {...field("contactName")} label={t("registration.contact")} autoComplete="name" maxLength={120} />
        <TextField
          {...field("email")}
          label={t("registration.email")}
          help={t("registration.email-help")}
          type="email"
          autoComplete="email"
        />
        <TextField
          {...field("phone")}
          label={t("registration.phone")}
          help={t("registration.phone-help")}
          type="tel"
          autoComplete="tel"
        />
        <TextArea
          {...field("about")}
          label={t("registration.about")}
          help={t("registration.about-help")}
          maxLength={1000}
        />
        <div className="kr">
          <Button kind="main" type="submit" busy={send.isPending && t("registration.sending")}>
            {t("registration.send")}
          </Button>
          <Link className={buttonClass("bare")} to="/sign-in">
            {t("registration.back")}
          </Link>
        </div>
      </form>
    </Door>
  );
}

function Door({ title, children }: { title: string; children: ReactNode }): JSX.Element {
  const { t } = useTexts();
  return (
    <div className="register">
      <PageTitle>{title}</PageTitle>
      <a className="skip" href="#m">
        {t("shell.skip")}
      </a>
      <aside className="register-side" aria-labelledby="register-how">
        <Link className="mark" to="/sign-in">
          <Mark size={32} />
          Passa
        </Link>
        <h2 id="register-how">{t("registration.how")}</h2>
        <ol>
          {steps.map((step, at) => (
            <li key={step}>
              <span className="register-number" aria-hidden="true">
                {at + 1}
              </span>
              <span>
                <b>{t(`registration.how.${step}`)}</b>
                <br />
                {t(`registration.how.${step}-text`)}
              </span>
            </li>
          ))}
        </ol>
      </aside>
      <main id="m" className="register-main">
        {children}
      </main>
    </div>
  );
}
