import "../../../styles/event-plan.css";
import { useQuery, useSuspenseQuery } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { type JSX, useState } from "react";
import { useTexts } from "../../../app/texts.tsx";
import { buttonClass } from "../../../kit/button.tsx";
import { EmptyPage } from "../../../kit/empty-page.tsx";
import { SelectField } from "../../../kit/field.tsx";
import { Message } from "../../../kit/message.tsx";
import { Segmented } from "../../../kit/segmented.tsx";
import { EventHead } from "../event-head.tsx";
import { eventRoute } from "../event-route.ts";
import {
  eventCandidatesQuery,
  eventEmployersQuery,
  eventQuery,
  type EventView,
  isOpen,
  isPublished,
  type PlanId,
} from "../queries.ts";
import { ClashList, NotMet } from "./clashes.tsx";
import { NewPlan } from "./new-plan.tsx";
import { planRoute } from "./plan-route.ts";
import { planQuery, plansQuery, type PlanRow, type PlanView, progressQuery } from "./queries.ts";
import { Publishing } from "./publishing.tsx";
import { Sewing } from "./sewing.tsx";
import { StopButton } from "./stop-button.tsx";
import { TimetableGrid, type View } from "./timetable-grid.tsx";
import { namesOf, shownPoints, unmetCostOf } from "./words.ts";

/** The timetable: being made, made, changed by hand, published. */
export function PlanPage(): JSX.Element {
  const { t } = useTexts();
  const { eventId } = eventRoute.useParams();
  const search = planRoute.useSearch();
  const { data } = useSuspenseQuery(eventQuery(eventId));
  const { data: plans } = useSuspenseQuery(plansQuery(eventId));
  const view = data.data;
  const chosen = plans.items.find(({ chosen: isChosen }) => isChosen);
  // A published event goes by its plan; before that the newest is what one works with.
  const shown =
    plans.items.find(({ plan }) => plan.id === search.plan) ??
    (isPublished(view.event) ? (chosen ?? plans.items[0]) : plans.items[0]);
  if (!shown)
    return (
      <>
        <EventHead view={view} title={t("timetable.title.none")} />
        {view.candidates && view.employers ? (
          <NewPlan view={view} plan={undefined} first />
        ) : (
          <EmptyPage picture="hanger" title={t("event.outlook.nothing")} />
        )}
      </>
    );
  return <Plan key={shown.plan.id} view={view} eventTag={data.etag} plans={plans.items} planId={shown.plan.id} />;
}

function Plan({
  view,
  eventTag,
  plans,
  planId,
}: {
  view: EventView;
  eventTag: string;
  plans: readonly PlanRow[];
  planId: PlanId;
}): JSX.Element {
  const { data: plan } = useSuspenseQuery(planQuery(view.event.id, planId));
  const [again, setAgain] = useState(false);
  if (plan.data.plan.state === "solving") return <Solving view={view} plan={plan.data} />;
  return (
    <Made
      view={view}
      eventTag={eventTag}
      plans={plans}
      plan={plan.data}
      etag={plan.etag}
      again={again}
      onAgain={setAgain}
    />
  );
}

/** While it is being made: how far it has come, and the way to stop. One may leave; it goes on. */
function Solving({ view, plan }: { view: EventView; plan: PlanView }): JSX.Element {
  const { t } = useTexts();
  const { id } = plan.plan;
  const { data: streamed } = useQuery(progressQuery(view.event.id, id));
  const points = streamed && streamed.length > 0 ? streamed : plan.points;
  const last = points.at(-1);
  return (
    <>
      <EventHead view={view} title={t("timetable.title.solving")}>
        <StopButton eventId={view.event.id} planId={id} found={last?.incumbent !== null && last !== undefined} />
      </EventHead>
      <Sewing
        points={points}
        stand={last ?? { incumbent: null, bound: null, gapPercent: null }}
        unmet={unmetCostOf(undefined, last?.incumbent ?? null)}
      />
      <p className="dim" role="status">
        {t("timetable.leave")}
      </p>
    </>
  );
}

const views: readonly View[] = ["employer", "candidate", "time"];

