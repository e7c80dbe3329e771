import type { JSX } from "react";
import { useTexts } from "../../../app/texts.tsx";
import { Button } from "../../../kit/button.tsx";
import { clockOf } from "../times.ts";
import type { FloorProps } from "./hall-page.tsx";
import { roundsOf, tablesNow } from "./hall.ts";
import { PresenceChoice } from "./presence-choice.tsx";

/** One table: who sits there now, who comes, and whether it is open. */
export function TablePanel({
  hall,
  day,
  times,
  table: number,
  onCommand,
  onClose,
}: FloorProps & { table: number; onClose: () => void }): JSX.Element {
  const { t } = useTexts();
  const table = tablesNow(hall, day).find((one) => one.table === number);
  const employer = hall.employers.find(({ id }) => id === table?.employerId);
  const { now } = roundsOf(day);
  const from = now ?? roundsOf(day).next;
  const ahead = hall.interviews
    .filter((interview) => interview.table === number && interview.slot + interview.length > from)
    .toSorted((one, other) => one.slot - other.slot);
  const presence = new Map(day.attendance.map((one) => [one.number, one.presence]));
  const names = new Map(hall.people.map((person) => [person.number, person.givenName ?? ""]));
  const open = day.tables.find(({ employerId }) => employerId === employer?.id)?.open ?? employer?.tables.length ?? 0;
  return (
    <section aria-labelledby="hall-table" className="people-panel">
      <div className="issue">
        <span className="card" aria-hidden="true">
          {number}
        </span>
        <div>
          <h2 id="hall-table">{t("hall.table.title", { number, name: table?.name ?? "" })}</h2>
        </div>
        <Button onClick={onClose}>{t("hall.back")}</Button>
      </div>
      <ul className="attendance">
        {ahead.map((interview) => {
          const name = names.get(interview.number) ?? "";
          return (
            <li key={`${interview.slot} ${interview.number}`}>
              <b>{interview.number}</b>
              <span>
                {name}
                <small>{clockOf(times[interview.slot]?.from ?? "")}</small>
              </span>
              <PresenceChoice
                label={t("hall.attendance.of", { number: interview.number, name }).trim()}
                value={presence.get(interview.number)}
                onChange={(next) => onCommand({ kind: "attend", numbers: [interview.number], presence: next })}
              />
            </li>
          );
        })}
      </ul>
      {employer && (
        <div className="kr">
          {open > 0 && (
            <Button onClick={() => onCommand({ kind: "tables", employerId: employer.id, open: open - 1 })}>
              {t("hall.table.close")}
            </Button>
          )}
          {open < employer.tables.length && (
            <Button onClick={() => onCommand({ kind: "tables", employerId: employer.id, open: open + 1 })}>
              {t("hall.table.open")}
            </Button>
          )}
        </div>
      )}
    </section>
  );
}
