import { useMutation, useQueryClient } from "@tanstack/react-query";
import { apiTagged, type Tagged } from "../../api/client.ts";
import { newIntent } from "../../api/intent.ts";
import { Problem } from "../../api/problem.ts";
import { type ParticipantId, participantQuery, type ParticipantView } from "../../app/person.ts";
import type { Stage } from "./search.ts";

type Change =
  | { readonly what: "stage"; readonly stage: Stage }
  | { readonly what: "assigned"; readonly userIds: ParticipantView["participant"]["assigned"] };

async function send(
  { data, etag: ifMatch }: Tagged<ParticipantView>,
  change: Change,
  idempotencyKey: string,
): Promise<Tagged<ParticipantView>> {
  const path = { participantId: data.participant.id };
  if (change.what === "stage") {
    return apiTagged("POST /participants/{participantId}/stage", {
      path,
      body: { stage: change.stage },
      ifMatch,
      // A stage may be left and come back to, so the version is part of the intent.
      idempotencyKey,
    });
  }
  const { userIds } = change;
  const saved = await apiTagged("PUT /participants/{participantId}/assigned", { path, body: { userIds }, ifMatch });
  const { version, assigned } = saved.data;
  const participant = { ...data.participant, version, assigned: assigned.map(({ id }) => id) };
  return { ...saved, data: { participant, assigned } };
}

/**
 * Changes the stage or who works with a person. A stage and a list of people are wholes: when somebody has changed
 * something else about the person meanwhile, the change is made over that version.
 */
export function useChange(participantId: ParticipantId, view: Tagged<ParticipantView>) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: async (change: Change) => {
      try {
        return await send(view, change, newIntent());
      } catch (error) {
        if (!(error instanceof Problem) || error.status !== 412) throw error;
        const now = await queryClient.fetchQuery({ ...participantQuery(participantId), staleTime: 0 });
        const same =
          change.what === "stage"
            ? now.data.participant.stage === view.data.participant.stage
            : now.data.participant.assigned.join() === view.data.participant.assigned.join();
        if (!same) throw error;
        return send(now, change, newIntent());
      }
    },
    onSuccess: (saved) => {
      queryClient.setQueryData(participantQuery(participantId).queryKey, saved);
      void queryClient.invalidateQueries({ queryKey: ["people"] });
    },
  });
}
