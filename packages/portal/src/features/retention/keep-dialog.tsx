import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type JSX, useState } from "react";
import { api } from "../../api/client.ts";
import { isSpent, useIntent } from "../../api/intent.ts";
import { today } from "../../app/days.ts";
import { useTexts } from "../../app/texts.tsx";
import { Button } from "../../kit/button.tsx";
import { Dialog } from "../../kit/dialog.tsx";
import { DateField, SelectField } from "../../kit/field.tsx";
import { FormProblem } from "../../kit/form-problem.tsx";
import { type KeepReason, linesQuery, type RetentionLine } from "./queries.ts";

const reasons: readonly KeepReason[] = ["personWants", "soonAgain", "openCase", "funderRequires"];

/** The same day so many years ahead, as a form offers it; the server counts leap days. */
const yearsAhead = (on: string, years: number): string =>
  `${Number(on.slice(0, 4)) + years}${on.slice(4).replace("-02-29", "-02-28")}`;

/** Keeps a person for some time; then the question comes back. */
export function KeepDialog({
  line,
  onClose,
}: {
  line: RetentionLine | undefined;
  onClose: (said?: string) => void;
}): JSX.Element {
  const { t, date } = useTexts();
  const queryClient = useQueryClient();
  const now = today();
  const latest = yearsAhead(now, 2);
  const [until, setUntil] = useState(yearsAhead(now, 1));
  const [reason, setReason] = useState<KeepReason | "">("");
  const [told, setTold] = useState(false);
  const [key, renew] = useIntent();
  const number = line?.number ?? "";
  const keep = useMutation({
    mutationFn: (given: { participantId: RetentionLine["participantId"]; reason: KeepReason }) =>
      api("POST /participants/{participantId}/keeping", {
        path: { participantId: given.participantId },
        body: { until, reason: given.reason },
        idempotencyKey: key,
      }),
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: linesQuery.queryKey });
      onClose(t("retention.kept-now", { number, until: date(until) }));
    },
    onError: (error) => {
      if (isSpent(error)) renew();
    },
  });
  const isDay = until > now && until <= latest;
  return (
    <Dialog
      title={t("retention.keep.question", { number })}
      open={line !== undefined}
      onClose={() => onClose()}
      actions={
        <>
          <Button
            kind="main"
            busy={keep.isPending && t("retention.keep.busy")}
            onClick={() => {
              setTold(true);
              if (line && isDay && reason !== "") keep.mutate({ participantId: line.participantId, reason });
            }}
          >
            {t("retention.keep.now")}
          </Button>
          <Button kind="bare" onClick={() => onClose()}>
            {t("retention.leave")}
          </Button>
        </>
      }
    >
      <p>{t("retention.keep.means")}</p>
      <div className="dialog-form">
        <FormProblem error={keep.error} fieldId={() => "keep-until"} />
        <SelectField
          label={t("retention.keep.why")}
          value={reason}
          empty=""
          choices={reasons.map((one) => ({ value: one, label: t(`retention.keep-reason.${one}`) }))}
          missing={told && reason === "" ? t("retention.keep.why-missing") : undefined}
          onChange={setReason}
        />
        <DateField
          id="keep-until"
          label={t("retention.keep.until")}
          value={until}
          max={latest}
          missing={told && !isDay ? t("retention.keep.until-missing", { latest: date(latest) }) : undefined}
          onChange={setUntil}
        />
      </div>
    </Dialog>
  );
}
