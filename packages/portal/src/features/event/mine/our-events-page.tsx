import { useSuspenseQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { JSX } from "react";
import { eventsQuery } from "../../../app/events.ts";
import { useTexts } from "../../../app/texts.tsx";
import { EmptyPage } from "../../../kit/empty-page.tsx";
import { PageHead } from "../../../kit/page.tsx";
import { PictureTile } from "../../../kit/pictogram.tsx";
import { clockOf, dayHead } from "../times.ts";

/** Meets that our employer is invited to. */
export function OurEventsPage(): JSX.Element {
  const words = useTexts();
  const { t } = words;
  const { data } = useSuspenseQuery(eventsQuery);
  return (
    <div className="lines-page">
      <PageHead title={t("our-event.events")} lede={t("our-event.events.lede")} />
      {data.items.length === 0 ? (
        <EmptyPage picture="hanger" title={t("our-event.events.none")}>
          <p>{t("our-event.events.none-text")}</p>
        </EmptyPage>
      ) : (
        <ul className="lines-column our-events">
          {data.items.map(({ id, name, startsAt, endsAt, venue, state }) => (
            <li className="task" key={id}>
              <div className="task-head">
                <PictureTile id="meeting" />
                <div>
                  <h2>
                    <Link to="/our/events/$eventId" params={{ eventId: id }}>
                      {name}
                    </Link>
                  </h2>
                  <p>
                    {t("event.when", { day: dayHead(words, startsAt), from: clockOf(startsAt), to: clockOf(endsAt) })}
                    {`. ${venue.name}, ${venue.locality}`}
                  </p>
                  {state === "cancelled" && <p className="strong">{t("event.state.cancelled")}</p>}
                </div>
              </div>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
