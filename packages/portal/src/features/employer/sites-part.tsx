import { useSuspenseQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { JSX, ReactNode } from "react";
import { useTexts } from "../../app/texts.tsx";
import { workplacesQuery } from "../../app/workplaces.ts";
import { type EmployerId, employerPlacesQuery } from "./queries.ts";

/** Where the employer's places are. */
export function WorkplacesPart({ employerId }: { employerId: EmployerId }): JSX.Element {
  const { t } = useTexts();
  const { data } = useSuspenseQuery(workplacesQuery(employerId));
  return (
    <Part title={t("employer.workplaces")} id="employer-workplaces" none={t("employer.workplaces.none")}>
      {data.items.map(({ id, name, address, locality }) => (
        <li className="line" key={id}>
          <b>{name}</b>
          <span className="dim">{t("employer.address", { address, locality })}</span>
        </li>
      ))}
    </Part>
  );
}

/** The employer's places; those who may rank go from here to who could do them. */
export function PlacesPart({ employerId, mayRank }: { employerId: EmployerId; mayRank: boolean }): JSX.Element {
  const { t } = useTexts();
  const { data } = useSuspenseQuery(employerPlacesQuery(employerId));
  return (
    <Part title={t("employer.places")} id="employer-places" none={t("employer.places.none")}>
      {data.items.map(({ id, title, state, workplace }) => (
        <li className="line" key={id}>
          {mayRank && state !== "draft" ? (
            <Link className="strong" to="/places/$placementId" params={{ placementId: id }}>
              {title}
            </Link>
          ) : (
            <b>{title || t("employer.place-untitled")}</b>
          )}
          <span className="dim">{workplace?.name}</span>
          <span className="dim">{t(`employer.place.${state}`)}</span>
        </li>
      ))}
    </Part>
  );
}

function Part({
  title,
  id,
  none,
  children,
}: {
  title: string;
  id: string;
  none: string;
  children: readonly ReactNode[];
}): JSX.Element {
  return (
    <section className="ps" aria-labelledby={id}>
      <div className="h">
        <h2 id={id}>{title}</h2>
      </div>
      {children.length === 0 ? <p className="dim">{none}</p> : <ul className="lines">{children}</ul>}
    </section>
  );
}
