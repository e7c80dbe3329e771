import "../../styles/event-page.css";
import { useSuspenseQuery } from "@tanstack/react-query";
import { type LinkProps, Outlet } from "@tanstack/react-router";
import type { JSX } from "react";
import { signedInRoute } from "../../app/layouts.tsx";
import { useTexts } from "../../app/texts.tsx";
import { Crumbs } from "../../kit/crumbs.tsx";
import { Tabs } from "../../kit/tabs.tsx";
import { accessTo } from "./access.ts";
import { eventRoute } from "./event-route.ts";
import { eventQuery } from "./queries.ts";

/** The frame of one event: where one is, and its parts for those whose event it is. */
export function EventPage(): JSX.Element {
  const { t } = useTexts();
  const { eventId } = eventRoute.useParams();
  const { session } = signedInRoute.useRouteContext();
  const { data: view } = useSuspenseQuery(eventQuery(eventId));
  const { mine, seesCandidates } = accessTo(session, view.data);
  const params = { eventId };
  const tabs: { text: string; link: LinkProps }[] = [
    { text: t("event.tab.setup"), link: { to: "/events/$eventId", params } },
  ];
  if (seesCandidates) tabs.push({ text: t("event.tab.people"), link: { to: "/events/$eventId/people", params } });
  // What was called off has no timetable, no day and no afterwards.
  if (mine && view.data.event.state !== "cancelled")
    tabs.push(
      { text: t("event.tab.wishes"), link: { to: "/events/$eventId/wishes", params } },
      { text: t("event.tab.plan"), link: { to: "/events/$eventId/plan", params } },
      { text: t("event.tab.day"), link: { to: "/events/$eventId/hall", params, reloadDocument: true } },
      { text: t("event.tab.sheets"), link: { to: "/events/$eventId/sheets", params } },
      { text: t("event.tab.afterwards"), link: { to: "/events/$eventId/afterwards", params } },
    );
  return (
    <div className="event-page">
      <Crumbs way={[{ text: t("event.events"), link: { to: "/events" } }]} here={view.data.event.details.name} />
      {tabs.length > 1 && <Tabs label={t("event.tabs")} tabs={tabs} />}
      <Outlet />
    </div>
  );
}
