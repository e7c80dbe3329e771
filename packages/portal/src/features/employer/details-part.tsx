import { useMutation, useQueryClient } from "@tanstack/react-query";
import { formatOrganisationNumber } from "@passa/domain/employer/organisation-number";
import { type JSX, useState } from "react";
import { apiTagged } from "../../api/client.ts";
import { Problem } from "../../api/problem.ts";
import { localCopy } from "../../app/draft.ts";
import { signedInRoute } from "../../app/layouts.tsx";
import { useTexts } from "../../app/texts.tsx";
import { useKeptForm } from "../../app/use-kept-form.ts";
import { Button } from "../../kit/button.tsx";
import { FormProblem } from "../../kit/form-problem.tsx";
import { TwoVersions } from "../../kit/two-versions.tsx";
import {
  type DetailsForm,
  type DetailsPart as Part,
  detailsOf,
  differing,
  formOf,
  isAnotherLegalPerson,
  merged,
  withoutEmptyContacts,
} from "./details.ts";
import { DetailsFields, detailsFieldId, type Voice } from "./details-fields.tsx";
import { type Employer, employerQuery } from "./queries.ts";

interface Versioned {
  readonly data: Employer;
  readonly etag: string;
}

/** What an employer says of itself: read, and changed where one may. `changing` is in the address. */
export function DetailsPart({
  voice,
  employer,
  changing,
  onChanging,
  mayChange,
}: {
  voice: Voice;
  employer: Versioned;
  changing: boolean;
  onChanging: (changing: boolean) => void;
  mayChange: boolean;
}): JSX.Element {
  const { t } = useTexts();
  return (
    <section className="ps" aria-labelledby="employer-details">
      <div className="h">
        <h2 id="employer-details">{t(`employer.details.${voice}`)}</h2>
        {mayChange && !changing && (
          <Button small onClick={() => onChanging(true)}>
            {t("employer.change")}
          </Button>
        )}
      </div>
      {changing && mayChange ? (
        <ChangeDetails voice={voice} employer={employer} onDone={() => onChanging(false)} />
      ) : (
        <Details voice={voice} employer={employer.data} />
      )}
    </section>
  );
}

function Details({ voice, employer }: { voice: Voice; employer: Employer }): JSX.Element {
  const { t } = useTexts();
  return (
    <>
      <dl className="facts-list">
        <dt>{t("employer.organisation-number")}</dt>
        <dd>{formatOrganisationNumber(employer.organisationNumber)}</dd>
        <dt>{t(`employer.about.${voice}`)}</dt>
        <dd>{employer.about ?? <span className="dim">{t("employer.not-said")}</span>}</dd>
      </dl>
      <h3 className="part-h">{t(`employer.contacts.${voice}`)}</h3>
      {employer.contacts.length === 0 ? (
        <p className="dim">{t("employer.contacts.none")}</p>
      ) : (
        <ul className="entries">
          {employer.contacts.map(({ name, duty, phone, email }) => (
            <li className="entry" key={[name, phone, email].join(" ")}>
              <span>
                <b>{name}</b>
                {duty !== undefined && <span className="dim"> {duty}</span>}
              </span>
              <span>{phone !== undefined && <a href={`tel:${phone.replaceAll(/[^\d+]/g, "")}`}>{phone}</a>}</span>
              <span>{email !== undefined && <a href={`mailto:${email}`}>{email}</a>}</span>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function ChangeDetails({
  voice,
  employer,
  onDone,
}: {
  voice: Voice;
  employer: Versioned;
  onDone: () => void;
}): JSX.Element {
  const { t, list } = useTexts();
  const queryClient = useQueryClient();
  const { id } = employer.data;
  const { session } = signedInRoute.useRouteContext();
  const kept = useKeptForm<DetailsForm>(
    () => localCopy(session.user.id, `employer:${id}`),
    () => ({ value: formOf(employer.data), etag: employer.etag }),
  );
  const { value: form, change: setForm } = kept;
  const [theirs, setTheirs] = useState<Versioned>();
  const save = useMutation({
    mutationFn: (sent: { form: DetailsForm; etag: string }) =>
      apiTagged("PUT /employers/{employerId}", {
        path: { employerId: id },
        body: detailsOf(sent.form),
        ifMatch: sent.etag,
      }),
    onSuccess: async (saved) => {
      kept.forget();
      queryClient.setQueryData(employerQuery(id).queryKey, saved);
      onDone();
      await Promise.all([
        queryClient.invalidateQueries({ queryKey: ["employers"] }),
        queryClient.invalidateQueries({ queryKey: ["session"] }),
      ]);
    },
    onError: async (error) => {
      if (!(error instanceof Problem) || error.code !== "stale") return;
      const now = await apiTagged("GET /employers/{employerId}", { path: { employerId: id } });
      setTheirs(now);
    },
  });
  const send = (next: DetailsForm, etag: string): void => {
    const sent = withoutEmptyContacts(next);
    setForm(sent, etag);
    save.mutate({ form: sent, etag });
  };
  const words = (part: Part, of: DetailsForm): string =>
    (part === "contacts" ? list(of.contacts.map(({ name }) => name)) : of[part]) || t("employer.nothing");

  if (theirs) {
    const saved = formOf(theirs.data);
    return (
      <TwoVersions
        title={t("employer.conflict")}
        rows={differing(form, saved).map((part) => ({
          key: part,
          label: t(`employer.part.${part}`),
          mine: words(part, form),
          theirs: words(part, saved),
        }))}
        onSave={(chosen) => {
          setTheirs(undefined);
          send(merged(form, saved, chosen), theirs.etag);
        }}
      />
    );
  }
  const stale = save.error instanceof Problem && save.error.code === "stale";
  return (
    <form
      className="lines-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!save.isPending) send(form, kept.etag);
      }}
    >
      {!stale && <FormProblem error={save.error} fieldId={detailsFieldId} />}
      <DetailsFields
        voice={voice}
        form={form}
        onChange={setForm}
        error={save.error}
        numberNote={isAnotherLegalPerson(form, employer.data) && t(`employer.another-number.${voice}`)}
      />
      <div className="kr">
        <Button kind="main" type="submit" busy={save.isPending && t("employer.saving")}>
          {t("employer.save")}
        </Button>
        <Button
          kind="bare"
          onClick={() => {
            kept.forget();
            onDone();
          }}
        >
          {t("employer.cancel")}
        </Button>
      </div>
    </form>
  );
}
