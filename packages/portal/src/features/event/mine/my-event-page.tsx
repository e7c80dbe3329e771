import "../../../styles/event-mine.css";
import { useMutation, useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { type JSX, useState } from "react";
import { api } from "../../../api/client.ts";
import { NotYours, signedInRoute } from "../../../app/layouts.tsx";
import { useTexts } from "../../../app/texts.tsx";
import { vocabularyQuery } from "../../../app/vocabulary.ts";
import { Button } from "../../../kit/button.tsx";
import { FormProblem } from "../../../kit/form-problem.tsx";
import { Listen } from "../../../kit/listen.tsx";
import { PageHead } from "../../../kit/page.tsx";
import { Pictogram } from "../../../kit/pictogram.tsx";
import { answers } from "../follow-up.ts";
import { type EventId, eventKey, eventQuery, type EventView, isOpen, type ParticipantId } from "../queries.ts";
import { clockOf, dayHead, dayOf } from "../times.ts";
import { CalendarLink } from "./calendar-link.tsx";
import { myEventRoute } from "./mine-route.ts";
import { scheduleQuery, wishesOfQuery } from "./queries.ts";
import { ThreeWays } from "./three-ways.tsx";

/** A participant's meet: the invitation, whom one wants to meet, one's own day, and afterwards whom to meet again. */
export function MyEventPage(): JSX.Element {
  const { eventId } = myEventRoute.useParams();
  const { participantId } = signedInRoute.useRouteContext().session;
  const { data } = useSuspenseQuery(eventQuery(eventId));
  if (!participantId) throw new NotYours();
  return <MyEvent eventId={eventId} participantId={participantId} view={data.data} />;
}

function MyEvent({
  eventId,
  participantId,
  view,
}: {
  eventId: EventId;
  participantId: ParticipantId;
  view: EventView;
}): JSX.Element {
  const words = useTexts();
  const { t } = words;
  const { details } = view.event;
  const when = t("my-event.when", { day: dayHead(words, details.startsAt), from: clockOf(details.startsAt) });
  const where = `${details.venue.name}, ${details.venue.address}`;
  const what = t("my-event.what", { minutes: details.slotMinutes });
  const comes = view.invitation === "yes";
  const calledOff = view.event.state === "cancelled";
  return (
    <div className="my-steps my-event">
      <p>
        <Link to="/my-steps">{t("shell.nav.my-steps")}</Link>
      </p>
      <PageHead title={details.name} />
      <Listen text={[details.name, when, where, what].join(". ")} />
      <ul className="my-lines">
        <li>
          <Pictogram id="calendar" size={56} />
          <b>{when}</b>
        </li>
        <li>
          <Pictogram id="pin" size={56} />
          <span>{where}</span>
        </li>
        <li>
          <Pictogram id="two-people" size={56} />
          <span>{what}</span>
        </li>
      </ul>
      {isOpen(view.event) && <Invitation eventId={eventId} participantId={participantId} view={view} />}
      {isOpen(view.event) && comes && <Wishes eventId={eventId} participantId={participantId} view={view} />}
      {calledOff ? (
        <p className="strong" role="status">
          {t("my-event.called-off")}
        </p>
      ) : (
        <MyDay eventId={eventId} participantId={participantId} view={view} />
      )}
      {comes && !calledOff && <CalendarLink whose={{ participantId }} />}
    </div>
  );
}

interface PartProps {
  readonly eventId: EventId;
  readonly participantId: ParticipantId;
  readonly view: EventView;
}

function Invitation({ eventId, participantId, view }: PartProps): JSX.Element {
  const { t } = useTexts();
  const queryClient = useQueryClient();
  const [changing, setChanging] = useState(false);
  const answer = useMutation({
    mutationFn: (yes: boolean) =>
      api("PUT /events/{eventId}/candidates/{participantId}/answer", {
        path: { eventId, participantId },
        body: { answer: yes ? "yes" : "no" },
      }),
    onSuccess: () => setChanging(false),
    onSettled: () => queryClient.invalidateQueries({ queryKey: eventKey(eventId) }),
  });
  const answered = view.invitation === "yes" || view.invitation === "no";
  return (
    <section aria-labelledby="my-answer">
      <h2 id="my-answer">{t("my-event.come")}</h2>
      <FormProblem error={answer.error} fieldId={(path) => path} />
      {answered && !changing ? (
        <div className="my-said" role="status">
          <p className="strong">{t(view.invitation === "yes" ? "my-event.you-come" : "my-event.you-do-not")}</p>
          <Button onClick={() => setChanging(true)}>{t("my-event.change")}</Button>
        </div>
      ) : (
        <div className="my-yes-no">
          <Button kind="main" busy={answer.isPending && t("event.saving")} onClick={() => answer.mutate(true)}>
            {t("my-event.yes")}
          </Button>
          <Button busy={answer.isPending && t("event.saving")} onClick={() => answer.mutate(false)}>
            {t("my-event.no")}
          </Button>
        </div>
      )}
    </section>
  );
}

const levels = ["want", "maybe", "no"] as const;

function Wishes({ eventId, participantId, view }: PartProps): JSX.Element {
  const words = useTexts();
  const { t } = words;
  const queryClient = useQueryClient();
  const query = wishesOfQuery(eventId, participantId);
  const { data: list } = useSuspenseQuery(query);
  const { data: vocabulary } = useSuspenseQuery(vocabularyQuery);
  const { wishesUntilOn } = view.event.details;
  const save = useMutation({
    mutationFn: (
      wishes: { employerId: (typeof list.employers)[number]["employerId"]; level: (typeof levels)[number] }[],
    ) =>
      api("PUT /events/{eventId}/candidates/{participantId}/wishes", {
        path: { eventId, participantId },
        body: { wishes },
      }),
    onSuccess: (saved) => queryClient.setQueryData(query.queryKey, saved),
  });
  return (
    <section aria-labelledby="my-wishes">
      <h2 id="my-wishes">{t("my-event.wishes")}</h2>
      <p>{t("my-event.wishes.help")}</p>
      {wishesUntilOn && <p>{t("my-event.wishes.until", { day: dayOf(words, wishesUntilOn) })}</p>}
      <FormProblem error={save.error} fieldId={(path) => path} />
      {list.employers.length === 0 && <p>{t("my-event.wishes.none")}</p>}
      <ul className="my-lines my-choices">
        {list.employers.map(({ employerId, name, places, level }) => (
          <li key={employerId}>
            <Pictogram
              id={vocabulary.fields.find(({ id }) => id === places[0]?.field)?.pictogram ?? "shop"}
              size={56}
            />
            <div>
              <b>{name}</b>
              {places[0] && <p className="my-who">{places[0].title}</p>}
            </div>
            <ThreeWays
              legend={name}
              value={level}
              choices={levels.map((value) => ({ value, label: t(`my-event.wishes.${value}`) }))}
              onChange={(next) =>
                save.mutate(
                  list.employers.flatMap((one) => {
                    const value = one.employerId === employerId ? next : one.level;
                    return value ? [{ employerId: one.employerId, level: value }] : [];
                  }),
                )
              }
            />
          </li>
        ))}
      </ul>
      <p role="status">{save.isSuccess && t("my-event.wishes.saved")}</p>
    </section>
  );
}

function MyDay({ eventId, participantId, view }: PartProps): JSX.Element | null {
  const { t, list } = useTexts();
  const queryClient = useQueryClient();
  const query = scheduleQuery(eventId, participantId);
  const { data: day } = useSuspenseQuery(query);
  const { data: vocabulary } = useSuspenseQuery(vocabularyQuery);
  const say = useMutation({
    mutationFn: ({
      employerId,
      answer,
    }: {
      employerId: (typeof day.interviews)[number]["employerId"];
      answer: (typeof answers)[number];
    }) =>
      api("PUT /events/{eventId}/candidates/{participantId}/outcomes/{employerId}", {
        path: { eventId, participantId, employerId },
        body: { answer },
      }),
    onSettled: () => queryClient.invalidateQueries({ queryKey: query.queryKey }),
  });
  if (day.interviews.length === 0) return view.invitation === "yes" ? <p>{t("my-event.day.none")}</p> : null;
  const after = view.event.state === "running" || view.event.state === "done";
  const rests = day.breaks.map((slot) => clockOf(view.times[slot]?.from ?? ""));
  return (
    <section aria-labelledby="my-day">
      <h2 id="my-day">{t(after ? "my-event.after" : "my-event.day")}</h2>
      <p className="my-card">
        {t("my-event.day.card")} <b>{day.number}</b>
      </p>
      {after && <p>{t("my-event.after.help")}</p>}
      <FormProblem error={say.error} fieldId={(path) => path} />
      <ul className={after ? "my-lines my-choices" : "my-lines"}>
        {day.interviews.map(({ employerId, employer, from, table, places, answer: said, mutual }) => (
          <li key={employerId}>
            <Pictogram
              id={vocabulary.fields.find(({ id }) => id === places[0]?.field)?.pictogram ?? "shop"}
              size={56}
            />
            <div>
              <b>{t("my-event.day.at", { time: clockOf(from), table })}</b>
              <p className="my-who">{employer}</p>
              {mutual && <p className="strong">{t("my-event.after.both")}</p>}
            </div>
            {after && (
              <ThreeWays
                legend={employer}
                value={say.isPending && say.variables.employerId === employerId ? say.variables.answer : said}
                choices={answers.map((value) => ({ value, label: t(`follow-up.answer.${value}`) }))}
                onChange={(answer) => say.mutate({ employerId, answer })}
              />
            )}
          </li>
        ))}
      </ul>
      {rests.length > 0 && !after && <p>{t("my-event.day.rest", { times: list(rests) })}</p>}
    </section>
  );
}
