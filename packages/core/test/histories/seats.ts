import type { Id } from "@passa/domain/id";
import type { Draw } from "@passa/domain/matching/oracle/generate";
import type { Placement } from "@passa/domain/placement/placement";
import type { Proposal, ProposalStateKind } from "@passa/domain/proposal/proposal";
import * as z from "zod";
import { transact, type Write } from "../../src/commit.ts";
import type { Actor, Context, World } from "../../src/context.ts";
import { inviteEmployerMember } from "../../src/employer/employer.ts";
import { loadPlacement, placementWrite } from "../../src/placement/placement.store.ts";
import {
  agree,
  answerAsPerson,
  beginWork,
  endWork,
  propose,
  replyAsEmployer,
  withdraw,
} from "../../src/proposal/proposal.ts";
import { loadProposal, loadSeats, proposalWrites } from "../../src/proposal/proposal.store.ts";
import { fitting, market, person } from "../market.ts";
import { actingAs, noon } from "../world.ts";
import type { Play } from "./history.ts";
import type { Model } from "./linearizable.ts";

type Verb = "read" | "yesToCard" | "no" | "meet" | "notNow" | "yesToIdentity" | "begin" | "end" | "withdraw";
export type SeatCall = { verb: Verb; id: Id<"proposal">; version: number };

/** A proposal as the model knows it: its state, its version, and whether it has a seat. */
type Known = { state: ProposalStateKind; version: number };
type State = { seats: number; proposals: Record<string, Known> };

/** From which state each verb leads to which. Withdrawing leads from every open one, without a version. */
const moves: Record<Exclude<Verb, "read" | "withdraw" | "no">, [ProposalStateKind, ProposalStateKind]> = {
  yesToCard: ["asked", "shown"],
  meet: ["shown", "interested"],
  notNow: ["shown", "closed"],
  yesToIdentity: ["interested", "known"],
  begin: ["agreed", "placed"],
  end: ["placed", "ended"],
};
const isHidden = ({ state }: Known) => state === "asked" || state === "closed";
const isOngoing = ({ state }: Known) => state !== "ended" && state !== "closed";

/** Of every no it is enough that one reason for it holds; a yes needs all to hold. */
const seatsModel = (seats: number, proposals: Record<string, Known>): Model<State, SeatCall> => ({
  initial: { seats, proposals },
  answers(state, { verb, id, version }) {
    const known = state.proposals[id];
    if (!known) return [];
    if (verb === "read") return [[`${known.state}@${known.version}`, state]];
    const taken = Object.values(state.proposals).filter((one) => one.state === "placed").length;
    const nos = [
      ...(verb !== "withdraw" && known.version !== version ? ["stale"] : []),
      ...(canFollow(verb, known) ? [] : ["transitionNotAllowed"]),
      ...((verb === "meet" || verb === "notNow") && isHidden(known) ? ["notFound"] : []),
      ...(verb === "begin" && taken >= state.seats ? ["noSeatLeft"] : []),
    ];
    if (nos.length > 0) return nos.map((no) => [no, state]);
    const next = { state: stateAfter(verb), version: known.version + 1 };
    return [[`${next.state}@${next.version}`, { ...state, proposals: { ...state.proposals, [id]: next } }]];
  },
});

function canFollow(verb: Exclude<Verb, "read">, known: Known): boolean {
  if (verb === "withdraw") return isOngoing(known);
  if (verb === "no") return known.state === "asked" || known.state === "interested";
  return moves[verb][0] === known.state;
}

const stateAfter = (verb: Exclude<Verb, "read">): ProposalStateKind =>
  verb === "withdraw" || verb === "no" ? "closed" : moves[verb][1];

export type SeatTown = Awaited<ReturnType<typeof seatTown>>;

/** A municipality with proposals in each state to begin histories from, made by the use cases that make them. */
export async function seatTown(world: World, code: string) {
  const town = await market(world, code);
  const { eva, tenantId, employerId } = town;
  await inviteEmployerMember(eva, { id: employerId, name: "Robin Berg", email: `robin@${code}.example` });
  const people: Id<"participant">[] = [];
  for (let n = 0; n < 4; n++)
    people.push(await person(eva, fitting, { channel: "mail", email: `deltagare.${n}@${code}.example` }));
  const placementId = await town.place();
  const place = await loadPlacement(eva.table, tenantId, placementId);
  const participantId = people[0];
  if (!place || !participantId) throw new Error("nothing to begin from");
  const hodan = actingAs(world, tenantId, "participant", { participantId });
  const robin = actingAs(world, tenantId, "employer", { employerId, name: "Robin Berg" });
  const { id } = (await propose(eva, { participantId, placementId, from: "ranking" })).proposal;
  const yes = (to: "card" | "identity") => ({ to, answer: "yes", language: "sv" }) as const;
  const agreement = {
    startsOn: "2027-03-15",
    endsOn: "2027-06-15",
    hoursPerWeek: 20,
    tasksLeftOut: [],
    adaptations: [],
    supervisor: { name: "Robin Berg" },
  };
  const kept: Proposal[] = [];
  const keep = async () => {
    const one = await loadProposal(eva.table, tenantId, id);
    if (one) kept.push(one);
  };
  await keep();
  await answerAsPerson(hodan, { id, version: 1, ...yes("card") });
  await keep();
  await replyAsEmployer(robin, { id, version: 2, answer: "meet" });
  await keep();
  await answerAsPerson(hodan, { id, version: 3, ...yes("identity") });
  await agree(eva, { id, version: 4, ...agreement });
  await keep();
  const actors = { staff: eva.actor, employer: robin.actor, person: hodan.actor };
  return { tenantId, people, place, kept, actors, mails: { host: `robin@${code}.example` } };
}

