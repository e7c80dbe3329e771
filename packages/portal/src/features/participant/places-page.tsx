import type { RouteResponse } from "@passa/contract/types";
import type { Criterion } from "@passa/domain/matching/criteria";
import { remedyFrom } from "@passa/domain/matching/remedy-id";
import { explainCriterion, explainRemedy, type Names } from "@passa/texts/explain";
import { vocabularyName } from "@passa/texts/vocabulary";
import { useQuery, useSuspenseQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { type JSX, type ReactNode, useId } from "react";
import { participantQuery, personRoute, type PlacesForPerson, placesForPersonQuery } from "../../app/person.ts";
import { useTexts } from "../../app/texts.tsx";
import { vocabularyQuery } from "../../app/vocabulary.ts";
import { EmptyPage } from "../../kit/empty-page.tsx";
import { SeamLine } from "../../kit/seam.tsx";
import { StateMark } from "../../kit/state-mark.tsx";
import { Skeleton } from "../../kit/waiting.tsx";
import { doorsQuery, openPlacesQuery } from "./queries.ts";

type Place = PlacesForPerson["places"][number];
type Judged = Place["telling"][number];
type Vocabulary = RouteResponse<"GET /vocabulary">;

const stateOf = { met: "met", unknown: "ask", blocked: "block" } as const;
/** As many reasons as one reads at a glance; the others open. */
const LINES = 3;
const parts = ["eligible", "askFirst", "nearMiss"] as const;

/** What the facts do not carry: highest levels, and names of imported skills. */
const namesOf = ({ dimensions, skills }: Vocabulary): Names => ({
  tasks: new Map(),
  maxima: new Map(dimensions.map(({ id, max }) => [id, max])),
  imported: new Map(skills.flatMap(({ id, label }) => (label === undefined ? [] : [[id, label] as const]))),
});

/** Places for a person in three parts, and the doors that a skill would open. */
export function PlacesPage(): JSX.Element {
  const { t } = useTexts();
  const { participantId } = personRoute.useParams();
  const { data } = useSuspenseQuery(placesForPersonQuery(participantId));
  const { data: vocabulary } = useSuspenseQuery(vocabularyQuery);
  const { data: person } = useSuspenseQuery(participantQuery(participantId));
  const name = person.data.participant.givenName;
  const names = namesOf(vocabulary);
  const others = data.nearMissesNotListed + data.blocked;
  return (
    <div className="prof">
      <div>
        {data.places.length === 0 && (
          <EmptyPage
            picture="hanger"
            title={t("participant.places.none")}
            action={
              <Link className="btn" to="/people/$participantId" params={{ participantId }}>
                {t("participant.places.to-profile")}
              </Link>
            }
          >
            <p>{t("participant.places.none-text", { name })}</p>
          </EmptyPage>
        )}
        {parts.map((tier) => {
          const places = data.places.filter((place) => place.tier === tier);
          return (
            places.length > 0 && (
              <Part
                key={tier}
                title={t(`participant.places.${tier}`, { count: places.length })}
                help={t(`participant.places.${tier}-help`, { name })}
              >
                {places.map((place) => (
                  <PlaceRow
                    key={place.placement.id}
                    place={place}
                    names={{ ...names, tasks: new Map(place.tasks.map(({ id, title }) => [id, title])) }}
                  />
                ))}
              </Part>
            )
          );
        })}
        {others > 0 && <p className="small dim">{t("participant.places.others", { count: others, name })}</p>}
      </div>
      <Doors names={names} />
    </div>
  );
}

function Part({ title, help, children }: { title: string; help: string; children: ReactNode }): JSX.Element {
  const head = useId();
  return (
    <section className="ps" aria-labelledby={head}>
      <div className="h">
        <h2 id={head}>{title}</h2>
        <span>{help}</span>
      </div>
      <ul className="place-list">{children}</ul>
    </section>
  );
}

/** The facts of the API are those of the domain's criteria. */
const criterionOf = (judged: Judged): Criterion => judged as Criterion;

function PlaceRow({ place, names }: { place: Place; names: Names }): JSX.Element {
  const words = useTexts();
  const { t } = words;
  const { placement, tier, score, telling } = place;
  const lines = telling.filter(({ state }) => (tier === "eligible" ? state === "met" : state !== "met"));
  const remedies = place.remedies.flatMap((id) => remedyFrom(id) ?? []);
  const line = (judged: Judged): JSX.Element => (
    <li key={judged.criterion}>
      <StateMark state={stateOf[judged.state]} prefix size={18}>
        <span className="why">{explainCriterion(words, "staff", criterionOf(judged), names)}</span>
      </StateMark>
    </li>
  );
  return (
    <li>
      <div className="fits-head">
        <h3>
          <Link to="/places/$placementId" params={{ placementId: placement.id }}>
            {placement.title}
          </Link>
        </h3>
        <span className="score" aria-label={t("participant.places.score", { score: Math.round(score / 100) })}>
          {Math.round(score / 100)}
        </span>
      </div>
      <p className="facts small">
        <span>{placement.employer.name}</span>
        {placement.workplace && <span>{placement.workplace.locality}</span>}
        {placement.hours && <span>{t("participant.places.hours", placement.hours)}</span>}
        {placement.startsOn && <span>{t("participant.places.from", { on: words.date(placement.startsOn) })}</span>}
      </p>
      <ul className="whys">
        {lines.slice(0, LINES).map(line)}
        {tier === "nearMiss" && remedies.length > 0 && (
          <li>
            <SeamLine>
              {words.list(
                remedies.slice(0, 3).map((remedy) => explainRemedy(words, "name", remedy, names)),
                "any",
              )}
            </SeamLine>
          </li>
        )}
      </ul>
      {lines.length > LINES && (
        <details className="more-left small">
          <summary>{t("participant.places.more", { count: lines.length - LINES })}</summary>
          <ul className="whys">{lines.slice(LINES).map(line)}</ul>
        </details>
      )}
    </li>
  );
}

/** Skills that would open places: "Röjsåg RA öppnar 7 platser." */
function Doors({ names }: { names: Names }): JSX.Element {
  const words = useTexts();
  const { t } = words;
  const { participantId } = personRoute.useParams();
  const { data: person } = useSuspenseQuery(participantQuery(participantId));
  const { data: doors } = useQuery(doorsQuery(participantId));
  const { data: places } = useQuery(openPlacesQuery);
  const name = person.data.participant.givenName;
  return (
    <aside className="sheet" aria-labelledby="doors">
      <h2 id="doors">{t("participant.doors")}</h2>
      <p className="small dim">{t("participant.doors.help", { name })}</p>
      {!doors && <Skeleton rows={3} />}
      {doors?.items.length === 0 && <p className="small none-left">{t("participant.doors.none")}</p>}
      <div className="doors">
        {doors?.items.slice(0, 10).map((door) => (
          <details key={door.skill}>
            <summary>
              <b>{vocabularyName(words, "skill", door.skill, names.imported)}</b>
              <span className="dim">{t("participant.doors.opens", { count: door.opens })}</span>
            </summary>
            <ul>
              {door.placements.map((id) => {
                const place = places?.items.find((one) => one.id === id);
                return (
                  <li key={id}>
                    <Link to="/places/$placementId" params={{ placementId: id }}>
                      {place?.title ?? t("participant.doors.place")}
                    </Link>
                    {place && <small>{place.employer.name}</small>}
                  </li>
                );
              })}
            </ul>
          </details>
        ))}
      </div>
    </aside>
  );
}
