import type { JSX, ReactNode } from "react";
import { useTexts } from "../../app/texts.tsx";
import { PageTitle } from "../../kit/page.tsx";
import type { EventView } from "./queries.ts";
import { dayHead, dayOf } from "./times.ts";

/** The head of a page of an event: the day above, what the page says, and at the end what can be done. */
export function EventHead({
  view: { event },
  title,
  lede,
  children,
}: {
  view: EventView;
  /** The name of the event when it is left out. */
  title?: string;
  lede?: ReactNode;
  children?: ReactNode;
}): JSX.Element {
  const words = useTexts();
  const { t } = words;
  const { name, startsAt, venue } = event.details;
  return (
    <div className="event-head">
      <PageTitle>{title === undefined ? name : `${title}, ${name}`}</PageTitle>
      <div>
        <p className="small dim">
          {title === undefined
            ? t("event.when-where", { day: dayHead(words, startsAt), place: venue.address })
            : t("event.of-on", { name, day: dayOf(words, startsAt) })}
        </p>
        <h1 tabIndex={-1}>{title ?? name}</h1>
        {lede !== undefined && <p className="lede">{lede}</p>}
      </div>
      {children !== undefined && <div className="event-head-end">{children}</div>}
    </div>
  );
}