/** A place of one or two seats and a few proposals for it, some of them agreed. */
export async function seatPlay(world: World, town: SeatTown, draw: Draw): Promise<Play<State, SeatCall>> {
  const { tenantId, people, kept, actors, mails } = town;
  const table = world.db.forTenant(tenantId, noon);
  const placementId = world.newId("placement", noon);
  const seats = draw.int(1, 2);
  const place: Placement = { ...town.place, id: placementId, content: { ...town.place.content, seats } } as Placement;
  const proposals = people.map((participantId): Proposal => {
    // Most have come to where a seat is next.
    const from = draw.chance(0.6) ? kept.at(-1) : draw.pick(kept);
    if (!from) throw new Error("nothing to begin from");
    return { ...from, id: world.newId("proposal", noon), participantId, placementId } as Proposal;
  });
  const writes = [placementWrite(place), ...proposals.flatMap((one) => proposalWrites(one))];
  await transact(
    table,
    writes.map((write): Write => ({ ...write, expect: "any" })),
    placementId,
  );
  const byId = new Map(proposals.map((one) => [one.id, one]));
  const known = (one: Proposal): Known => ({ state: one.state, version: one.version });
  return {
    model: seatsModel(seats, Object.fromEntries(proposals.map((one) => [one.id, known(one)]))),
    reads: proposals.map(({ id }): SeatCall => ({ verb: "read", id, version: 0 })),
    subjectOf: ({ id }) => id,
    next(choice, heard) {
      const { id, state, version } = choice.pick(proposals);
      const verbs: Verb[] =
        state === "agreed"
          ? ["begin", "begin", "begin", "end", "withdraw", "read"]
          : ["yesToCard", "no", "meet", "notNow", "yesToIdentity", "withdraw", "read"];
      return { verb: choice.pick(verbs), id, version: heard.get(id) ?? version };
    },
    actorOf({ verb, id }): Actor {
      if (verb === "meet" || verb === "notNow") return actors.employer;
      const participantId = byId.get(id)?.participantId;
      const isOwn = verb === "yesToCard" || verb === "yesToIdentity" || verb === "no" || verb === "withdraw";
      return isOwn && participantId ? { ...actors.person, participantId } : actors.staff;
    },
    make: (ctx, call) => asked(ctx, call, byId.get(call.id)?.state),
    say: (_, answer) => told(answer),
    resume: async () => [],
    async wrongIn(quiet, letters) {
      const now = await Promise.all(
        proposals.map(({ id }) => loadProposal(quiet.db.forTenant(tenantId, noon), tenantId, id)),
      );
      const ended = now.flatMap((one) => one ?? []);
      const taken = await loadSeats(table, tenantId, placementId);
      const placed = ended.filter(({ state }) => state === "placed").map(({ id }) => id);
      const doubled = [
        ...(placed.length > seats ? [`${placed.length} at ${seats} seats`] : []),
        ...(taken.by.toSorted().join() === placed.toSorted().join()
          ? []
          : [`seats ${taken.by.join()} of ${placed.join()}`]),
      ];
      // Each of an employer's letters follows from one move; the moves of a proposal are what came about.
      const moved = ended.flatMap((one) => {
        const before = byId.get(one.id)?.moves.length ?? 0;
        return one.moves.slice(before).map((move, n) => ({ one, to: move.to, from: one.moves[before + n - 1]?.to }));
      });
      const expected = moved.filter(
        ({ one, to, from }) =>
          to === "shown" ||
          to === "known" ||
          (to === "closed" && from !== "asked" && !(one.state === "closed" && one.closing.kind === "notNow")),
      ).length;
      const sent = new Set(letters.filter(({ to }) => to.address === mails.host).map(({ id }) => id)).size;
      return { doubled, mails: sent === expected ? [] : [`${sent} letters to the host for ${expected} changes`] };
    },
  };
}

/** Does a call by its use case, on a proposal that the history began with in a state. */
export async function asked(ctx: Context, { verb, id, version }: SeatCall, was: Proposal["state"] | undefined) {
  const yes = (to: "card" | "identity") => ({ to, answer: "yes", language: "sv" }) as const;
  switch (verb) {
    case "read":
      return loadProposal(ctx.table, ctx.actor.tenantId, id);
    case "yesToCard":
      return answerAsPerson(ctx, { id, version, ...yes("card") });
    case "yesToIdentity":
      return answerAsPerson(ctx, { id, version, ...yes("identity") });
    case "no": {
      const to = was === "asked" ? "card" : "identity";
      return answerAsPerson(ctx, { id, version, to, answer: "no", language: "sv" });
    }
    case "withdraw":
      return withdraw(ctx, { id });
    case "meet":
      return replyAsEmployer(ctx, { id, version, answer: "meet" });
    case "notNow":
      return replyAsEmployer(ctx, { id, version, answer: "notNow", reason: "other" });
    case "begin":
      return beginWork(ctx, { id, version });
    case "end":
      return endWork(ctx, { id, version, outcome: "completed", endedOn: "2027-06-15" });
  }
}

const Standing = z.object({ state: z.string(), version: z.int() });
const Answer = z.union([z.object({ proposal: Standing }).transform(({ proposal }) => proposal), Standing]);

/** State and version, whichever view of a proposal tells them. */
export function told(answer: unknown): string {
  const { state, version } = Answer.parse(answer);
  return `${state}@${version}`;
}
