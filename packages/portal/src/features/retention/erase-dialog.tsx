import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type JSX, useState } from "react";
import { api } from "../../api/client.ts";
import { isSpent, useIntent } from "../../api/intent.ts";
import { useTexts } from "../../app/texts.tsx";
import { Button } from "../../kit/button.tsx";
import { Dialog } from "../../kit/dialog.tsx";
import { SelectField, TextField } from "../../kit/field.tsx";
import { FormProblem } from "../../kit/form-problem.tsx";
import { type EraseReason, linesQuery, type RetentionLine } from "./queries.ts";

const reasons: readonly EraseReason[] = ["timeIsUp", "personAsked", "registeredByMistake", "decisionOfAuthority"];
const goes = ["details", "answers", "proposals", "events", "account"] as const;

/** The decision that nothing brings back: what goes, what stays, and the number written once more. */
export function EraseDialog({
  line,
  onClose,
}: {
  line: RetentionLine | undefined;
  onClose: (said?: string) => void;
}): JSX.Element {
  const { t } = useTexts();
  const queryClient = useQueryClient();
  const [written, setWritten] = useState("");
  const [reason, setReason] = useState<EraseReason | "">(line?.asked?.reason ?? (line?.due ? "timeIsUp" : ""));
  const [told, setTold] = useState(false);
  const [key, renew] = useIntent();
  const number = line?.number ?? "";
  const erase = useMutation({
    mutationFn: (given: { participantId: RetentionLine["participantId"]; reason: EraseReason }) =>
      api("POST /participants/{participantId}/erasure", {
        path: { participantId: given.participantId },
        body: { number, reason: given.reason },
        idempotencyKey: key,
      }),
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: linesQuery.queryKey });
      onClose(t("retention.erased", { number }));
    },
    onError: (error) => {
      if (isSpent(error)) renew();
    },
  });
  const isSame = written.trim().toLocaleUpperCase() === number;
  return (
    <Dialog
      title={t("retention.erase.question", { number })}
      open={line !== undefined}
      onClose={() => onClose()}
      actions={
        <>
          <Button
            kind="gone"
            busy={erase.isPending && t("retention.erase.busy")}
            onClick={() => {
              setTold(true);
              if (line && isSame && reason !== "") erase.mutate({ participantId: line.participantId, reason });
            }}
          >
            {t("retention.erase.now")}
          </Button>
          <Button kind="bare" onClick={() => onClose()}>
            {t("retention.leave")}
          </Button>
        </>
      }
    >
      <p>{t("retention.erase.means")}</p>
      <ul className="bullets">
        {goes.map((one) => (
          <li key={one}>{t(`retention.erase.goes.${one}`)}</li>
        ))}
      </ul>
      <p>{t("retention.erase.stays")}</p>
      <div className="dialog-form">
        <FormProblem error={erase.error} fieldId={() => "erase-number"} />
        <SelectField
          label={t("retention.erase.why")}
          value={reason}
          empty=""
          choices={reasons.map((one) => ({ value: one, label: t(`retention.reason.${one}`) }))}
          missing={told && reason === "" ? t("retention.erase.why-missing") : undefined}
          onChange={setReason}
        />
        <TextField
          id="erase-number"
          label={t("retention.erase.number")}
          help={t("retention.erase.number-help", { number })}
          value={written}
          autoComplete="off"
          maxLength={8}
          missing={told && !isSame ? t("retention.erase.number-missing", { number }) : undefined}
          onChange={setWritten}
        />
      </div>
    </Dialog>
  );
}
