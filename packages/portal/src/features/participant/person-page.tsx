import { monthsWaited } from "./waited.ts";
import { useQuery, useSuspenseQuery } from "@tanstack/react-query";
import { Link, Outlet } from "@tanstack/react-router";
import type { JSX } from "react";
import { today } from "../../app/days.ts";
import { participantQuery, personRoute, placesForPersonQuery } from "../../app/person.ts";
import { useTexts } from "../../app/texts.tsx";
import { buttonClass } from "../../kit/button.tsx";
import { Crumbs } from "../../kit/crumbs.tsx";
import { initialsOf } from "../../kit/disc.tsx";
import { Icon } from "../../kit/icon.tsx";
import { PageTitle } from "../../kit/page.tsx";
import { NotchSheet } from "../../kit/sheet.tsx";
import { Tabs } from "../../kit/tabs.tsx";
import { languageName } from "./details-fields.tsx";
import { Colleagues } from "./colleagues.tsx";
import { StageChoice } from "./stage-choice.tsx";

/** The head of a person's pages: who it is, where they are on the way, who works with them, and the tabs. */
export function PersonPage(): JSX.Element {
  const { t, language } = useTexts();
  const { participantId } = personRoute.useParams();
  const { data: view } = useSuspenseQuery(participantQuery(participantId));
  const { data: places } = useQuery(placesForPersonQuery(participantId));
  const { participant, assigned } = view.data;
  const name = `${participant.givenName} ${participant.familyName}`;
  const months = participant.waitingSince === undefined ? undefined : monthsWaited(participant.waitingSince, today());
  const open = places?.places.filter(({ tier }) => tier !== "nearMiss").length;
  const params = { participantId };
  return (
    <div className="person">
      <PageTitle>{name}</PageTitle>
      <Crumbs way={[{ text: t("participant.people"), link: { to: "/people" } }]} here={name} />
      <NotchSheet kind="head" initials={initialsOf(name)}>
        <div>
          <h1 tabIndex={-1}>{name}</h1>
          <p className="facts">
            <span>{participant.number}</span>
            {months !== undefined && <span>{t("participant.waited", { months })}</span>}
            <span>{languageName({ language }, participant.language)}</span>
            {participant.interpreter && <span>{t("participant.with-interpreter")}</span>}
            {participant.protectedIdentity && (
              <span className="key">
                <Icon name="lock" size={16} />
                {t("participant.protected")}
              </span>
            )}
          </p>
        </div>
        <div className="kr">
          <StageChoice key={view.etag} view={view} />
          <Link className={buttonClass("plain", true)} to="/people/$participantId/details" params={params}>
            {t("participant.details")}
          </Link>
          <Link className={buttonClass("plain", true)} to="/people/$participantId/code" params={params}>
            {t("participant.code")}
          </Link>
        </div>
        <Colleagues key={assigned.map(({ id }) => id).join()} view={view} />
      </NotchSheet>
      <div className="person-tabs">
        <Tabs
          label={t("participant.tabs", { name })}
          tabs={[
            { text: t("participant.tab.profile"), link: { to: "/people/$participantId", params } },
            {
              text:
                open === undefined ? t("participant.tab.places") : t("participant.tab.places-count", { count: open }),
              link: { to: "/people/$participantId/places", params },
            },
            { text: t("participant.tab.way"), link: { to: "/people/$participantId/way", params } },
          ]}
        />
      </div>
      <Outlet />
    </div>
  );
}
