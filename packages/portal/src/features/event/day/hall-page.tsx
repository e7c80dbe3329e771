import "../../../styles/event-hall.css";
import { afterCommand } from "@passa/domain/event/day";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { type JSX, useEffect, useMemo, useState, useSyncExternalStore } from "react";
import { api } from "../../../api/client.ts";
import { newIntent } from "../../../api/intent.ts";
import { Problem } from "../../../api/problem.ts";
import { fullScreenRoute, NotYours } from "../../../app/layouts.tsx";
import { localCopy } from "../../../app/draft.ts";
import { useTexts } from "../../../app/texts.tsx";
import { Button, buttonClass } from "../../../kit/button.tsx";
import { EmptyPage } from "../../../kit/empty-page.tsx";
import { PageTitle } from "../../../kit/page.tsx";
import { Skeleton } from "../../../kit/waiting.tsx";
import { etagOf, type EventId, eventKey, eventQuery } from "../queries.ts";
import { hallRoute } from "./day-route.ts";
import { HallHead } from "./hall-head.tsx";
import { type Day, type KnownHall, roundsOf } from "./hall.ts";
import { Issues } from "./issues.tsx";
import { PeoplePanel } from "./people-panel.tsx";
import { dayQuery, forgetDay, type HallState } from "./queries.ts";
import { DayQueue, type SentCommand } from "./queue.ts";
import { TablePanel } from "./table-panel.tsx";
import { Tables } from "./tables.tsx";

/** The tablet in the hall. It works without the network: what is done is kept here and sent when it is back. */
export function HallPage(): JSX.Element {
  const { t } = useTexts();
  const { eventId } = hallRoute.useParams();
  const { user } = fullScreenRoute.useRouteContext();
  const day = useQuery(dayQuery(user.id, eventId));
  if (user.role !== "organiser") throw new NotYours();
  if (day.isPending)
    return (
      <main id="m" className="page hall-wait">
        <h1 tabIndex={-1}>{t("hall.title.before")}</h1>
        <Skeleton rows={5} />
      </main>
    );
  const early = day.error instanceof Problem && day.error.code === "transitionNotAllowed";
  if (!day.data) {
    if (!early && day.error) throw day.error;
    return (
      <main id="m" className="page hall-wait">
        <PageTitle>{t("hall.title.before")}</PageTitle>
        <EmptyPage
          picture="hanger"
          level={1}
          title={t("hall.not-yet")}
          action={
            <Link className={buttonClass("main")} to="/events/$eventId/plan" params={{ eventId }}>
              {t("hall.to-plan")}
            </Link>
          }
        >
          <p>{t("hall.not-yet-text")}</p>
        </EmptyPage>
      </main>
    );
  }
  return <HallFloor key={eventId} eventId={eventId} userId={user.id} state={day.data} />;
}

/** The day as it stands here: what the server knows, and after it what it has not heard yet. */
function dayHere({ day, hall, times, resources }: HallState, waiting: readonly SentCommand[]): Day {
  const cards = new Map<string | number, number>(
    hall.people.flatMap(({ number, code }) => [
      [number, number],
      [code, number],
    ]),
  );
  const scope = {
    slots: times.length,
    cards,
    tables: new Map<string, number>(hall.employers.map(({ id, tables }) => [id, tables.length])),
    resources: new Set(resources),
  };
  return waiting.reduce<Day>((now, sent) => afterCommand(now, sent, scope)?.day ?? now, day);
}

