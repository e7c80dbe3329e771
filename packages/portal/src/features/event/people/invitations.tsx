import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { JSX } from "react";
import { api, apiTagged } from "../../../api/client.ts";
import { Problem } from "../../../api/problem.ts";
import { useTexts } from "../../../app/texts.tsx";
import { Button } from "../../../kit/button.tsx";
import { Message } from "../../../kit/message.tsx";
import { eventKey, eventQuery, type EventView, etagOf } from "../queries.ts";

/** How the invitations stand, and the one press that sends those that are left. */
export function Invitations({ view: { event, employers, candidates } }: { view: EventView }): JSX.Element | null {
  const { t, list } = useTexts();
  const queryClient = useQueryClient();
  const eventId = event.id;
  const send = useMutation({
    mutationFn: async (what: "invite" | "remind") => {
      if (event.state === "draft") {
        const begun = await apiTagged("POST /events/{eventId}/transitions", {
          path: { eventId },
          body: { to: "inviting" },
          ifMatch: etagOf(event),
        });
        queryClient.setQueryData(eventQuery(eventId).queryKey, begun);
      }
      return api("POST /events/{eventId}/invitations", { path: { eventId }, body: { what, whom: "all" } });
    },
    onSettled: () => queryClient.invalidateQueries({ queryKey: eventKey(eventId) }),
  });
  const count = (part: "notSent" | "invited" | "yes" | "no"): number =>
    (employers?.[part] ?? 0) + (candidates?.[part] ?? 0);
  const open = event.state === "draft" || event.state === "inviting" || event.state === "planned";
  const all = count("notSent") + count("invited") + count("yes") + count("no");
  if (!open || all === 0) return null;
  return (
    <section className="invitations" aria-label={t("event.invite.send")}>
      <p>
        {t("event.invite.stand", {
          yes: count("yes"),
          no: count("no"),
          invited: count("invited"),
          notSent: count("notSent"),
        })}
      </p>
      <div className="kr">
        {count("notSent") > 0 && (
          <Button kind="main" busy={send.isPending && t("event.invite.sending")} onClick={() => send.mutate("invite")}>
            {t("event.invite.send-count", { count: count("notSent") })}
          </Button>
        )}
        {count("invited") > 0 && (
          <Button busy={send.isPending && t("event.invite.sending")} onClick={() => send.mutate("remind")}>
            {t("event.invite.remind")}
          </Button>
        )}
      </div>
      {send.isSuccess && (
        <Message>
          {t("event.invite.sent", { mailed: send.data.mailed })}
          {send.data.onPaper.length > 0 &&
            ` ${t("event.invite.on-paper", { numbers: list(send.data.onPaper.map(String)) })}`}
          {send.data.unreached.length > 0 &&
            ` ${t("event.invite.unreached", { names: list(send.data.unreached.map(({ name }) => name)) })}`}
        </Message>
      )}
      {send.isError && (
        <Message icon="pencil">
          {send.error instanceof Problem && send.error.code === "stale"
            ? t("event.stale")
            : (send.error instanceof Problem && send.error.detail) || t("event.failed")}
        </Message>
      )}
    </section>
  );
}
