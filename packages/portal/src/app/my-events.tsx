import { useSuspenseQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { JSX } from "react";
import { Pictogram } from "../kit/pictogram.tsx";
import { eventsQuery } from "./events.ts";
import { useTexts } from "./texts.tsx";

/** Meets that a participant is invited to, on the page that they begin at; nothing when there are none. */
export function MyEvents(): JSX.Element | null {
  const { t, date } = useTexts();
  const { data } = useSuspenseQuery(eventsQuery);
  if (data.items.length === 0) return null;
  return (
    <section aria-labelledby="my-events">
      <h2 id="my-events">{t("my-event.section")}</h2>
      <ul className="my-lines">
        {data.items.map(({ id, name, startsAt, state }) => (
          <li key={id}>
            <Pictogram id="calendar" size={56} />
            <span>
              <Link to="/my-steps/events/$eventId" params={{ eventId: id }}>
                <b>{name}</b>
              </Link>
              <br />
              {date(startsAt)}
              {state === "cancelled" && <b> {t("event.state.cancelled")}</b>}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
