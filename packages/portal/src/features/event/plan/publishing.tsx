import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type JSX, useState } from "react";
import { api, apiTagged } from "../../../api/client.ts";
import { isSpent, useIntent } from "../../../api/intent.ts";
import { Problem } from "../../../api/problem.ts";
import { useTexts, type Words } from "../../../app/texts.tsx";
import { Button } from "../../../kit/button.tsx";
import { Dialog } from "../../../kit/dialog.tsx";
import { Message } from "../../../kit/message.tsx";
import { Ruler } from "../../../kit/waiting.tsx";
import { type EventCandidate, eventKey, type EventView, isOpen, isPublished } from "../queries.ts";
import { localNow } from "../times.ts";
import type { PlanView } from "./queries.ts";
import type { Names } from "./words.ts";

/** Publishing: what it will do is said before it does it, how far it has come while it does, and what stood in its way. */
export function Publishing({
  view,
  eventTag,
  plan,
  etag,
  names,
  candidates,
}: {
  view: EventView;
  eventTag: string;
  plan: PlanView;
  etag: string;
  names: Names;
  candidates: readonly EventCandidate[];
}): JSX.Element | null {
  const words = useTexts();
  const { t } = words;
  const queryClient = useQueryClient();
  const [asking, setAsking] = useState(false);
  const [key, renew] = useIntent();
  const { event } = view;
  const eventId = event.id;
  const planId = plan.plan.id;
  const publish = useMutation({
    mutationFn: async () => {
      if (event.state === "draft")
        await api("POST /events/{eventId}/transitions", {
          path: { eventId },
          body: { to: "inviting" },
          ifMatch: eventTag,
        });
      if (!plan.chosen) await api("POST /events/{eventId}/plans/{planId}/choice", { path: { eventId, planId } });
      return apiTagged("POST /events/{eventId}/publication", {
        path: { eventId },
        body: { planId },
        ifMatch: etag,
        idempotencyKey: key,
      });
    },
    onSuccess: () => {
      renew();
      setAsking(false);
    },
    onError: (error) => {
      if (isSpent(error)) renew();
    },
    onSettled: () => queryClient.invalidateQueries({ queryKey: eventKey(eventId) }),
  });
  if (event.state === "publishing")
    return (
      <div className="publishing" role="status">
        <Ruler label={t("timetable.publishing")} done={view.publishing?.reserved ?? 0} of={view.publishing?.of ?? 1}>
          <p className="small dim">
            {t("timetable.publishing.count", {
              reserved: view.publishing?.reserved ?? 0,
              of: view.publishing?.of ?? 0,
            })}
          </p>
        </Ruler>
      </div>
    );
  if (isPublished(event)) return publish.isSuccess ? <Message>{t("timetable.published")}</Message> : null;
  if (!isOpen(event)) return null;
  const invited = new Set(plan.interviews.map(({ participantId }) => participantId));
  const meets = candidates.filter(({ participantId }) => invited.has(participantId));
  const mails = meets.filter(({ reachedBy }) => reachedBy === "mail").length;
  const employers = new Set(plan.interviews.map(({ employerId }) => employerId)).size;
  const unanswered = meets.filter(({ invitation }) => invitation.kind !== "yes").length;
  const without = candidates.filter(
    ({ participantId, invitation }) => invitation.kind === "yes" && !invited.has(participantId),
  ).length;
  return (
    <>
      {event.state === "planned" && event.conflicts.length > 0 && (
        <div className="todo">
          <h2 className="todo-h">{t("timetable.conflicts")}</h2>
          <ul>
            {event.conflicts.map((conflict) => (
              <li key={JSON.stringify(conflict)}>{conflictWords(words, names, conflict, event.details.zone)}</li>
            ))}
          </ul>
        </div>
      )}
      <div className="publish-line">
        <Button kind="main" cannot={plan.outdated && t("timetable.outdated")} onClick={() => setAsking(true)}>
          {t("timetable.publish")}
        </Button>
      </div>
      <Dialog
        open={asking}
        title={t("timetable.publish.title")}
        onClose={() => setAsking(false)}
        actions={
          <>
            <Button
              kind="main"
              busy={publish.isPending && t("timetable.publish.doing")}
              onClick={() => publish.mutate()}
            >
              {t("timetable.publish.do")}
            </Button>
            <Button onClick={() => setAsking(false)}>{t("event.cancel")}</Button>
          </>
        }
      >
        <p className="strong">{t("timetable.publish.who", { people: meets.length, employers })}</p>
        <p>{t("timetable.publish.how", { mails: mails + employers, papers: meets.length - mails })}</p>
        {unanswered > 0 && <p>{t("timetable.publish.unanswered", { count: unanswered })}</p>}
        {without > 0 && <p>{t("timetable.publish.without", { count: without })}</p>}
        <p className="dim">{t("timetable.publish.booked")}</p>
        {publish.isError && (
          <Message icon="pencil">
            {publish.error instanceof Problem && publish.error.code === "stale"
              ? t("timetable.other.new")
              : (publish.error instanceof Problem && publish.error.detail) || t("event.failed")}
          </Message>
        )}
      </Dialog>
    </>
  );
}

type Conflict = Extract<EventView["event"], { state: "planned" }>["conflicts"][number];

function conflictWords({ t }: Words, names: Names, { kind, id, from, to }: Conflict, zone: string): string {
  const clock = (at: string): string =>
    localNow(zone, Date.parse(at)).slice(11, 16).replace(/^0/, "").replace(":", ".");
  const span = { from: clock(from), to: clock(to) };
  switch (kind) {
    case "participant":
      return t("timetable.conflict.participant", { number: names.card(id), ...span });
    case "employer":
      return t("timetable.conflict.employer", { name: names.employer(id), ...span });
    case "resource":
      return t("timetable.conflict.resource", { name: names.resource(id) || id, ...span });
    case "hall":
      return t("timetable.conflict.hall", span);
  }
}
