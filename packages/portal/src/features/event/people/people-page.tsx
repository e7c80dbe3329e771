import { useSuspenseQuery } from "@tanstack/react-query";
import type { JSX } from "react";
import { signedInRoute } from "../../../app/layouts.tsx";
import { useTexts } from "../../../app/texts.tsx";
import { accessTo } from "../access.ts";
import { EventHead } from "../event-head.tsx";
import { eventRoute } from "../event-route.ts";
import { eventQuery } from "../queries.ts";
import { CandidatesPart } from "./candidates-part.tsx";
import { EmployersPart } from "./employers-part.tsx";
import { Invitations } from "./invitations.tsx";

/** Who comes: employers and people, what they have answered, and what each needs on the day. */
export function PeoplePage(): JSX.Element {
  const { t } = useTexts();
  const { eventId } = eventRoute.useParams();
  const { session } = signedInRoute.useRouteContext();
  const { data } = useSuspenseQuery(eventQuery(eventId));
  const view = data.data;
  const { mine } = accessTo(session, view);
  return (
    <>
      <EventHead
        view={view}
        title={t("event.people")}
        lede={t(mine ? "event.people.lede" : "event.people.lede-nominate")}
      />
      {mine && <Invitations view={view} />}
      {mine && <EmployersPart view={view} />}
      <CandidatesPart view={view} mine={mine} />
    </>
  );
}
