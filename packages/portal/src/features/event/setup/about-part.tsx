import type { JSX } from "react";
import { useTexts } from "../../../app/texts.tsx";
import { DateField, TextField } from "../../../kit/field.tsx";
import type { Details } from "./versions.ts";

export interface PartProps {
  readonly details: Details;
  readonly change: (next: (now: Details) => Details) => void;
}

/** What it is called, when it begins and where it is. A field that is emptied keeps what was saved until it says something. */
export function AboutPart({ details, change }: PartProps): JSX.Element {
  const { t } = useTexts();
  const { name, startsAt, venue } = details;
  const when = (on: string, at: string): void => {
    if (/^\d{4}-\d\d-\d\d$/.test(on) && /^\d\d:\d\d$/.test(at)) change((now) => ({ ...now, startsAt: `${on}T${at}` }));
  };
  const where = (part: Partial<Details["venue"]>): void =>
    change((now) => ({ ...now, venue: { ...now.venue, ...part } }));
  return (
    <section className="ps" aria-labelledby="event-about">
      <div className="h">
        <h2 id="event-about">{t("event.setup.about")}</h2>
      </div>
      <div className="setup-fields">
        <TextField
          id="event-name"
          label={t("event.details.name")}
          value={name}
          maxLength={120}
          autoComplete="off"
          missing={name.trim() === "" ? t("event.details.name-missing") : undefined}
          onChange={(text) => change((now) => ({ ...now, name: text }))}
        />
        <DateField
          id="event-startsAt"
          label={t("event.details.on")}
          value={startsAt.slice(0, 10)}
          onChange={(on) => when(on, startsAt.slice(11))}
        />
        <TextField
          type="time"
          label={t("event.details.at")}
          value={startsAt.slice(11)}
          onChange={(at) => when(startsAt.slice(0, 10), at)}
        />
        <TextField
          id="event-venue"
          label={t("event.details.venue")}
          value={venue.name}
          maxLength={120}
          autoComplete="off"
          missing={venue.name.trim() === "" ? t("event.details.venue-missing") : undefined}
          onChange={(text) => where({ name: text })}
        />
        <TextField
          label={t("event.details.address")}
          value={venue.address}
          maxLength={200}
          autoComplete="off"
          missing={venue.address.trim() === "" ? t("event.details.address-missing") : undefined}
          onChange={(text) => where({ address: text })}
        />
        <TextField
          label={t("event.details.locality")}
          value={venue.locality}
          maxLength={80}
          autoComplete="off"
          onChange={(text) => where({ locality: text })}
        />
      </div>
    </section>
  );
}
