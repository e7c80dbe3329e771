import { useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import type { JSX } from "react";
import { apiTagged } from "../../../api/client.ts";
import { signedInRoute } from "../../../app/layouts.tsx";
import { saysSame } from "../../../app/says-same.ts";
import { useTexts } from "../../../app/texts.tsx";
import { useDraft } from "../../../app/use-draft.ts";
import { FormProblem } from "../../../kit/form-problem.tsx";
import { Message } from "../../../kit/message.tsx";
import { SavedNote } from "../../../kit/saved-note.tsx";
import { TwoVersions } from "../../../kit/two-versions.tsx";
import { accessTo } from "../access.ts";
import { EventHead } from "../event-head.tsx";
import { eventRoute } from "../event-route.ts";
import { eventKey, type EventId, eventQuery, type EventView } from "../queries.ts";
import { AboutPart } from "./about-part.tsx";
import { CalledOff, CallOff } from "./call-off.tsx";
import { DayPart } from "./day-part.tsx";
import { HallPart } from "./hall-part.tsx";
import { LimitsPart } from "./limits-part.tsx";
import { OutlookPanel } from "./outlook-panel.tsx";
import { ResourcesPart } from "./resources-part.tsx";
import { detailGroups, type Details, groupWords, merged } from "./versions.ts";

const open: readonly EventView["event"]["state"][] = ["draft", "inviting", "planned"];

/** The day, the hall and what is shared, saved as one goes; beside it whether it adds up. */
export function SetupPage(): JSX.Element {
  const { t, list } = useTexts();
  const { eventId } = eventRoute.useParams();
  const { session } = signedInRoute.useRouteContext();
  const { data: view } = useSuspenseQuery(eventQuery(eventId));
  const { mine, seesCandidates } = accessTo(session, view.data);
  const { event, responsible } = view.data;
  if (mine && open.includes(event.state))
    return <Setup key={eventId} eventId={eventId} userId={session.user.id} start={view} />;
  const names = list(responsible.map(({ name }) => name));
  return (
    <>
      <EventHead view={view.data} />
      {event.state === "cancelled" ? (
        <CalledOff event={event} mine={mine} />
      ) : (
        <Message>
          {mine
            ? t(event.state === "publishing" ? "event.publishing" : "event.closed")
            : t(seesCandidates ? "event.not-mine" : "event.not-mine.day", { names })}
        </Message>
      )}
      <DayPart details={event.details} />
      {mine && event.state === "published" && <CallOff event={event} />}
    </>
  );
}

function Setup({
  eventId,
  userId,
  start,
}: {
  eventId: EventId;
  userId: string;
  start: { data: EventView; etag: string };
}): JSX.Element {
  const words = useTexts();
  const { t } = words;
  const queryClient = useQueryClient();
  const path = { eventId };
  const { state, draft } = useDraft<Details>(userId, `event:${eventId}`, {
    start: { value: start.data.event.details, etag: start.etag },
    save: async (body, ifMatch) => {
      const saved = await apiTagged("PUT /events/{eventId}", { path, body, ifMatch });
      queryClient.setQueryData(eventQuery(eventId).queryKey, saved);
      void queryClient.invalidateQueries({
        queryKey: eventKey(eventId),
        predicate: ({ queryKey }) => queryKey[2] !== "event",
      });
      return saved.etag;
    },
    reload: async () => {
      const { data, etag } = await apiTagged("GET /events/{eventId}", { path });
      return { value: data.event.details, etag };
    },
  });
  const details = state.value;
  const change = (next: (now: Details) => Details): void => draft.change(next);
  const part = { details, change };
  return (
    <>
      <EventHead view={{ ...start.data, event: { ...start.data.event, details } }}>
        <SavedNote state={state} />
      </EventHead>
      {state.kind === "conflict" && (
        <TwoVersions
          title={t("event.changed.title")}
          rows={detailGroups
            .filter((group) => !saysSame(group.of(details), group.of(state.theirs.value)))
            .map((group) => ({
              key: group.key,
              label: t(`event.changed.${group.key}`),
              mine: groupWords(words, group.key, details),
              theirs: groupWords(words, group.key, state.theirs.value),
            }))}
          onSave={(theirs) => void draft.choose(merged(details, state.theirs.value, theirs))}
        />
      )}
      {state.kind === "refused" && (
        <FormProblem error={state.problem} fieldId={(at) => `event-${at.split(".")[0] ?? ""}`} />
      )}
      <div className="setup">
        <div>
          <AboutPart {...part} />
          <DayPart {...part} />
          <HallPart eventId={eventId} {...part} />
          <ResourcesPart {...part} />
          <LimitsPart {...part} />
          <CallOff event={start.data.event} />
        </div>
        <OutlookPanel eventId={eventId} details={details} />
      </div>
    </>
  );
}
