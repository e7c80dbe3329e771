import { useMutation, useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { type JSX, useState } from "react";
import { api } from "../../api/client.ts";
import { isSpent, useIntent } from "../../api/intent.ts";
import { useTexts } from "../../app/texts.tsx";
import { Button } from "../../kit/button.tsx";
import { Disc } from "../../kit/disc.tsx";
import { TextField } from "../../kit/field.tsx";
import { FormProblem, missingAt } from "../../kit/form-problem.tsx";
import { DoneLine } from "../../kit/message.tsx";
import type { Voice } from "./details-fields.tsx";
import { type EmployerId, employerMembersQuery } from "./queries.ts";

const fieldId = (path: string): string => `invite-${path}`;

/** Who can sign in for an employer, and one more. */
export function MembersPart({
  voice,
  employerId,
  mayInvite,
}: {
  voice: Voice;
  employerId: EmployerId;
  mayInvite: boolean;
}): JSX.Element {
  const { t } = useTexts();
  const { data } = useSuspenseQuery(employerMembersQuery(employerId));
  const members = data.items.filter(({ standing }) => standing.kind !== "revoked");
  return (
    <section className="ps" aria-labelledby="employer-members">
      <div className="h">
        <h2 id="employer-members">{t(`employer.members.${voice}`)}</h2>
      </div>
      {members.length === 0 ? (
        <p className="dim">{t("employer.members.none")}</p>
      ) : (
        <ul className="entries">
          {members.map(({ id, name, email, standing }) => (
            <li className="entry with-disc" key={id}>
              <Disc name={name} />
              <b>{name}</b>
              <span className="dim">{email}</span>
              <span className="dim">
                {t(standing.kind === "invited" ? "employer.member.invited" : "employer.member.active")}
              </span>
            </li>
          ))}
        </ul>
      )}
      {mayInvite && <Invite voice={voice} employerId={employerId} />}
    </section>
  );
}

function Invite({ voice, employerId }: { voice: Voice; employerId: EmployerId }): JSX.Element {
  const { t } = useTexts();
  const queryClient = useQueryClient();
  const [person, setPerson] = useState({ name: "", email: "" });
  const [open, setOpen] = useState(false);
  const [key, renew] = useIntent();
  const invite = useMutation({
    mutationFn: () =>
      api("POST /employers/{employerId}/members", {
        path: { employerId },
        body: { name: person.name.trim(), email: person.email.trim() },
        idempotencyKey: key,
      }),
    onSuccess: async () => {
      renew();
      setPerson({ name: "", email: "" });
      setOpen(false);
      await queryClient.invalidateQueries({ queryKey: employerMembersQuery(employerId).queryKey });
    },
    onError: (error) => {
      if (isSpent(error)) renew();
    },
  });
  if (!open)
    return (
      <div className="after-lines">
        {invite.isSuccess && <DoneLine>{t("employer.invited", { email: invite.data.email ?? "" })}</DoneLine>}
        <Button small onClick={() => setOpen(true)}>
          {t(`employer.invite.${voice}`)}
        </Button>
      </div>
    );
  return (
    <form
      className="lines-form after-lines"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!invite.isPending) invite.mutate();
      }}
    >
      <p className="dim">{t(`employer.invite-help.${voice}`)}</p>
      <FormProblem error={invite.error} fieldId={fieldId} />
      <TextField
        id={fieldId("name")}
        label={t("employer.contact.name")}
        value={person.name}
        maxLength={120}
        autoComplete="off"
        missing={missingAt(invite.error, "name")}
        onChange={(name) => setPerson({ ...person, name })}
      />
      <TextField
        id={fieldId("email")}
        label={t("employer.contact.email")}
        type="email"
        value={person.email}
        autoComplete="off"
        missing={missingAt(invite.error, "email")}
        onChange={(email) => setPerson({ ...person, email })}
      />
      <div className="kr">
        <Button kind="main" type="submit" busy={invite.isPending && t("employer.inviting")}>
          {t("employer.send-invitation")}
        </Button>
        <Button kind="bare" onClick={() => setOpen(false)}>
          {t("employer.cancel")}
        </Button>
      </div>
    </form>
  );
}
