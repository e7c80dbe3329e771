import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { JSX } from "react";
import { api } from "../../../api/client.ts";
import { useTexts } from "../../../app/texts.tsx";
import { Button } from "../../../kit/button.tsx";
import { type EventId, eventKey, type PlanId } from "../queries.ts";

/** Ends the search and keeps the best so far. */
export function StopButton({
  eventId,
  planId,
  found,
}: {
  eventId: EventId;
  planId: PlanId;
  found: boolean;
}): JSX.Element {
  const { t } = useTexts();
  const queryClient = useQueryClient();
  const stop = useMutation({
    mutationFn: () => api("POST /events/{eventId}/plans/{planId}/stop", { path: { eventId, planId } }),
    onSettled: () => queryClient.invalidateQueries({ queryKey: eventKey(eventId) }),
  });
  return (
    <Button
      kind="main"
      busy={(stop.isPending || stop.isSuccess) && t("timetable.stopping")}
      cannot={!found && t("timetable.plot.nothing")}
      onClick={() => stop.mutate()}
    >
      {t("timetable.stop")}
    </Button>
  );
}
