import type { Id } from "@passa/domain/id";
import { initialsOf } from "@passa/domain/participant/participant";
import type { Placement } from "@passa/domain/placement/placement";
import { daysAfter } from "@passa/domain/proposal/follow-up";
import {
  ANSWER_WITHIN_DAYS,
  cardIsShown,
  identityIsShown,
  type Proposal,
  questionOf,
  sinceOf,
  turnOf,
} from "@passa/domain/proposal/proposal";
import { Refusal } from "@passa/domain/refusal";
import { noteListed } from "../audit/listed.ts";
import { disclose } from "../commit.ts";
import { authorise, type Context } from "../context.ts";
import { loadEmployer } from "../employer/employer.store.ts";
import { employerNames } from "../event/roster.ts";
import { loadAssignedIds, loadPoolEntries, loadPoolEntry } from "../participant/participant.store.ts";
import { participantFor } from "../participant/participant.ts";
import { loadPlacement, loadPlacementsOf } from "../placement/placement.store.ts";
import { loadUsers } from "../user/user.store.ts";
import { loadWorkplace } from "../workplace/workplace.store.ts";
import { discloses, mayReachEmployer, proposalFor } from "./disclosure.ts";
import {
  loadProposals,
  loadProposalsOfEmployer,
  loadProposalsOfPerson,
  loadSeats,
  loadSightings,
  type Sighting,
} from "./proposal.store.ts";

/** What staff see of a proposal, what the person does, and what the employer does: three views of one thing. */

const seenOf = (sightings: readonly Sighting[], { id }: Proposal) =>
  sightings.filter(({ proposalId }) => proposalId === id).map(({ what, name, at }) => ({ what, name, at }));

const today = ({ now }: Context) => now.slice(0, 10);

/** A proposal for those who work with the person. */
export async function staffViewOf(ctx: Context, proposal: Proposal) {
  const { tenantId, participantId, employerId, placementId } = proposal;
  const [entry, employer, users, sightings, place, places, taken] = await Promise.all([
    loadPoolEntry(ctx.table, tenantId, participantId, "strong"),
    loadEmployer(ctx.table, tenantId, employerId),
    loadUsers(ctx.table, tenantId),
    loadSightings(ctx.table, tenantId, participantId),
    placementId === undefined ? undefined : loadPlacement(ctx.table, tenantId, placementId),
    loadPlacementsOf(ctx.table, tenantId, employerId),
    placementId === undefined ? undefined : loadSeats(ctx.table, tenantId, placementId),
  ]);
  if (!entry) throw new Refusal("notFound");
  const { moves } = proposal;
  const names = new Map(users.map(({ id, name }) => [id, name]));
  const titled = ({ id, content }: Placement) => ({ id, title: content.title ?? "" });
  return {
    proposal,
    person: { number: entry.number, name: entry.name, initials: initialsOf(entry.name) },
    employer: employer?.name ?? "",
    ...(place === undefined
      ? {}
      : {
          place: {
            ...titled(place),
            seats: place.content.seats ?? 0,
            taken: taken?.by.length ?? 0,
            tasks: (place.content.tasks ?? []).map(({ id, title, removable }) => ({ id, title, removable })),
            adaptations: place.content.adaptations ?? [],
            startsOn: place.content.startsOn ?? today(ctx),
            hours: place.content.hours ?? { min: 1, max: 40 },
          },
        }),
    /** Places of the employer that the proposal could be about, while that is open. */
    places: proposal.state === "proposed" ? places.filter(({ state }) => state === "published").map(titled) : [],
    turn: turnOf(proposal, today(ctx)),
    seen: seenOf(sightings, proposal),
    moves: moves.map((move) => ({ ...move, name: names.get(move.by) ?? "" })),
  };
}

export async function readProposal(ctx: Context, { id }: { id: Id<"proposal"> }) {
  const { proposal } = await proposalFor(ctx, id, "proposal.arrange");
  const whom = proposal.participantId;
  await disclose(ctx, { what: "proposal.arrange", whom, shown: "proposal", because: "worksWith" });
  return staffViewOf(ctx, proposal);
}

/**
 * The board: every proposal of the people that a matcher works with, the oldest first. Reads all proposals of the tenant, a
 * unit of reading for about eight.
 */
