import { useSuspenseQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { JSX, ReactNode } from "react";
import { useTexts } from "../../app/texts.tsx";
import { workplacesQuery } from "../../app/workplaces.ts";
import { buttonClass } from "../../kit/button.tsx";
import { type EmployerId, employerPlacesQuery, type PlacementId } from "./queries.ts";

/** Where the employer's places are. */
export function WorkplacesPart({ employerId }: { employerId: EmployerId }): JSX.Element {
  const { t } = useTexts();
  const { data } = useSuspenseQuery(workplacesQuery(employerId));
  return (
    <Part title={t("employer.workplaces")} id="employer-workplaces" none={t("employer.workplaces.none")}>
      {data.items.map(({ id, name, address, locality }) => (
        <li className="entry" key={id}>
          <b>{name}</b>
          <span className="dim">{t("employer.address", { address, locality })}</span>
        </li>
      ))}
    </Part>
  );
}

/** The employer's places; those who may rank go from here to who could do them. */
export function PlacesPart({
  employerId,
  mayRank,
  mayWrite,
}: {
  employerId: EmployerId;
  mayRank: boolean;
  mayWrite: boolean;
}): JSX.Element {
  const { t } = useTexts();
  const { data } = useSuspenseQuery(employerPlacesQuery(employerId));
  return (
    <Part
      title={t("employer.places")}
      id="employer-places"
      none={t("employer.places.none")}
      action={
        mayWrite && (
          <span className="kr">
            <Link to="/placements/import" search={{ employer: employerId }}>
              {t("employer.places.import")}
            </Link>
            <Link
              className={buttonClass("plain", true)}
              to="/placements/$placementId/edit"
              params={{ placementId: "new" }}
              search={{ step: "workplace", employer: employerId }}
            >
              {t("employer.places.new")}
            </Link>
          </span>
        )
      }
    >
      {data.items.map(({ id, title, state, workplace }) => (
        <li className="entry" key={id}>
          <PlaceName id={id} title={title} draft={state === "draft"} may={state === "draft" ? mayWrite : mayRank} />
          <span className="dim">{workplace?.name}</span>
          <span className="dim">{t(`employer.place.${state}`)}</span>
        </li>
      ))}
    </Part>
  );
}

/** Where a place leads: a draft to where it is written, any other to who could do it. */
function PlaceName({
  id,
  title,
  draft,
  may,
}: {
  id: PlacementId;
  title: string;
  draft: boolean;
  may: boolean;
}): JSX.Element {
  const { t } = useTexts();
  const name = title || t("employer.place-untitled");
  if (!may) return <b>{name}</b>;
  return (
    <Link
      className="strong"
      to={draft ? "/placements/$placementId/edit" : "/places/$placementId"}
      params={{ placementId: id }}
    >
      {name}
    </Link>
  );
}

function Part({
  title,
  id,
  none,
  action,
  children,
}: {
  title: string;
  id: string;
  none: string;
  action?: ReactNode;
  children: readonly ReactNode[];
}): JSX.Element {
  return (
    <section className="ps" aria-labelledby={id}>
      <div className="h">
        <h2 id={id}>{title}</h2>
        {action}
      </div>
      {children.length === 0 ? <p className="dim">{none}</p> : <ul className="entries">{children}</ul>}
    </section>
  );
}
