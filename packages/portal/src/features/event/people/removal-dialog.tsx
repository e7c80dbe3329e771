import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { JSX } from "react";
import { api } from "../../../api/client.ts";
import { useTexts } from "../../../app/texts.tsx";
import { Button } from "../../../kit/button.tsx";
import { Dialog } from "../../../kit/dialog.tsx";
import { FormProblem } from "../../../kit/form-problem.tsx";
import { Skeleton } from "../../../kit/waiting.tsx";
import {
  type EmployerId,
  eventCandidatesQuery,
  eventEmployersQuery,
  eventKey,
  type EventView,
  type ParticipantId,
  removalQuery,
} from "../queries.ts";
import { clockOf } from "../times.ts";

export type Whom = { readonly employerId: EmployerId } | { readonly participantId: ParticipantId };

/** What falls with somebody, said before it happens. */
export function RemovalDialog({
  view,
  who,
  name,
  onClose,
}: {
  view: EventView;
  who: Whom;
  name: string;
  onClose: () => void;
}): JSX.Element {
  const { t, list } = useTexts();
  const queryClient = useQueryClient();
  const eventId = view.event.id;
  const { data: employers } = useQuery(eventEmployersQuery(eventId));
  const { data: candidates } = useQuery(eventCandidatesQuery(eventId));
  const what = useQuery({ ...removalQuery(eventId, who), staleTime: 0 });
  const remove = useMutation({
    mutationFn: () =>
      "employerId" in who
        ? api("POST /events/{eventId}/employers/{employerId}/removal", { path: { eventId, ...who } })
        : api("POST /events/{eventId}/candidates/{participantId}/removal", { path: { eventId, ...who } }),
    onSuccess: async () => {
      onClose();
      await queryClient.invalidateQueries({ queryKey: eventKey(eventId) });
    },
    onError: () => what.refetch(),
  });
  const employerOf = (id: string | undefined): string =>
    employers?.items.find(({ employerId }) => employerId === id)?.name ?? "";
  const cardOf = (id: string | undefined): string =>
    t("event.card", { number: candidates?.items.find(({ participantId }) => participantId === id)?.number ?? "" });
  const falls = what.data;
  return (
    <Dialog
      open
      title={t("event.removal.title", { name })}
      onClose={onClose}
      actions={
        <>
          <Button
            kind="gone"
            busy={remove.isPending ? t("event.removal.doing") : what.isPending && t("shell.waiting")}
            onClick={() => remove.mutate()}
          >
            {t("event.removal.do")}
          </Button>
          <Button onClick={onClose}>{t("event.cancel")}</Button>
        </>
      }
    >
      <FormProblem error={remove.error ?? what.error} fieldId={(path) => path} />
      {what.isPending && <Skeleton rows={2} />}
      {falls && (
        <>
          {falls.interviews.length === 0 && falls.wishes === 0 && falls.outcomes === 0 && (
            <p>{t("event.removal.nothing")}</p>
          )}
          {falls.interviews.length > 0 && (
            <>
              <p className="strong">{t("event.removal.interviews", { count: falls.interviews.length })}</p>
              <ul
                className="falls"
                tabIndex={0}
                aria-label={t("event.removal.interviews", { count: falls.interviews.length })}
              >
                {falls.interviews
                  .toSorted((one, other) => one.slot - other.slot)
                  .map(({ employerId, participantId, slot }) => (
                    <li key={`${employerId} ${participantId}`}>
                      {t("event.removal.interview", {
                        time: clockOf(view.times[slot]?.from ?? ""),
                        who: "employerId" in who ? cardOf(participantId) : employerOf(employerId),
                      })}
                    </li>
                  ))}
              </ul>
            </>
          )}
          {falls.wishes > 0 && <p>{t("event.removal.wishes", { count: falls.wishes })}</p>}
          {falls.outcomes > 0 && <p>{t("event.removal.outcomes", { count: falls.outcomes })}</p>}
          {falls.short.length > 0 && (
            <p>
              {t("event.removal.short", {
                names: list(
                  falls.short.map((one) => (one.employerId ? employerOf(one.employerId) : cardOf(one.participantId))),
                ),
              })}
            </p>
          )}
          {falls.published && falls.interviews.length > 0 && <p>{t("event.removal.told")}</p>}
          {"participantId" in who && <p className="dim">{t("event.removal.number")}</p>}
        </>
      )}
    </Dialog>
  );
}
