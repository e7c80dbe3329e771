import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { type JSX, useState } from "react";
import type { RouteBody } from "@passa/contract/types";
import { api } from "../../api/client.ts";
import { isSpent, useIntent } from "../../api/intent.ts";
import { Problem } from "../../api/problem.ts";
import type { ParticipantId } from "../../app/person.ts";
import { useTexts } from "../../app/texts.tsx";
import { Button, buttonClass } from "../../kit/button.tsx";
import { SelectField } from "../../kit/field.tsx";
import { Message } from "../../kit/message.tsx";
import { retentionQuery } from "./queries.ts";

type Reason = RouteBody<"POST /participants/{participantId}/erasure-request">["reason"];
const reasons: readonly Reason[] = ["personAsked", "timeIsUp", "registeredByMistake", "decisionOfAuthority"];

/** All that is held on the person, to give out; and asking that somebody decides whether it is erased. */
export function Decisions({ participantId, name }: { participantId: ParticipantId; name: string }): JSX.Element {
  const { t } = useTexts();
  return (
    <>
      <section className="sheet narrow-form" aria-labelledby="person-all">
        <h2 id="person-all">{t("retention.person.all", { name })}</h2>
        <p>{t("retention.person.all.text")}</p>
        <div className="kr">
          <Link className={buttonClass()} to="/people/$participantId/all" params={{ participantId }} preload={false}>
            {t("retention.person.all.open")}
          </Link>
        </div>
      </section>
      <Retention participantId={participantId} />
    </>
  );
}

function Retention({ participantId }: { participantId: ParticipantId }): JSX.Element {
  const { t, date } = useTexts();
  const queryClient = useQueryClient();
  const { data } = useQuery(retentionQuery(participantId));
  const [reason, setReason] = useState<Reason | "">("");
  const [told, setTold] = useState(false);
  const [key, renew] = useIntent();
  const ask = useMutation({
    mutationFn: (why: Reason) =>
      api("POST /participants/{participantId}/erasure-request", {
        path: { participantId },
        body: { reason: why },
        idempotencyKey: key,
      }),
    onSuccess: (noted) => queryClient.setQueryData(retentionQuery(participantId).queryKey, noted),
    onError: (error) => {
      if (isSpent(error)) renew();
    },
  });
  const problem = ask.error instanceof Problem ? ask.error : undefined;
  return (
    <section className="sheet narrow-form" aria-labelledby="person-retention">
      <h2 id="person-retention">{t("retention.person.title")}</h2>
      {data?.asked ? (
        <p>{t("retention.person.asked", { by: data.asked.by, on: date(data.asked.on) })}</p>
      ) : (
        <>
          {data?.due && <p>{t("retention.person.due", { on: date(data.due.dueOn) })}</p>}
          {data?.kept && <p>{t("retention.person.kept", { until: date(data.kept.until) })}</p>}
          <p>{t("retention.person.text")}</p>
          <SelectField
            label={t("retention.person.why")}
            value={reason}
            empty=""
            choices={reasons.map((one) => ({ value: one, label: t(`retention.reason.${one}`) }))}
            missing={told && reason === "" ? t("retention.erase.why-missing") : undefined}
            onChange={setReason}
          />
          {problem && (
            <Message icon="pencil">{problem.status === 0 ? t("participant.offline") : problem.detail}</Message>
          )}
          <div className="kr">
            <Button
              busy={ask.isPending && t("retention.person.asking")}
              onClick={() => {
                setTold(true);
                if (reason !== "") ask.mutate(reason);
              }}
            >
              {t("retention.person.ask")}
            </Button>
          </div>
        </>
      )}
    </section>
  );
}