function Made({
  view,
  eventTag,
  plans,
  plan: shown,
  etag,
  again,
  onAgain,
}: {
  view: EventView;
  eventTag: string;
  plans: readonly PlanRow[];
  plan: PlanView;
  etag: string;
  again: boolean;
  onAgain: (again: boolean) => void;
}): JSX.Element {
  const words = useTexts();
  const { t } = words;
  const navigate = useNavigate();
  const eventId = view.event.id;
  const search = planRoute.useSearch();
  const { data: employers } = useSuspenseQuery(eventEmployersQuery(eventId));
  const { data: candidates } = useSuspenseQuery(eventCandidatesQuery(eventId));
  const { plan, interviews, points, outdated } = shown;
  const { details } = view.event;
  const names = namesOf(words, {
    details,
    times: view.times,
    employers: employers.items,
    candidates: candidates.items,
  });
  const by = search.by ?? "employer";
  const open = isOpen(view.event);
  const choices = (
    <Versions
      plans={plans}
      planId={plan.id}
      onChoose={(id) =>
        void navigate({ to: "/events/$eventId/plan", params: { eventId }, search: { ...search, plan: id } })
      }
    />
  );
  const newPlan = open && (
    <NewPlan
      key={plan.id}
      view={view}
      plan={shown}
      first={again}
      onClose={() => onAgain(false)}
      onOpen={() => onAgain(true)}
    />
  );
  if (plan.state !== "ready")
    return (
      <>
        <EventHead view={view} title={t("timetable.title.failed")}>
          {choices}
        </EventHead>
        {plan.state === "failed" && (
          <>
            <p className="lede">{t(`timetable.failed.${plan.why}`)}</p>
            <ClashList clash={plan.clash} names={names} />
          </>
        )}
        {newPlan}
      </>
    );
  const { figures } = plan;
  const published = isPublished(view.event) && shown.chosen;
  return (
    <>
      <EventHead
        view={view}
        title={t(
          published
            ? "timetable.title.published"
            : figures.gapPercent === 0
              ? "timetable.title.optimal"
              : "timetable.title.ready",
        )}
      >
        {choices}
      </EventHead>
      {outdated && open && <Message icon="pencil">{t("timetable.outdated")}</Message>}
      <Publishing
        view={view}
        eventTag={eventTag}
        plan={shown}
        etag={etag}
        names={names}
        candidates={candidates.items}
      />
      <Sewing
        points={points}
        stand={{ incumbent: figures.value, bound: figures.bound, gapPercent: figures.gapPercent }}
        unmet={unmetCostOf(figures, figures.value)}
      />
      <p className="small dim">{t(`timetable.ended.${plan.ended}`)}</p>
      <FigureLine figures={figures} interviews={interviews} />
      <div className="head-row">
        <h2 id="timetable">{t(`timetable.grid.${by}`)}</h2>
        <Segmented
          legend={t("timetable.by")}
          legendHidden
          value={by}
          choices={views.map((value) => ({ value, label: t(`timetable.by.${value}`) }))}
          onChange={(value) => {
            if (value !== "unknown")
              void navigate({
                to: "/events/$eventId/plan",
                params: { eventId },
                search: { ...search, by: value },
                replace: true,
                resetScroll: false,
              });
          }}
        />
      </div>
      <TimetableGrid
        key={by}
        by={by}
        view={view}
        plan={shown}
        etag={etag}
        employers={employers.items}
        candidates={candidates.items}
        names={names}
        editable={view.event.state !== "publishing" && view.event.state !== "done" && (open || shown.chosen)}
      />
      <NotMet plan={plan} names={names} />
      {newPlan}
      {published && (
        <div className="kr page-acts">
          <Link className={buttonClass()} to="/events/$eventId/sheets" params={{ eventId }}>
            {t("timetable.to-sheets")}
          </Link>
          <Link className={buttonClass()} to="/events/$eventId/hall" params={{ eventId }} reloadDocument>
            {t("timetable.to-hall")}
          </Link>
        </div>
      )}
    </>
  );
}

/** Another timetable of the same event, when there are several. */
function Versions({
  plans,
  planId,
  onChoose,
}: {
  plans: readonly PlanRow[];
  planId: PlanId;
  onChoose: (planId: PlanId) => void;
}): JSX.Element | null {
  const { t, number, time } = useTexts();
  if (plans.length < 2) return null;
  const wordsOf = ({ plan, chosen }: PlanRow): string => {
    const at = time(plan.createdAt);
    const what =
      plan.state === "ready"
        ? t("timetable.version", {
            points: number(shownPoints(plan.figures.value + unmetCostOf(plan.figures, plan.figures.value)), 0),
            at,
          })
        : t(plan.state === "solving" ? "timetable.version.solving" : "timetable.version.failed", { at });
    return chosen ? t("timetable.version.chosen", { what }) : what;
  };
  return (
    <SelectField<string>
      label={t("timetable.versions")}
      value={planId}
      choices={plans.map((row) => ({ value: row.plan.id, label: wordsOf(row) }))}
      onChange={(id) => {
        const row = plans.find(({ plan }) => plan.id === id);
        if (row) onChoose(row.plan.id);
      }}
    />
  );
}

function FigureLine({
  figures,
  interviews,
}: {
  figures: Extract<PlanView["plan"], { state: "ready" }>["figures"];
  interviews: PlanView["interviews"];
}): JSX.Element {
  const { t } = useTexts();
  const people = new Set(interviews.map(({ participantId }) => participantId)).size;
  const employers = new Set(interviews.map(({ employerId }) => employerId)).size;
  const short = figures.candidatesShort.length + figures.employersShort.length;
  return (
    <ul className="mini">
      <li>
        <b>{interviews.length}</b>{" "}
        <span className="dim">{t("timetable.figures.interviews", { count: interviews.length })}</span>
      </li>
      <li>
        <b>{people}</b> <span className="dim">{t("timetable.figures.people", { count: people })}</span>
      </li>
      <li>
        <b>{employers}</b> <span className="dim">{t("timetable.figures.employers", { count: employers })}</span>
      </li>
      <li>
        <b>{figures.idle}</b> <span className="dim">{t("timetable.figures.idle", { count: figures.idle })}</span>
      </li>
      {short > 0 && (
        <li>
          <b>{short}</b> <span className="dim">{t("timetable.figures.short")}</span>
        </li>
      )}
    </ul>
  );
}
