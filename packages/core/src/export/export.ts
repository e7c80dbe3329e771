import type { Id } from "@passa/domain/id";
import { disclose } from "../commit.ts";
import type { Context } from "../context.ts";
import { linesFor, type SeenLine } from "../audit/seen.ts";
import { pageAbout } from "../audit/audit.store.ts";
import { loadAllDays } from "../booking/booking.store.ts";
import { loadAllEmployers } from "../employer/employer.store.ts";
import { loadCandidate, loadEventIdsOf, loadEvents } from "../event/event.store.ts";
import { loadOutcomes } from "../event/outcome.store.ts";
import { loadObservations } from "../observation/observation.store.ts";
import { loadEnrolments, loadPoolEntry } from "../participant/participant.store.ts";
import { participantFor } from "../participant/participant.ts";
import { loadPlacements } from "../placement/placement.store.ts";
import { loadProjects } from "../project/project.store.ts";
import { loadGrants } from "../proposal/grant.store.ts";
import { loadProposalsOfPerson, loadSightings } from "../proposal/proposal.store.ts";
import { loadMarks } from "../ranking/ranking.store.ts";
import { loadNotedOf } from "../retention/retention.store.ts";
import { loadUsers } from "../user/user.store.ts";

/** Lines of the trail in an export: those of many years. */
const SEEN_LINES = 5000;

/**
 * All that is held on a person (GDPR art. 15 and 20): what they and staff have said, in every wording; what is derived of it;
 * proposals, events, marks; and who has seen it. That it was given out is written down, unless it is to the person.
 */
export async function exportPerson(ctx: Context, { id }: { id: Id<"participant"> }) {
  const participant = await participantFor(ctx, id, "participant.export");
  const { tenantId } = participant;
  const { table } = ctx;
  await disclose(ctx, { what: "participant.export", whom: id, shown: "record", because: "request" });
  const [enrolments, observations, entry, proposals, sightings, eventIds, days, users, employers, placements, lineOf] =
    await Promise.all([
      loadEnrolments(table, tenantId, id),
      loadObservations(table, tenantId, id),
      loadPoolEntry(table, tenantId, id),
      loadProposalsOfPerson(table, tenantId, id),
      loadSightings(table, tenantId, id),
      loadEventIdsOf(table, tenantId, { participantId: id }),
      loadAllDays(table, tenantId, id),
      loadUsers(table, tenantId),
      loadAllEmployers(table, tenantId),
      loadPlacements(table, tenantId),
      linesFor(ctx),
    ]);
  const [projects, events, seen, grants, retention, marks] = await Promise.all([
    loadProjects(table, tenantId),
    eventsFor(ctx, id, eventIds),
    pageAbout<SeenLine>(table, tenantId, id, { limit: SEEN_LINES }, lineOf),
    loadGrants(table, tenantId),
    loadNotedOf(table, tenantId, id),
    Promise.all(placements.map((place) => loadMarks(table, tenantId, place.id))),
  ]);
  const staff = users.filter(({ role }) => role !== "participant");
  return {
    madeAt: ctx.now,
    participant,
    account: accountOf(users.find(({ participantId }) => participantId === id)),
    enrolments,
    observations,
    counted: Object.entries(entry?.choices ?? {}).map(([topic, source]) => ({ topic, source })),
    proposals,
    sightings: sightings.map(({ what, name, at }) => ({ what, name, at })),
    events,
    times: days.flatMap(({ spans }) => spans.map(({ eventId: of, from, to }) => ({ of, from, to }))),
    marks: placements.flatMap((place, n) => {
      const mark = marks[n]?.get(id);
      return mark === undefined ? [] : [{ place: place.content.title ?? "", mark }];
    }),
    grants: grants.filter(({ participantId }) => participantId === id).map(({ participantId: _, ...grant }) => grant),
    retention,
    seen: seen.items,
    /** Whose the ids above are. */
    names: [
      ...staff.map(named),
      ...employers.map(named),
      ...projects.filter((project) => enrolments.some(({ projectId }) => projectId === project.id)).map(named),
      ...placements
        .filter((place) => proposals.some(({ placementId }) => placementId === place.id))
        .map((place) => ({ id: place.id, name: place.content.title ?? "" })),
    ],
  };
}

const named = ({ id, name }: { id: string; name: string }) => ({ id, name });

const accountOf = (user: { name: string; email?: string | undefined } | undefined) =>
  user && { name: user.name, ...(user.email === undefined ? {} : { email: user.email }) };

async function eventsFor({ table, actor }: Context, id: Id<"participant">, ids: readonly Id<"event">[]) {
  const events = await loadEvents(table, actor.tenantId, ids);
  return Promise.all(
    events.map(async ({ id: eventId, details }) => {
      const [candidate, outcomes] = await Promise.all([
        loadCandidate(table, actor.tenantId, eventId, id),
        loadOutcomes(table, actor.tenantId, eventId),
      ]);
      return {
        name: details.name,
        startsAt: details.startsAt,
        ...(candidate === undefined ? {} : { candidate }),
        outcomes: outcomes.filter(({ participantId }) => participantId === id),
      };
    }),
  );
}
