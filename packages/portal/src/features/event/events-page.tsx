import "../../styles/event-page.css";
import { useSuspenseQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { JSX } from "react";
import { today } from "../../app/days.ts";
import { type EventRow, eventsQuery } from "../../app/events.ts";
import { signedInRoute } from "../../app/layouts.tsx";
import { may } from "../../app/may.ts";
import { useTexts } from "../../app/texts.tsx";
import { buttonClass } from "../../kit/button.tsx";
import { EmptyPage } from "../../kit/empty-page.tsx";
import { PageHead } from "../../kit/page.tsx";
import { PictureTile } from "../../kit/pictogram.tsx";
import { clockOf, dayHead } from "./times.ts";

/** The meets of the municipality: those that come, the next one first, and those that have been. */
export function EventsPage(): JSX.Element {
  const { t } = useTexts();
  const { session } = signedInRoute.useRouteContext();
  const { data } = useSuspenseQuery(eventsQuery);
  const mayBegin = may(session, "event.create");
  const begin = mayBegin && (
    <Link className={buttonClass("main")} to="/events/new">
      {t("event.new")}
    </Link>
  );
  const now = today();
  const isPast = ({ state, endsAt }: EventRow): boolean =>
    state === "done" || state === "cancelled" || endsAt.slice(0, 10) < now;
  const past = data.items.filter(isPast);
  const coming = data.items
    .filter((row) => !isPast(row))
    .toSorted((one, other) => (one.startsAt < other.startsAt ? -1 : 1));
  return (
    <div className="lines-page">
      <PageHead title={t("event.events")} lede={t("event.events.lede")}>
        {data.items.length > 0 && begin && <div className="kr page-acts">{begin}</div>}
      </PageHead>
      {data.items.length === 0 && (
        <EmptyPage picture="hanger" title={t("event.events.none")} action={begin || undefined}>
          <p>{t(mayBegin ? "event.events.none-text" : "event.events.nobody-else")}</p>
        </EmptyPage>
      )}
      <Rows title={t("event.events.coming")} rows={coming} />
      <Rows title={t("event.events.past")} rows={past} />
    </div>
  );
}

function Rows({ title, rows }: { title: string; rows: readonly EventRow[] }): JSX.Element | null {
  const words = useTexts();
  const { t } = words;
  if (rows.length === 0) return null;
  return (
    <section className="ps lines-column" aria-label={title}>
      <div className="h">
        <h2>{title}</h2>
      </div>
      <ul>
        {rows.map((row) => (
          <li className="task" key={row.id}>
            <div className="task-head">
              <PictureTile id="meeting" />
              <div>
                <h3>
                  <Link to="/events/$eventId" params={{ eventId: row.id }}>
                    {row.name}
                  </Link>
                </h3>
                <p>
                  {t("event.when", {
                    day: dayHead(words, row.startsAt),
                    from: clockOf(row.startsAt),
                    to: clockOf(row.endsAt),
                  })}
                  {`. ${row.venue.name}, ${row.venue.locality}`}
                </p>
                <p className="strong">
                  {t(`event.state.${row.state}`)}
                  {row.mine && <span className="dim"> · {t("event.events.mine")}</span>}
                </p>
              </div>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
