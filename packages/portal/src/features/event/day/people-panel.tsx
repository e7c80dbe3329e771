import { type JSX, useState } from "react";
import { useTexts } from "../../../app/texts.tsx";
import { Button } from "../../../kit/button.tsx";
import { TextField } from "../../../kit/field.tsx";
import { CheckIn } from "./check-in.tsx";
import type { FloorProps } from "./hall-page.tsx";
import { PresenceChoice } from "./presence-choice.tsx";

/** Who is here: by card, one by one, or all at once. */
export function PeoplePanel({ hall, day, onCommand, onClose }: FloorProps & { onClose: () => void }): JSX.Element {
  const { t } = useTexts();
  const [sought, setSought] = useState("");
  const presence = new Map(day.attendance.map((one) => [one.number, one.presence]));
  const unseen = hall.people.filter(({ number }) => !presence.has(number)).map(({ number }) => number);
  const words = sought.trim().toLocaleLowerCase();
  const shown = hall.people
    .filter(
      ({ number, givenName = "" }) =>
        words === "" || String(number).startsWith(words) || givenName.toLocaleLowerCase().startsWith(words),
    )
    .toSorted((one, other) => one.number - other.number);
  return (
    <section aria-labelledby="hall-people" className="people-panel">
      <div className="issue">
        <div>
          <h2 id="hall-people">{t("hall.attendance")}</h2>
          <p>
            {t("hall.check-in.count", {
              here: day.attendance.filter((one) => one.presence === "present").length,
              of: hall.people.length,
            })}
          </p>
        </div>
        <Button onClick={onClose}>{t("hall.back")}</Button>
      </div>
      <CheckIn hall={hall} onCommand={onCommand} />
      {unseen.length > 0 && (
        <div className="kr">
          <Button small onClick={() => onCommand({ kind: "attend", numbers: unseen, presence: "present" })}>
            {t("hall.attendance.rest-present")}
          </Button>
          <Button small onClick={() => onCommand({ kind: "attend", numbers: unseen, presence: "absent" })}>
            {t("hall.attendance.rest-absent")}
          </Button>
        </div>
      )}
      <TextField
        type="search"
        label={t("hall.attendance.search")}
        value={sought}
        autoComplete="off"
        onChange={setSought}
      />
      <ul className="attendance">
        {shown.map(({ number, givenName = "" }) => (
          <li key={number}>
            <b>{number}</b>
            <span>{givenName}</span>
            <PresenceChoice
              label={t("hall.attendance.of", { number, name: givenName }).trim()}
              value={presence.get(number)}
              onChange={(next) => onCommand({ kind: "attend", numbers: [number], presence: next })}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}
