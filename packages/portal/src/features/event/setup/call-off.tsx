import type { RouteBody } from "@passa/contract/types";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type JSX, useState } from "react";
import { api } from "../../../api/client.ts";
import { useTexts } from "../../../app/texts.tsx";
import { Button } from "../../../kit/button.tsx";
import { Dialog } from "../../../kit/dialog.tsx";
import { SelectField } from "../../../kit/field.tsx";
import { FormProblem } from "../../../kit/form-problem.tsx";
import { Message } from "../../../kit/message.tsx";
import { etagOf, eventCandidatesQuery, eventKey, type EventView } from "../queries.ts";

type Reason = RouteBody<"POST /events/{eventId}/cancellation">["reason"];
type CancelledEvent = Extract<EventView["event"], { state: "cancelled" }>;

const reasons: readonly Reason[] = [
  "tooFewEmployers",
  "tooFewCandidates",
  "illness",
  "venue",
  "weather",
  "anotherDay",
  "other",
];

/** Calling the event off: who hears of it and that it cannot be undone is said before it happens. */
export function CallOff({ event }: { event: EventView["event"] }): JSX.Element {
  const { t } = useTexts();
  const queryClient = useQueryClient();
  const [asking, setAsking] = useState(false);
  const [reason, setReason] = useState<Reason | "">("");
  const [missing, setMissing] = useState(false);
  const eventId = event.id;
  const cancel = useMutation({
    mutationFn: (why: Reason) =>
      api("POST /events/{eventId}/cancellation", { path: { eventId }, body: { reason: why }, ifMatch: etagOf(event) }),
    onSuccess: () => setAsking(false),
    onSettled: () => queryClient.invalidateQueries({ queryKey: eventKey(eventId) }),
  });
  return (
    <p className="call-off">
      <Button onClick={() => setAsking(true)}>{t("event.call-off")}</Button>
      <Dialog
        open={asking}
        title={t("event.call-off.title")}
        onClose={() => setAsking(false)}
        actions={
          <>
            <Button
              kind="gone"
              busy={cancel.isPending && t("event.call-off.doing")}
              onClick={() => {
                setMissing(reason === "");
                if (reason !== "") cancel.mutate(reason);
              }}
            >
              {t("event.call-off")}
            </Button>
            <Button onClick={() => setAsking(false)}>{t("event.cancel")}</Button>
          </>
        }
      >
        <FormProblem error={cancel.error} fieldId={(path) => path} />
        <SelectField
          label={t("event.call-off.why")}
          value={reason}
          empty={t("event.call-off.why-missing")}
          missing={missing && reason === "" ? t("event.call-off.why-missing") : undefined}
          choices={reasons.map((value) => ({ value, label: t(`event.reason.${value}`) }))}
          onChange={setReason}
        />
        <p>{t("event.call-off.who")}</p>
        <p className="dim">{t("event.call-off.booked")}</p>
      </Dialog>
    </p>
  );
}

/** That it is called off, and for those whose event it is whom no mail reaches. */
export function CalledOff({ event, mine }: { event: CancelledEvent; mine: boolean }): JSX.Element {
  const { t, list } = useTexts();
  const { data } = useQuery({ ...eventCandidatesQuery(event.id), enabled: mine });
  const untold = (data?.items ?? []).filter(
    ({ reachedBy, invitation }) =>
      reachedBy === "paper" && (invitation.kind === "invited" || invitation.kind === "yes"),
  );
  return (
    <Message icon="scissors">
      {t("event.called-off", { reason: t(`event.reason.${event.reason}`) })}
      {untold.length > 0 &&
        ` ${t("event.called-off.tell", { cards: list(untold.map(({ number }) => String(number))) })}`}
    </Message>
  );
}
