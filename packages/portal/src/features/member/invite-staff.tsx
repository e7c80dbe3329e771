import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type JSX, useState } from "react";
import { api } from "../../api/client.ts";
import { isSpent, useIntent } from "../../api/intent.ts";
import { useTexts } from "../../app/texts.tsx";
import { Button } from "../../kit/button.tsx";
import { TextField } from "../../kit/field.tsx";
import { FormProblem, missingAt } from "../../kit/form-problem.tsx";
import { Icon } from "../../kit/icon.tsx";
import { DoneLine } from "../../kit/message.tsx";
import { Sheet } from "../../kit/sheet.tsx";
import { membersQuery, type StaffRole } from "./queries.ts";

const roles: readonly StaffRole[] = ["matcher", "organiser", "lead", "admin"];
const fieldId = (path: string): string => `invite-${path}`;
const nobody = { name: "", email: "", role: undefined as StaffRole | undefined };

/** Invites somebody at the municipality; each role says what it is for and what it may see. */
export function InviteStaff(): JSX.Element {
  const { t } = useTexts();
  const queryClient = useQueryClient();
  const [open, setOpen] = useState(false);
  const [person, setPerson] = useState(nobody);
  const [roleMissing, setRoleMissing] = useState(false);
  const [key, renew] = useIntent();
  const invite = useMutation({
    mutationFn: (role: StaffRole) =>
      api("POST /members", {
        body: { name: person.name.trim(), email: person.email.trim(), role },
        idempotencyKey: key,
      }),
    onSuccess: async () => {
      renew();
      setPerson(nobody);
      setOpen(false);
      await Promise.all([
        queryClient.invalidateQueries({ queryKey: membersQuery.queryKey }),
        queryClient.invalidateQueries({ queryKey: ["tenant"] }),
      ]);
    },
    onError: (error) => {
      if (isSpent(error)) renew();
    },
  });
  const missing = roleMissing ? t("field.members.role.required") : undefined;
  if (!open)
    return (
      <div className="after-lines invite-staff">
        {invite.isSuccess && <DoneLine>{t("member.invited", { email: invite.data.email ?? "" })}</DoneLine>}
        <Button kind="main" onClick={() => setOpen(true)}>
          {t("member.invite")}
        </Button>
      </div>
    );
  return (
    <Sheet className="invite-staff" aria-labelledby="invite-h">
      <h2 id="invite-h">{t("member.invite")}</h2>
      <form
        className="lines-form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          setRoleMissing(!person.role);
          if (person.role && !invite.isPending) invite.mutate(person.role);
        }}
      >
        <p className="dim">{t("member.invite-help")}</p>
        <FormProblem error={invite.error} fieldId={fieldId} />
        <TextField
          id={fieldId("name")}
          label={t("member.name")}
          value={person.name}
          maxLength={120}
          autoComplete="off"
          missing={missingAt(invite.error, "name")}
          onChange={(name) => setPerson({ ...person, name })}
        />
        <TextField
          id={fieldId("email")}
          label={t("member.email")}
          type="email"
          value={person.email}
          autoComplete="off"
          missing={missingAt(invite.error, "email")}
          onChange={(email) => setPerson({ ...person, email })}
        />
        <fieldset id={fieldId("role")} className={`f${missing ? " err" : ""}`} tabIndex={-1}>
          <legend className="lab">{t("member.role")}</legend>
          <div className="role-choices">
            {roles.map((role) => (
              <label key={role} className="role-choice">
                <input
                  type="radio"
                  name="role"
                  value={role}
                  checked={person.role === role}
                  onChange={() => setPerson({ ...person, role })}
                />
                <span>
                  <b>{t(`shell.role.${role}`)}</b>
                  <br />
                  <span className="dim">{t(`member.can.${role}`)}</span>
                </span>
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
        <div className="kr">
          <Button kind="main" type="submit" busy={invite.isPending && t("member.inviting")}>
            {t("member.send")}
          </Button>
          <Button kind="bare" onClick={() => setOpen(false)}>
            {t("member.cancel")}
          </Button>
        </div>
      </form>
    </Sheet>
  );
}
