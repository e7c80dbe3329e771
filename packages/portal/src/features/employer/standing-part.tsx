import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type JSX, useState } from "react";
import { apiTagged } from "../../api/client.ts";
import { isSpent, useIntent } from "../../api/intent.ts";
import { useTexts } from "../../app/texts.tsx";
import { Button } from "../../kit/button.tsx";
import { TextArea, TextField } from "../../kit/field.tsx";
import { FormProblem, missingAt } from "../../kit/form-problem.tsx";
import { Segmented } from "../../kit/segmented.tsx";
import { Sheet } from "../../kit/sheet.tsx";
import { type Employer, employerQuery } from "./queries.ts";

const fieldId = (path: string): string => `decision-${path}`;

/** Where the employer stands with the municipality, and the answer that staff give. */
export function StandingPart({
  employer,
  etag,
  mayDecide,
}: {
  employer: Employer;
  etag: string;
  mayDecide: boolean;
}): JSX.Element {
  const { t, date } = useTexts();
  const { standing, name } = employer;
  const [deciding, setDeciding] = useState(standing.kind === "registered");
  return (
    <Sheet aria-labelledby="employer-standing">
      <h2 id="employer-standing">{t(`employer.standing.${standing.kind}`)}</h2>
      <p className="dim">{t(`employer.standing.${standing.kind}-since`, { date: date(standing.at) })}</p>
      {standing.kind === "approved" && (
        <p className="standing-words">
          {t("employer.vouched", { name: standing.vouchedBy })}
          <br />
          {t(standing.visited ? "employer.visited" : "employer.not-visited")}
        </p>
      )}
      {standing.kind === "declined" && <p className="standing-words">{standing.reason}</p>}
      {!mayDecide && standing.kind === "registered" && <p className="standing-words">{t("employer.others-decide")}</p>}
      {mayDecide &&
        (deciding ? (
          <Decision employer={employer} etag={etag} onDone={() => setDeciding(false)} />
        ) : (
          <>
            <p className="standing-words">{t(`employer.standing.${standing.kind}-means`, { name })}</p>
            <Button small onClick={() => setDeciding(true)}>
              {t("employer.decide-again")}
            </Button>
          </>
        ))}
    </Sheet>
  );
}

function Decision({ employer, etag, onDone }: { employer: Employer; etag: string; onDone: () => void }): JSX.Element {
  const { t } = useTexts();
  const queryClient = useQueryClient();
  const { id, name, standing } = employer;
  const [decision, setDecision] = useState<"approve" | "decline">();
  const [vouchedBy, setVouchedBy] = useState("");
  const [visited, setVisited] = useState<"yes" | "no">();
  const [reason, setReason] = useState("");
  const [unanswered, setUnanswered] = useState(false);
  const [key, renew] = useIntent();
  const decide = useMutation({
    mutationFn: (as: "approve" | "decline") =>
      apiTagged("POST /employers/{employerId}/approval", {
        path: { employerId: id },
        body:
          as === "approve"
            ? { decision: as, vouchedBy: vouchedBy.trim(), visited: visited === "yes" }
            : { decision: as, reason: reason.trim() },
        ifMatch: etag,
        idempotencyKey: key,
      }),
    onSuccess: async (decided) => {
      renew();
      queryClient.setQueryData(employerQuery(id).queryKey, decided);
      onDone();
      await Promise.all([
        queryClient.invalidateQueries({ queryKey: ["employers"] }),
        queryClient.invalidateQueries({ queryKey: ["tenant"] }),
      ]);
    },
    onError: async (error) => {
      if (isSpent(error)) renew();
      await queryClient.invalidateQueries({ queryKey: employerQuery(id).queryKey });
    },
  });
  const send = (): void => {
    const lacks = decision === "approve" && (visited === undefined || vouchedBy.trim() === "");
    setUnanswered(lacks);
    if (decision && !lacks && !decide.isPending) decide.mutate(decision);
  };
  return (
    <form
      className="decision"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <FormProblem error={decide.error} fieldId={fieldId} />
      <Segmented
        full
        id={fieldId("decision")}
        legend={t("employer.decision", { name })}
        choices={[
          { value: "approve", label: t("employer.approve") },
          { value: "decline", label: t("employer.decline") },
        ]}
        value={decision}
        onChange={(value) => {
          if (value !== "unknown") setDecision(value);
        }}
      />
      {decision === "approve" && (
        <>
          <TextField
            id={fieldId("vouchedBy")}
            label={t("employer.vouched-by")}
            help={t("employer.vouched-by-help")}
            value={vouchedBy}
            maxLength={120}
            autoComplete="off"
            missing={
              unanswered && vouchedBy.trim() === ""
                ? t("field.employers.vouchedBy.required")
                : missingAt(decide.error, "vouchedBy")
            }
            onChange={setVouchedBy}
          />
          <Segmented
            full
            id={fieldId("visited")}
            legend={t("employer.visited-question")}
            choices={[
              { value: "yes", label: t("employer.yes") },
              { value: "no", label: t("employer.no") },
            ]}
            value={visited}
            missing={unanswered && visited === undefined ? t("field.employers.visited.required") : undefined}
            onChange={(value) => {
              if (value !== "unknown") setVisited(value);
            }}
          />
        </>
      )}
      {decision === "decline" && (
        <TextArea
          id={fieldId("reason")}
          label={t("employer.reason")}
          help={t("employer.reason-help")}
          value={reason}
          maxLength={300}
          missing={missingAt(decide.error, "reason")}
          onChange={setReason}
        />
      )}
      {decision && <p>{t(`employer.${decision}-means`, { name })}</p>}
      {decision && (
        <Button kind="main" type="submit" busy={decide.isPending && t("employer.saving")}>
          {t(`employer.${decision}-now`, { name })}
        </Button>
      )}
      {standing.kind !== "registered" && (
        <Button kind="bare" onClick={onDone}>
          {t("employer.cancel")}
        </Button>
      )}
    </form>
  );
}