export async function listProposals(ctx: Context) {
  const { tenantId, userId } = ctx.actor;
  authorise(ctx, "proposal.list", { tenantId });
  const [all, assigned, names] = await Promise.all([
    loadProposals(ctx.table, tenantId),
    loadAssignedIds(ctx.table, tenantId, userId),
    employerNames(ctx),
  ]);
  const mine = new Set(assigned);
  const own = all.filter(({ participantId }) => mine.has(participantId));
  const placeIds = [...new Set(own.flatMap(({ placementId }) => placementId ?? []))];
  const [entries, places] = await Promise.all([
    loadPoolEntries(ctx.table, tenantId, [...new Set(own.map(({ participantId }) => participantId))]),
    Promise.all(placeIds.map((id) => loadPlacement(ctx.table, tenantId, id))),
  ]);
  const titles = new Map(places.flatMap((place) => (place ? [[place.id, place.content.title ?? ""] as const] : [])));
  await noteListed(ctx, "proposal.list", [...entries.keys()]);
  return own.flatMap((proposal) => {
    const entry = entries.get(proposal.participantId);
    if (!entry) return [];
    const { id, version, participantId, employerId, placementId, state } = proposal;
    const title = placementId === undefined ? undefined : titles.get(placementId);
    const meeting = proposal.state === "known" ? proposal.meetings.at(-1) : undefined;
    return [
      {
        id,
        version,
        state,
        since: sinceOf(proposal),
        turn: turnOf(proposal, today(ctx)),
        participantId,
        person: { number: entry.number, name: entry.name, initials: initialsOf(entry.name) },
        employerId,
        employer: names.get(employerId) ?? "",
        ...(title === undefined ? {} : { title }),
        wantsToTalk: "talk" in proposal && proposal.talk !== undefined,
        ...(meeting === undefined ? {} : { meeting: { kind: meeting.kind, startsAt: meeting.startsAt } }),
        ...("agreement" in proposal
          ? { period: { startsOn: proposal.agreement.startsOn, endsOn: proposal.agreement.endsOn } }
          : {}),
        ...(proposal.state === "closed" ? { closing: proposal.closing } : {}),
        ...(proposal.state === "ended" ? { outcome: proposal.outcome } : {}),
        ...("followUps" in proposal
          ? { nextFollowUpOn: proposal.followUps.find(({ participant }) => participant === undefined)?.dueOn }
          : {}),
      },
    ];
  });
}

/** The work as the person reads of it: what, where, when. */
function workOf(place: Placement | undefined) {
  const { title = "", kind, field, hours, startsOn, tasks = [] } = place?.content ?? {};
  return {
    title,
    ...(kind === undefined ? {} : { kind }),
    ...(field === undefined ? {} : { field }),
    ...(hours === undefined ? {} : { hours }),
    ...(startsOn === undefined ? {} : { startsOn }),
    tasks: tasks.map(({ id, title: name, pictogram, removable }) => ({
      id,
      title: name,
      ...(pictogram === undefined ? {} : { pictogram }),
      removable,
    })),
  };
}

/** A proposal for the person it is about: who asks, what would be shown to whom, what has been said and who has looked. */
export async function ownViewOf(ctx: Context, proposal: Proposal) {
  const { id, version, tenantId, participantId, employerId, placementId, state } = proposal;
  const [entry, employer, place, sightings, users] = await Promise.all([
    loadPoolEntry(ctx.table, tenantId, participantId, "strong"),
    loadEmployer(ctx.table, tenantId, employerId),
    placementId === undefined ? undefined : loadPlacement(ctx.table, tenantId, placementId),
    loadSightings(ctx.table, tenantId, participantId),
    loadUsers(ctx.table, tenantId),
  ]);
  const workplaceId = place?.content.workplaceId;
  const workplace = workplaceId === undefined ? undefined : await loadWorkplace(ctx.table, tenantId, workplaceId);
  const question = questionOf(proposal);
  const contact = users.find((user) => user.id === entry?.assigned[0])?.name;
  return {
    id,
    version,
    participantId,
    state,
    since: sinceOf(proposal),
    ...(question === undefined ? {} : { question }),
    wantsToTalk: "talk" in proposal && proposal.talk !== undefined,
    employer: employer?.name ?? "",
    work: workOf(place),
    ...(workplace === undefined
      ? {}
      : { where: { name: workplace.name, address: workplace.address, locality: workplace.locality } }),
    ...(contact === undefined ? {} : { contact }),
    ...("card" in proposal ? { card: proposal.card } : {}),
    ...("cardConsent" in proposal && proposal.cardConsent ? { cardConsent: proposal.cardConsent } : {}),
    ...("identityConsent" in proposal && proposal.identityConsent ? { identityConsent: proposal.identityConsent } : {}),
    ...(identityIsShown(proposal) && proposal.meetings.length > 0 ? { meeting: proposal.meetings.at(-1) } : {}),
    ...("agreement" in proposal ? { agreement: proposal.agreement } : {}),
    ...("followUps" in proposal
      ? {
          followUps: proposal.followUps.map(({ point, dueOn, participant }) => ({
            point,
            dueOn,
            said: participant?.how,
          })),
        }
      : {}),
    ...(proposal.state === "closed" ? { closing: proposal.closing.kind } : {}),
    ...(proposal.state === "ended"
      ? { certificate: certificateOf(proposal, place, employer?.name ?? "", entry?.name ?? "") }
      : {}),
    seen: seenOf(sightings, proposal),
  };
}

