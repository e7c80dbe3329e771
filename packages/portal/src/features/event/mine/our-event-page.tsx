import "../../../styles/event-mine.css";
import { vocabularyName } from "@passa/texts/vocabulary";
import { useMutation, useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import type { JSX } from "react";
import { api } from "../../../api/client.ts";
import { NotYours, signedInRoute } from "../../../app/layouts.tsx";
import { useTexts } from "../../../app/texts.tsx";
import { vocabularyQuery } from "../../../app/vocabulary.ts";
import { Button } from "../../../kit/button.tsx";
import { Crumbs } from "../../../kit/crumbs.tsx";
import { FormProblem } from "../../../kit/form-problem.tsx";
import { Segmented } from "../../../kit/segmented.tsx";
import { EmployerOutcomeFields } from "../employer-outcome.tsx";
import { EventHead } from "../event-head.tsx";
import { type EmployerId, type EventId, eventKey, eventQuery, type EventView, isOpen } from "../queries.ts";
import { CalledOff } from "../setup/call-off.tsx";
import { resourceName } from "../setup/versions.ts";
import { clockOf, dayHead } from "../times.ts";
import { CalendarLink } from "./calendar-link.tsx";
import { ourEventRoute } from "./mine-route.ts";
import { cardsOfQuery, employerScheduleQuery } from "./queries.ts";

/** An employer's meet: the answer, whom to meet by card, the interviews, and what came of them. */
export function OurEventPage(): JSX.Element {
  const words = useTexts();
  const { t } = words;
  const { eventId } = ourEventRoute.useParams();
  const employerId = signedInRoute.useRouteContext().session.employer?.id;
  const { data } = useSuspenseQuery(eventQuery(eventId));
  if (!employerId) throw new NotYours();
  const view = data.data;
  const { details } = view.event;
  const last = view.times.at(-1)?.to ?? details.startsAt;
  const comes = view.invitation === "yes";
  const part = { eventId, employerId, view };
  return (
    <div className="event-page our-event">
      <Crumbs way={[{ text: t("our-event.events"), link: { to: "/our/events" } }]} here={details.name} />
      <EventHead
        view={view}
        lede={`${t("event.when", {
          day: dayHead(words, details.startsAt),
          from: clockOf(details.startsAt),
          to: clockOf(last),
        })}. ${details.venue.name}, ${details.venue.locality}.`}
      />
      {isOpen(view.event) && <Answer {...part} />}
      {isOpen(view.event) && comes && <Cards {...part} />}
      {view.event.state === "cancelled" ? <CalledOff event={view.event} mine={false} /> : <Schedule {...part} />}
      {comes && view.event.state !== "cancelled" && <CalendarLink whose={{ employerId }} />}
    </div>
  );
}

interface PartProps {
  readonly eventId: EventId;
  readonly employerId: EmployerId;
  readonly view: EventView;
}

function Answer({ eventId, employerId, view }: PartProps): JSX.Element {
  const { t } = useTexts();
  const queryClient = useQueryClient();
  const answer = useMutation({
    mutationFn: (yes: boolean) =>
      api("PUT /events/{eventId}/employers/{employerId}/answer", {
        path: { eventId, employerId },
        body: { answer: yes ? "yes" : "no" },
      }),
    onSettled: () => queryClient.invalidateQueries({ queryKey: eventKey(eventId) }),
  });
  const { invitation } = view;
  const busy = answer.isPending && t("event.saving");
  return (
    <section className="our-answer" aria-labelledby="our-answer">
      <h2 id="our-answer">
        {t(
          invitation === "yes"
            ? "our-event.you-come"
            : invitation === "no"
              ? "our-event.you-do-not"
              : "our-event.asked",
        )}
      </h2>
      <FormProblem error={answer.error} fieldId={(path) => path} />
      <div className="kr">
        {invitation !== "yes" && (
          <Button kind="main" busy={busy} onClick={() => answer.mutate(true)}>
            {t("our-event.yes")}
          </Button>
        )}
        {invitation !== "no" && (
          <Button busy={busy} onClick={() => answer.mutate(false)}>
            {t("our-event.no")}
          </Button>
        )}
      </div>
    </section>
  );
}

const levels = ["want", "maybe", "no"] as const;

function Cards({ eventId, employerId, view }: PartProps): JSX.Element {
  const words = useTexts();
  const { t } = words;
  const queryClient = useQueryClient();
  const query = cardsOfQuery(eventId, employerId);
  const { data: list } = useSuspenseQuery(query);
  const save = useMutation({
    mutationFn: (wishes: { number: number; level: (typeof levels)[number] }[]) =>
      api("PUT /events/{eventId}/employers/{employerId}/wishes", { path: { eventId, employerId }, body: { wishes } }),
    onSuccess: (saved) => queryClient.setQueryData(query.queryKey, saved),
  });
  return (
    <section className="ps" aria-labelledby="our-wishes">
      <div className="h">
        <h2 id="our-wishes">{t("our-event.wishes")}</h2>
      </div>
      <p className="dim">{t("our-event.wishes.help")}</p>
      <FormProblem error={save.error} fieldId={(path) => path} />
      {list.cards.length === 0 && <p>{t("our-event.wishes.none")}</p>}
      <ul className="our-cards">
        {list.cards.map((card) => (
          <li className="sheet" key={card.number}>
            <h3>{t("event.card", { number: card.number })}</h3>
            <CardFacts card={card} view={view} />
            <Segmented
              legend={t("event.card", { number: card.number })}
              legendHidden
              value={card.wish}
              choices={levels.map((value) => ({ value, label: t(`my-event.wishes.${value}`) }))}
              onChange={(next) => {
                if (next === "unknown") return;
                save.mutate(
                  list.cards.flatMap((one) => {
                    const level = one.number === card.number ? next : one.wish;
                    return level ? [{ number: one.number, level }] : [];
                  }),
                );
              }}
            />
          </li>
        ))}
      </ul>
      <p role="status" className="small dim">
        {save.isSuccess && t("my-event.wishes.saved")}
      </p>
    </section>
  );
}

interface Card {
  readonly skills: readonly string[];
  readonly formats: readonly string[];
  readonly hours?: { readonly min: number; readonly max: number } | undefined;
  readonly needs: readonly string[];
}

/** What a person has chosen to show. Never a name. */
function CardFacts({ card, view }: { card: Card; view: EventView }): JSX.Element {
  const words = useTexts();
  const { t, list } = words;
  const { data: vocabulary } = useSuspenseQuery(vocabularyQuery);
  const imported = new Map(
    vocabulary.skills.flatMap(({ id, label }) => (label === undefined ? [] : [[id, label] as const])),
  );
  const skills = card.skills.map((id) => vocabularyName(words, "skill", id, imported));
  const formats = card.formats.map((id) => vocabularyName(words, "format", id));
  const withThem = view.event.details.resources
    .filter(({ id }) => card.needs.includes(id))
    .map((resource) => resourceName(words, resource));
  return (
    <dl className="card-facts">
      <div>
        <dt>{t("our-event.card.skills")}</dt>
        <dd>{skills.length === 0 ? t("our-event.card.none") : list(skills)}</dd>
      </div>
      {formats.length > 0 && (
        <div>
          <dt>{t("our-event.card.formats")}</dt>
          <dd>{list(formats)}</dd>
        </div>
      )}
      {(card.hours ?? withThem.length > 0) && (
        <div>
          <dt className="vh">{t("our-event.schedule.known")}</dt>
          <dd>
            {[card.hours && t("paper.hours", card.hours), withThem.length > 0 && list(withThem)]
              .filter(Boolean)
              .join(". ")}
          </dd>
        </div>
      )}
    </dl>
  );
}

function Schedule({ eventId, employerId, view }: PartProps): JSX.Element | null {
  const words = useTexts();
  const { t, list } = words;
  const queryClient = useQueryClient();
  const query = employerScheduleQuery(eventId, employerId);
  const { data: schedule } = useSuspenseQuery(query);
  const say = useMutation({
    mutationFn: ({
      number,
      body,
    }: {
      number: number;
      body: Parameters<Parameters<typeof EmployerOutcomeFields>[0]["onChange"]>[0];
    }) =>
      api("PUT /events/{eventId}/employers/{employerId}/outcomes/{number}", {
        path: { eventId, employerId, number },
        body,
      }),
    onSettled: () => queryClient.invalidateQueries({ queryKey: query.queryKey }),
  });
  const after = view.event.state === "running" || view.event.state === "done";
  return (
    <section className="ps" aria-labelledby="our-schedule">
      <div className="h">
        <h2 id="our-schedule">{t(after ? "our-event.after" : "our-event.schedule")}</h2>
        {schedule.tables.length > 0 && (
          <span>
            {t("our-event.schedule.tables", {
              count: schedule.tables.length,
              tables: list(schedule.tables.map(String)),
            })}
          </span>
        )}
      </div>
      {schedule.interviews.length === 0 && <p className="dim">{t("our-event.schedule.none")}</p>}
      {after && schedule.interviews.length > 0 && <p className="dim">{t("our-event.after.help")}</p>}
      <FormProblem error={say.error} fieldId={(path) => path} />
      <ul className="our-interviews">
        {schedule.interviews.map((interview) => (
          <li key={interview.number}>
            <div>
              <h3>
                {clockOf(interview.from)} {t("event.card", { number: interview.number })}
              </h3>
              {schedule.tables.length > 1 && <p>{t("event.hall.table", { number: interview.table })}</p>}
              {interview.card ? (
                <CardFacts card={interview.card} view={view} />
              ) : (
                <p className="dim">{t("paper.employer.only-number")}</p>
              )}
              {interview.theirs && (
                <p className="small">{t("follow-up.theirs", { answer: t(`follow-up.answer.${interview.theirs}`) })}</p>
              )}
            </div>
            {after && (
              <EmployerOutcomeFields
                who={t("event.card", { number: interview.number })}
                said={interview}
                onChange={(body) => say.mutate({ number: interview.number, body })}
              />
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
