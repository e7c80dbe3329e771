import { useQuery, useSuspenseQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { JSX, ReactNode } from "react";
import { signedInRoute } from "../../app/layouts.tsx";
import { type Session, sessionQuery } from "../../app/session.ts";
import { useTexts } from "../../app/texts.tsx";
import { workplacesQuery } from "../../app/workplaces.ts";
import { buttonClass } from "../../kit/button.tsx";
import { EmptyPage } from "../../kit/empty-page.tsx";
import { Message } from "../../kit/message.tsx";
import { PageHead } from "../../kit/page.tsx";
import { PictureTile } from "../../kit/pictogram.tsx";
import { ourPlacementsQuery, placementQuery, type PlacementRow } from "./queries.ts";
import { nextStep, stepOf, steps } from "./steps.ts";

/** The employer's home: own places by state, drafts first. */
export function OurPlacementsPage(): JSX.Element | null {
  const { session } = signedInRoute.useRouteContext();
  const { data } = useQuery(sessionQuery);
  const employer = (data ?? session).employer;
  return employer ? <OurPlacements employer={employer} /> : null;
}

const sections = ["draft", "published", "paused", "filled", "ended"] as const;
const inSection = (section: (typeof sections)[number], { state }: PlacementRow): boolean =>
  section === "ended" ? state === "closed" || state === "withdrawn" : state === section;

function OurPlacements({ employer }: { employer: NonNullable<Session["employer"]> }): JSX.Element {
  const { t } = useTexts();
  const { data: workplaces } = useSuspenseQuery(workplacesQuery(employer.id));
  const { data: placements } = useSuspenseQuery(ourPlacementsQuery(employer.id));
  const first = workplaces.items.length === 0;
  const newPlace = (
    <Link
      className={buttonClass("main")}
      to="/our/placements/$placementId/edit"
      params={{ placementId: "new" }}
      search={{ step: "workplace" }}
    >
      {t("placement.new")}
    </Link>
  );
  const standing = employer.standing !== "approved" && (
    <Message icon="question">{t(`placement.standing.${employer.standing}`)}</Message>
  );
  if (first && placements.items.length === 0)
    return (
      <div className="one-column">
        <PageHead title={t("shell.nav.our-placements")} lede={t("placement.home.lede")} />
        {standing}
        <EmptyPage
          picture="hanger"
          title={t("placement.first.title")}
          action={
            <Link className={buttonClass("main")} to="/our/workplaces/new">
              {t("placement.first.action")}
            </Link>
          }
        >
          <p>{t("placement.first.text")}</p>
        </EmptyPage>
      </div>
    );
  return (
    <div className="one-column">
      <PageHead title={t("shell.nav.our-placements")} lede={t("placement.home.lede")} />
      {standing}
      <p className="kr home-do">
        {newPlace}
        <Link to="/our/placements/import">{t("placement.import.link")}</Link>
      </p>
      {placements.items.length === 0 ? (
        <EmptyPage picture="hanger" title={t("placement.none.title")}>
          <p>{t("placement.none.text")}</p>
        </EmptyPage>
      ) : (
        sections.map((section) => {
          const rows = placements.items.filter((row) => inSection(section, row));
          return rows.length === 0 ? null : (
            <section key={section} className="part">
              <h2>{t(`placement.section.${section}`, { count: rows.length })}</h2>
              <ul className="rows">
                {rows.map((row) =>
                  section === "draft" ? <DraftRow key={row.id} row={row} /> : <Row key={row.id} row={row} />,
                )}
              </ul>
            </section>
          );
        })
      )}
    </div>
  );
}

function Line({ row, children, action }: { row: PlacementRow; children: ReactNode; action: ReactNode }): JSX.Element {
  const { t } = useTexts();
  return (
    <li className="task">
      <div className="task-head">
        <PictureTile id={row.state === "draft" ? "pencil" : "briefcase"} />
        <div>
          <h3>{row.title || t("placement.untitled")}</h3>
          {children}
        </div>
        {action}
      </div>
    </li>
  );
}

/** A draft: what is missing, and the way on to where one was. */
function DraftRow({ row }: { row: PlacementRow }): JSX.Element {
  const { t, date, list } = useTexts();
  const { data } = useQuery(placementQuery(row.id));
  const lacking = data?.data.lacking;
  const left = steps.filter((step) => lacking?.some(({ path }) => stepOf(path) === step));
  return (
    <Line
      row={row}
      action={
        <Link
          className={buttonClass("plain", true)}
          to="/our/placements/$placementId/edit"
          params={{ placementId: row.id }}
          search={{ step: nextStep(lacking ?? [{ path: "workplaceId" }]) }}
        >
          {t("placement.home.continue")}
          <span className="vh"> {row.title}</span>
        </Link>
      }
    >
      <p>
        {row.workplace && `${row.workplace.name}. `}
        {t("placement.home.saved", { date: date(row.changedAt) })}
      </p>
      {lacking && (
        <p>
          {left.length === 0
            ? t("placement.home.whole")
            : t("placement.home.lacking", {
                what: list(left.map((step) => t(`placement.step.${step}`).toLocaleLowerCase())),
              })}
        </p>
      )}
    </Line>
  );
}

function Row({ row }: { row: PlacementRow }): JSX.Element {
  const { t, date } = useTexts();
  const facts = [
    row.workplace && `${row.workplace.name}, ${row.workplace.locality}`,
    row.hours && t("placement.home.hours", row.hours),
    row.seats !== undefined && t("placement.look.people", { count: row.seats }),
    row.startsOn && t("placement.home.starts", { date: date(row.startsOn) }),
  ].filter(Boolean);
  return (
    <Line
      row={row}
      action={
        <Link
          className={buttonClass("plain", true)}
          to="/our/placements/$placementId"
          params={{ placementId: row.id }}
          search={{}}
        >
          {t("placement.home.open")}
          <span className="vh"> {row.title}</span>
        </Link>
      }
    >
      <p>{facts.join(" · ")}</p>
      <p className="strong">{t(`placement.state.${row.state}`)}</p>
    </Line>
  );
}