/** What the person has done, to show whoever they want: from the agreement, so that it says nothing else. */
function certificateOf(
  { agreement, endedOn }: Extract<Proposal, { state: "ended" }>,
  place: Placement | undefined,
  employer: string,
  name: string,
) {
  const { startsOn, hoursPerWeek, supervisor, tasksLeftOut } = agreement;
  const tasks = (place?.content.tasks ?? []).filter(({ id }) => !tasksLeftOut.includes(id)).map(({ title }) => title);
  const title = place?.content.title ?? "";
  return { name, employer, title, tasks, startsOn, endedOn, hoursPerWeek, supervisor: supervisor.name };
}

/** A person's proposals, the newest first: for the person, and for those who work with them. */
export async function listOwnProposals(ctx: Context, { participantId }: { participantId: Id<"participant"> }) {
  await participantFor(ctx, participantId, "proposal.answer");
  const proposals = await loadProposalsOfPerson(ctx.table, ctx.actor.tenantId, participantId);
  const told = proposals.filter(({ state }) => state !== "proposed").toReversed();
  return Promise.all(told.map((proposal) => ownViewOf(ctx, proposal)));
}

/** The cards that an employer has been shown, the newest first: which place and how it stands, nothing of the card itself. */
export async function listEmployerProposals(ctx: Context, { employerId }: { employerId: Id<"employer"> }) {
  const { tenantId } = ctx.actor;
  authorise(ctx, "proposal.host", { tenantId, employerId, assigned: false, protectedIdentity: true });
  const employer = await loadEmployer(ctx.table, tenantId, employerId);
  if (!employer) throw new Refusal("notFound");
  if (employer.standing.kind !== "approved") throw new Refusal("employerNotApproved");
  const shown = (await loadProposalsOfEmployer(ctx.table, tenantId, employerId)).filter(cardIsShown);
  const [entries, places] = await Promise.all([
    loadPoolEntries(ctx.table, tenantId, [...new Set(shown.map(({ participantId }) => participantId))], "strong"),
    loadPlacementsOf(ctx.table, tenantId, employerId),
  ]);
  const titles = new Map(places.map(({ id, content }) => [id, content.title ?? ""]));
  const rows = await Promise.all(
    shown.toReversed().map(async (proposal) => {
      const entry = entries.get(proposal.participantId);
      if (!entry || !(await mayReachEmployer(ctx, proposal, entry))) return [];
      const { id, version, state, placementId } = proposal;
      return [
        { id, version, state, since: sinceOf(proposal), title: titles.get(placementId) ?? "", ...waits(proposal) },
      ];
    }),
  );
  return rows.flat();
}

const waits = (proposal: Proposal) =>
  proposal.state === "shown" ? { answerBy: daysAfter(sinceOf(proposal).slice(0, 10), ANSWER_WITHIN_DAYS) } : {};

/** The card as the employer sees it. The name comes with the second yes. Not for a proposal whose card is not shown. */
export async function employersViewOf(ctx: Context, proposal: Proposal) {
  const { id, version, tenantId, participantId, state } = proposal;
  if (!cardIsShown(proposal)) return { id, version, state, since: sinceOf(proposal), title: "" };
  const [entry, place, users] = await Promise.all([
    loadPoolEntry(ctx.table, tenantId, participantId, "strong"),
    loadPlacement(ctx.table, tenantId, proposal.placementId),
    loadUsers(ctx.table, tenantId),
  ]);
  const contact = users.find((user) => user.id === entry?.assigned[0])?.name;
  return {
    id,
    version,
    state,
    since: sinceOf(proposal),
    placementId: proposal.placementId,
    title: place?.content.title ?? "",
    shownAt: proposal.cardConsent.at,
    ...waits(proposal),
    card: proposal.card,
    ...(contact === undefined ? {} : { contact }),
    ...(identityIsShown(proposal)
      ? { name: entry?.name ?? "", ...(proposal.meetings.length > 0 ? { meeting: proposal.meetings.at(-1) } : {}) }
      : {}),
    ...("agreement" in proposal ? { agreement: proposal.agreement } : {}),
    ...("followUps" in proposal
      ? { followUps: proposal.followUps.map(({ point, dueOn, employer }) => ({ point, dueOn, said: employer?.how })) }
      : {}),
  };
}

/** The card, for somebody of the employer or whoever works with the person. That the employer looked is written down. */
export async function readCard(ctx: Context, { id }: { id: Id<"proposal"> }) {
  const { proposal } = await proposalFor(ctx, id, "proposal.host");
  const view = await employersViewOf(ctx, proposal);
  if (ctx.actor.role !== "employer") return view;
  return discloses(ctx, proposal, identityIsShown(proposal) ? ["card", "identity"] : ["card"], view);
}
