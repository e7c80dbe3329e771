import type { RouteBody } from "@passa/contract/types";
import { useMutation, useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { type JSX, useState } from "react";
import { api } from "../../api/client.ts";
import { isSpent, useIntent } from "../../api/intent.ts";
import { today } from "../../app/days.ts";
import { useTexts } from "../../app/texts.tsx";
import { Button } from "../../kit/button.tsx";
import { DateField, SelectField, TextField } from "../../kit/field.tsx";
import { FormProblem, missingAt } from "../../kit/form-problem.tsx";
import { DoneLine } from "../../kit/message.tsx";
import { approvedEmployersQuery, colleaguesQuery, grantsQuery } from "./queries.ts";

type NewGrantBody = RouteBody<"POST /proposal-grants">;
type Written = Omit<NewGrantBody, "userId" | "employerId"> & {
  userId: NewGrantBody["userId"] | "";
  employerId: NewGrantBody["employerId"] | "";
};

const nothing: Written = { number: "", userId: "", employerId: "", reason: "", until: "" };
const fieldId = (path: string): string => `grant-${path}`;

const numberOf = (text: string): string => text.trim().toLocaleUpperCase();

/** What is to be sent; undefined while something is missing. */
function bodyOf({ number, userId, employerId, reason, until }: Written, now: string): NewGrantBody | undefined {
  const isWhole = /^D-\d{4,6}$/.test(numberOf(number)) && reason.trim() !== "" && until >= now;
  return userId !== "" && employerId !== "" && isWhole
    ? { number: numberOf(number), userId, employerId, reason: reason.trim(), until }
    : undefined;
}

/** Names who may propose whom to whom, why and until when. */
export function NewGrant(): JSX.Element {
  const { t, date } = useTexts();
  const queryClient = useQueryClient();
  const { data: colleagues } = useSuspenseQuery(colleaguesQuery);
  const { data: employers } = useSuspenseQuery(approvedEmployersQuery);
  const [written, setWritten] = useState(nothing);
  const [told, setTold] = useState(false);
  const [key, renew] = useIntent();
  const now = today();
  const save = useMutation({
    mutationFn: (body: NewGrantBody) => api("POST /proposal-grants", { body, idempotencyKey: key }),
    onSuccess: async () => {
      renew();
      setWritten(nothing);
      setTold(false);
      await queryClient.invalidateQueries({ queryKey: grantsQuery.queryKey });
    },
    onError: (error) => {
      if (isSpent(error)) renew();
    },
  });
  const write = (change: Partial<Written>): void => {
    setWritten((before) => ({ ...before, ...change }));
    save.reset();
  };
  const missing = (field: keyof Written, isMissing: boolean, words: string): string | undefined =>
    told && isMissing ? words : missingAt(save.error, field);
  return (
    <section className="ps member-group" aria-labelledby="new-grant">
      <div className="h">
        <h2 id="new-grant">{t("grant.new")}</h2>
        <span>{t("grant.new.help")}</span>
      </div>
      {save.isSuccess && <DoneLine>{t("grant.saved", { ...save.data, until: date(save.data.until) })}</DoneLine>}
      <form
        className="lines-form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          setTold(true);
          const body = bodyOf(written, now);
          if (body && !save.isPending) save.mutate(body);
        }}
      >
        <FormProblem error={save.error} fieldId={fieldId} />
        <TextField
          id={fieldId("number")}
          label={t("grant.number")}
          help={t("grant.number-help")}
          maxLength={8}
          autoComplete="off"
          value={written.number}
          missing={missing("number", !/^D-\d{4,6}$/.test(numberOf(written.number)), t("grant.missing.number"))}
          onChange={(number) => write({ number })}
        />
        <SelectField
          id={fieldId("userId")}
          label={t("grant.colleague")}
          empty={t("grant.choose")}
          value={written.userId}
          choices={colleagues.items
            .filter(({ standing }) => standing.kind !== "revoked")
            .map(({ id, name }) => ({ value: id, label: name }))}
          missing={missing("userId", written.userId === "", t("grant.missing.colleague"))}
          onChange={(userId) => write({ userId })}
        />
        <SelectField
          id={fieldId("employerId")}
          label={t("grant.employer")}
          empty={t("grant.choose")}
          value={written.employerId}
          choices={employers.items.map(({ id, name }) => ({ value: id, label: name }))}
          missing={missing("employerId", written.employerId === "", t("grant.missing.employer"))}
          onChange={(employerId) => write({ employerId })}
        />
        <TextField
          id={fieldId("reason")}
          label={t("grant.reason")}
          help={t("grant.reason-help")}
          maxLength={300}
          value={written.reason}
          missing={missing("reason", written.reason.trim() === "", t("grant.missing.reason"))}
          onChange={(reason) => write({ reason })}
        />
        <DateField
          id={fieldId("until")}
          label={t("grant.until-field")}
          help={t("grant.until-help")}
          value={written.until}
          min={now}
          missing={missing("until", written.until < now, t("grant.missing.until"))}
          onChange={(until) => write({ until })}
        />
        <div className="kr">
          <Button kind="main" type="submit" busy={save.isPending && t("grant.saving")}>
            {t("grant.save")}
          </Button>
        </div>
      </form>
    </section>
  );
}
