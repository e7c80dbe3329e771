import type { JSX } from "react";
import { useTexts } from "../../../app/texts.tsx";
import { StateMark } from "../../../kit/state-mark.tsx";
import { type Day, type KnownHall, tablesNow, type TableNow } from "./hall.ts";

/** Every table: who sits there, and who comes next. Numbers before names. */
export function Tables({
  hall,
  day,
  here,
  onTable,
}: {
  hall: KnownHall;
  day: Day;
  here: number | undefined;
  onTable: (table: number) => void;
}): JSX.Element {
  const { t } = useTexts();
  const tables = tablesNow(hall, day);
  const count = (is: (table: TableNow) => boolean): number => tables.filter(is).length;
  const sum = {
    on: count(
      ({ card, presence }) => card !== undefined && presence !== "absent" && presence !== "left" && presence !== "late",
    ),
    late: count(({ presence }) => presence === "late"),
    absent: count(({ presence }) => presence === "absent" || presence === "left"),
    free: count(({ card, closed }) => card === undefined && !closed),
  };
  return (
    <section aria-labelledby="hall-tables">
      <h2 id="hall-tables">
        {t("hall.tables")}{" "}
        {day.clock.kind === "round" && (
          <small>
            {t("hall.tables.sum", { on: sum.on })}
            {t("hall.tables.sum-more", sum)}
          </small>
        )}
      </h2>
      <ul className="tables">
        {tables.map((table) => (
          <li key={table.table}>
            <button
              type="button"
              className={`tbl${lookOf(table)}`}
              aria-pressed={here === table.table}
              onClick={() => onTable(table.table)}
            >
              <span className="emp">
                <b>{table.table}</b> {table.name}
              </span>
              {table.closed && table.card === undefined ? (
                <span className="card">{t("hall.table.closed")}</span>
              ) : table.card === undefined ? (
                <span className="card">{t("hall.table.free")}</span>
              ) : (
                <span className="card">
                  <span className="vh">{t("hall.table.card")} </span>
                  {table.card}
                </span>
              )}
              {table.presence === "late" && <StateMark state="ask">{t("hall.attendance.late")}</StateMark>}
              {table.presence === "absent" && <StateMark state="block">{t("hall.attendance.absent")}</StateMark>}
              {table.presence === "left" && <StateMark state="block">{t("hall.attendance.left")}</StateMark>}
              <span className="next">
                {table.next === undefined ? t("hall.table.next-none") : t("hall.table.next", { number: table.next })}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

const lookOf = ({ card, presence, closed }: TableNow): string =>
  presence === "late"
    ? " late"
    : presence === "absent" || presence === "left"
      ? " gone"
      : card === undefined || closed
        ? " free"
        : "";