function HallFloor({ eventId, userId, state }: { eventId: EventId; userId: string; state: HallState }): JSX.Element {
  const { t } = useTexts();
  const queryClient = useQueryClient();
  const { show, table } = hallRoute.useSearch();
  const navigate = hallRoute.useNavigate();
  const query = dayQuery(userId, eventId);
  const [queue] = useState(
    () =>
      new DayQueue({
        copy: localCopy<readonly SentCommand[]>(userId, `hall-commands:${eventId}`),
        send: (commands) => api("POST /events/{eventId}/day/commands", { path: { eventId }, body: { commands } }),
        heard: ({ day }) =>
          queryClient.setQueryData<HallState>(query.queryKey, (now) =>
            now && day.sequence >= now.day.sequence ? { ...now, day } : now,
          ),
        now: () => new Date(Date.now()).toISOString(),
        newId: newIntent,
      }),
  );
  const sent = useSyncExternalStore(queue.subscribe, queue.state);
  useEffect(() => {
    void queue.flush();
    const again = (): void => void queue.flush();
    window.addEventListener("online", again);
    return () => {
      window.removeEventListener("online", again);
      queue.close();
    };
  }, [queue]);
  const day = useMemo(() => dayHere(state, sent.waiting), [state, sent.waiting]);
  const { hall } = state;
  const known = { hall, day, times: state.times, onCommand: (command: SentCommand["command"]) => queue.give(command) };
  const { now } = roundsOf(day);
  return (
    <div className="hall-screen">
      <PageTitle>{now === undefined ? t("hall.title.before") : t("hall.title", { round: now + 1 })}</PageTitle>
      <HallHead
        state={state}
        day={day}
        queue={sent}
        onCommand={known.onCommand}
        here={show === "people"}
        onPeople={() => void navigate({ search: show === "people" ? {} : { show: "people" }, replace: true })}
        ending={<EndDay eventId={eventId} userId={userId} queue={queue} />}
      />
      <main id="m" className="floor" tabIndex={-1}>
        <h1 className="vh" tabIndex={-1}>
          {now === undefined ? t("hall.title.before") : t("hall.title", { round: now + 1 })}
        </h1>
        {state.state === "published" && <BeginDay eventId={eventId} />}
        <Tables
          hall={hall}
          day={day}
          here={table}
          onTable={(number) => void navigate({ search: { table: number }, replace: true })}
        />
        <div className="floor-side">
          {show === "people" ? (
            <PeoplePanel {...known} onClose={() => void navigate({ search: {}, replace: true })} />
          ) : table !== undefined ? (
            <TablePanel
              key={table}
              {...known}
              table={table}
              onClose={() => void navigate({ search: {}, replace: true })}
            />
          ) : (
            <Issues eventId={eventId} hall={hall} day={day} times={state.times} online={sent.kind !== "offline"} />
          )}
        </div>
      </main>
    </div>
  );
}

export interface FloorProps {
  readonly hall: KnownHall;
  readonly day: Day;
  readonly times: HallState["times"];
  readonly onCommand: (command: SentCommand["command"]) => void;
}

/** The first thing of the day: from here on rounds and check-in count. */
function BeginDay({ eventId }: { eventId: EventId }): JSX.Element {
  const { t } = useTexts();
  const queryClient = useQueryClient();
  const begin = useMutation({
    mutationFn: async () => {
      const { etag } = await queryClient.fetchQuery({ ...eventQuery(eventId), staleTime: 0 });
      return api("POST /events/{eventId}/transitions", { path: { eventId }, body: { to: "running" }, ifMatch: etag });
    },
    onSettled: () => queryClient.invalidateQueries({ queryKey: eventKey(eventId) }),
  });
  return (
    <div className="begin-day note-bar">
      <span>{t("hall.begin-text")}</span>
      <Button kind="main" busy={begin.isPending && t("shell.waiting")} onClick={() => begin.mutate()}>
        {t("hall.begin")}
      </Button>
      {begin.isError && <span role="status">{t("event.failed")}</span>}
    </div>
  );
}

/** Ends the day and takes the names off this device. */
function EndDay({ eventId, userId, queue }: { eventId: EventId; userId: string; queue: DayQueue }): JSX.Element {
  const { t } = useTexts();
  const queryClient = useQueryClient();
  const navigate = hallRoute.useNavigate();
  const [asking, setAsking] = useState(false);
  const end = useMutation({
    mutationFn: async () => {
      queue.give({ kind: "end" });
      await queue.flush();
      const { event } = await api("GET /events/{eventId}", { path: { eventId } });
      await api("POST /events/{eventId}/transitions", {
        path: { eventId },
        body: { to: "done" },
        ifMatch: etagOf(event),
      });
    },
    onSuccess: async () => {
      forgetDay(userId, eventId);
      queryClient.removeQueries({ queryKey: eventKey(eventId) });
      await navigate({ to: "/events/$eventId/afterwards", params: { eventId } });
    },
  });
  if (!asking)
    return (
      <Button small onClick={() => setAsking(true)}>
        {t("hall.end")}
      </Button>
    );
  return (
    <div className="end-day" role="group" aria-label={t("hall.end-title")}>
      <span>{t("hall.end-text")}</span>
      <Button kind="gone" small busy={end.isPending && t("shell.waiting")} onClick={() => end.mutate()}>
        {t("hall.end")}
      </Button>
      <Button small onClick={() => setAsking(false)}>
        {t("event.cancel")}
      </Button>
      {end.isError && <span role="status">{t("event.failed")}</span>}
    </div>
  );
}
