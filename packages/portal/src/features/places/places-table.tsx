import { Link } from "@tanstack/react-router";
import type { JSX } from "react";
import { useTexts } from "../../app/texts.tsx";
import type { PlaceRow } from "./queries.ts";

/** The places, one a row; on a phone one under the other. */
export function PlacesTable({ rows, mayRank }: { rows: readonly PlaceRow[]; mayRank: boolean }): JSX.Element {
  const { t, date, language } = useTexts();
  return (
    <table className="data stackt places">
      <caption className="vh">{t("places.table")}</caption>
      <thead>
        <tr>
          <th scope="col">{t("places.column.place")}</th>
          <th scope="col">{t("places.column.employer")}</th>
          <th scope="col">{t("places.column.hours")}</th>
          <th scope="col">{t("places.column.start")}</th>
          <th scope="col">{t("places.column.state")}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => {
          const title = row.title || t("places.untitled");
          const kind = row.kind && t(`placementKind.${row.kind}`);
          return (
            <tr key={row.id}>
              <th scope="row">
                {mayRank ? (
                  <Link to="/places/$placementId" params={{ placementId: row.id }} preload={false}>
                    {title}
                  </Link>
                ) : (
                  title
                )}
                {kind && (
                  <small>
                    {t("places.kind", {
                      kind: kind.charAt(0).toLocaleUpperCase(language) + kind.slice(1),
                      seats: row.seats ?? 1,
                    })}
                  </small>
                )}
              </th>
              <td>
                {row.employer.name}
                {row.workplace && <small>{row.workplace.locality}</small>}
              </td>
              <td>
                {row.hours ? (
                  t("places.hours", {
                    hours: row.hours.min === row.hours.max ? row.hours.min : `${row.hours.min}–${row.hours.max}`,
                  })
                ) : (
                  <span className="dim">{t("places.unknown")}</span>
                )}
              </td>
              <td>{row.startsOn ? date(row.startsOn) : <span className="dim">{t("places.unknown")}</span>}</td>
              <td>
                <span className={`place-state is-${row.state}`}>{t(`places.state.${row.state}`)}</span>
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
