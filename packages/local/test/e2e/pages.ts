import type { APIRequestContext, Browser } from "playwright-core";
import type { Product, Visitor } from "./product.setup.ts";
import { openContext } from "./visit-context.ts";

/** What a page can be in. The first four are made by answers of the API; `full` is the demo. */
export const states = ["full", "empty", "loading", "error", "refused"] as const;
export type State = (typeof states)[number];

/** Things of the demo that pages are about. */
export interface DemoThings {
  workplaceId: string;
  placementId: string;
  employerId: string;
  participantId: string;
  /** A day of speed interviews that is being laid out. */
  eventId: string;
  /** One that is under way, to which the employer and the participant who sign in are invited. */
  runningEventId: string;
  /** Proposals as a matcher, the employer and the participant who sign in see one each. */
  proposalId: string;
  cardId: string;
  ownProposalId: string;
}

interface PortalPage {
  as: Visitor | "stranger";
  /** The page's address. */
  at: (things: DemoThings) => string;
  /** States that the page cannot be in, each with the reason. */
  never?: Partial<Record<State, string>>;
}

const asksNothing = "the page asks the API for nothing but who is there, and words";
const fetchesNothing = { empty: asksNothing, loading: asksNothing, error: asksNothing, refused: asksNothing } as const;
const oneThing = "the page is about one thing, which is there or not";
const openToAll = "anybody may read what it shows";

/** Every page of the portal, by the id of its route. The test fails when the running portal has another. */
export const pages: Readonly<Record<string, PortalPage>> = {
  "/sign-in": { as: "stranger", at: () => "/sign-in", never: fetchesNothing },
  "/kit": { as: "stranger", at: () => "/kit", never: fetchesNothing },
  "/register": { as: "stranger", at: () => "/register", never: { refused: openToAll } },
  "/signed-in/$": { as: "matcher", at: () => "/no/such/page", never: fetchesNothing },

  "/signed-in/employer/our/placements": { as: "employer", at: () => "/our/placements" },
  "/signed-in/employer/our/placements/import": {
    as: "employer",
    at: () => "/our/placements/import",
    never: fetchesNothing,
  },
  "/signed-in/employer/our/placements/$placementId": {
    as: "employer",
    at: ({ placementId }) => `/our/placements/${placementId}`,
    never: { empty: oneThing },
  },
  "/signed-in/employer/our/placements/$placementId/edit": {
    as: "employer",
    at: ({ placementId }) => `/our/placements/${placementId}/edit?step=tasks`,
  },
  "/signed-in/employer/our/proposals": { as: "employer", at: () => "/our/proposals" },
  "/signed-in/employer/our/proposals/$proposalId": {
    as: "employer",
    at: ({ cardId }) => `/our/proposals/${cardId}`,
    never: { empty: oneThing },
  },
  "/signed-in/employer/our/support": { as: "employer", at: () => "/our/support" },
  "/signed-in/employer/our/workplaces": { as: "employer", at: () => "/our/workplaces" },
  "/signed-in/employer/our/workplaces/new": {
    as: "employer",
    at: () => "/our/workplaces/new",
    never: fetchesNothing,
  },
  "/signed-in/employer/our/workplaces/$workplaceId": {
    as: "employer",
    at: ({ workplaceId }) => `/our/workplaces/${workplaceId}`,
    never: { empty: oneThing },
  },
  "/signed-in/employer/our/about": { as: "employer", at: () => "/our/about" },
  "/signed-in/employer/our/events": { as: "employer", at: () => "/our/events" },
  "/signed-in/employer/our/events/$eventId": {
    as: "employer",
    at: ({ runningEventId }) => `/our/events/${runningEventId}`,
    never: { empty: oneThing },
  },

  "/signed-in/staff/start": { as: "matcher", at: () => "/start" },
  "/signed-in/staff/places": { as: "lead", at: () => "/places" },
  "/signed-in/staff/employers": { as: "matcher", at: () => "/employers" },
  "/signed-in/staff/employers/new": { as: "matcher", at: () => "/employers/new", never: fetchesNothing },
  "/signed-in/staff/employers/$employerId": { as: "matcher", at: ({ employerId }) => `/employers/${employerId}` },

  "/signed-in/matcher/places/$placementId": { as: "matcher", at: ({ placementId }) => `/places/${placementId}` },
  "/signed-in/matcher/placements/$placementId/edit": {
    as: "matcher",
    at: ({ placementId }) => `/placements/${placementId}/edit?step=times`,
  },
  "/signed-in/matcher/placements/import": {
    as: "matcher",
    at: ({ employerId }) => `/placements/import?employer=${employerId}`,
    never: fetchesNothing,
  },
  "/signed-in/matcher/proposals": { as: "matcher", at: () => "/proposals" },
  "/signed-in/matcher/proposals/$proposalId": {
    as: "matcher",
    at: ({ proposalId }) => `/proposals/${proposalId}`,
    never: { empty: oneThing },
  },
  "/signed-in/matcher/people": { as: "matcher", at: () => "/people" },
  "/signed-in/matcher/people/new": { as: "matcher", at: () => "/people/new", never: fetchesNothing },
  "/signed-in/matcher/people/import": { as: "matcher", at: () => "/people/import", never: fetchesNothing },
  "/signed-in/matcher/people/$participantId/": {
    as: "matcher",
    at: ({ participantId }) => `/people/${participantId}`,
  },
  "/signed-in/matcher/people/$participantId/places": {
    as: "matcher",
    at: ({ participantId }) => `/people/${participantId}/places`,
  },
  "/signed-in/matcher/people/$participantId/way": {
    as: "matcher",
    at: ({ participantId }) => `/people/${participantId}/way`,
  },
  "/signed-in/matcher/people/$participantId/details": {
    as: "matcher",
    at: ({ participantId }) => `/people/${participantId}/details`,
    never: { empty: oneThing },
  },
  "/signed-in/matcher/people/$participantId/all": {
    as: "matcher",
    at: ({ participantId }) => `/people/${participantId}/all`,
    never: { empty: oneThing },
  },
  "/signed-in/matcher/people/$participantId/code": {
    as: "matcher",
    at: ({ participantId }) => `/people/${participantId}/code`,
    never: { empty: oneThing },
  },

  "/signed-in/callers/calls": { as: "lead", at: () => "/calls" },
  "/signed-in/weighers/weights": {
    as: "lead",
    at: () => "/weights",
    never: { empty: "there are always weights: those of the rules where nobody has chosen" },
  },

  "/signed-in/reviewers/log-control": { as: "lead", at: () => "/log-control" },

  "/signed-in/admin/members": { as: "admin", at: () => "/members" },
  "/signed-in/admin/grants": { as: "admin", at: () => "/grants" },
  "/signed-in/admin/retention": { as: "admin", at: () => "/retention" },
  "/signed-in/admin/vocabulary": { as: "admin", at: () => "/vocabulary" },
  "/signed-in/admin/tenant": { as: "admin", at: () => "/tenant" },

  "/signed-in/organiser/events/new": { as: "organiser", at: () => "/events/new", never: fetchesNothing },
  "/signed-in/staff/events": { as: "organiser", at: () => "/events" },
  "/signed-in/staff/events/$eventId/": {
    as: "organiser",
    at: ({ eventId }) => `/events/${eventId}`,
    never: { empty: oneThing },
  },
  "/signed-in/staff/events/$eventId/people": { as: "organiser", at: ({ eventId }) => `/events/${eventId}/people` },
  "/signed-in/staff/events/$eventId/wishes": { as: "organiser", at: ({ eventId }) => `/events/${eventId}/wishes` },
  "/signed-in/staff/events/$eventId/plan": {
    as: "organiser",
    at: ({ runningEventId }) => `/events/${runningEventId}/plan`,
  },
  "/signed-in/staff/events/$eventId/afterwards": {
    as: "organiser",
    at: ({ runningEventId }) => `/events/${runningEventId}/afterwards`,
  },
  "/full-screen/events/$eventId/hall": {
    as: "organiser",
    at: ({ runningEventId }) => `/events/${runningEventId}/hall`,
    never: { empty: "without anybody there is no timetable to publish, and so no hall" },
  },
  "/full-screen/events/$eventId/board": {
    as: "organiser",
    at: ({ runningEventId }) => `/events/${runningEventId}/board`,
    never: { empty: "without anybody there is no timetable to publish, and so no board" },
  },
  "/full-screen/events/$eventId/sheets": {
    as: "organiser",
    at: ({ runningEventId }) => `/events/${runningEventId}/sheets`,
  },

  "/signed-in/participant/my-steps": { as: "participant", at: () => "/my-steps" },
  "/signed-in/participant/my-steps/all": { as: "participant", at: () => "/my-steps/all", never: { empty: oneThing } },
  "/signed-in/participant/my-steps/proposals/$proposalId": {
    as: "participant",
    at: ({ ownProposalId }) => `/my-steps/proposals/${ownProposalId}`,
    never: { empty: oneThing },
  },
  "/signed-in/participant/my-steps/events/$eventId": {
    as: "participant",
    at: ({ runningEventId }) => `/my-steps/events/${runningEventId}`,
    never: { empty: oneThing },
  },
};

/** Finds things of the demo, asked by the API as those who have to do with them. */
export async function findThings(browser: Browser, product: Omit<Product, "things">): Promise<DemoThings> {
  const [employer, matcher, organiser, participant] = await Promise.all([
    openContext(browser, product, "employer", {}),
    openContext(browser, product, "matcher", {}),
    openContext(browser, product, "organiser", {}),
    openContext(browser, product, "participant", {}),
  ]);
  const things = await readThings(employer.request, matcher.request);
  const events = await readEvents(product.origin, organiser.request, matcher.request, participant.request);
  const proposals = await readProposals(product.origin, things, matcher.request, participant.request);
  await Promise.all([employer, matcher, organiser, participant].map((context) => context.close()));
  return { ...things, ...events, ...proposals };
}

async function read<T>(request: APIRequestContext, path: string): Promise<T> {
  return (await (await request.get(`/api/v1${path}`)).json()) as T;
}

async function readThings(
  employer: APIRequestContext,
  matcher: APIRequestContext,
): Promise<Pick<DemoThings, "employerId" | "placementId" | "workplaceId" | "participantId">> {
  const { employer: own } = await read<{ employer: { id: string } }>(employer, "/session");
  const [places, workplaces, people] = await Promise.all([
    read<{ items: { id: string }[] }>(employer, `/placements?state=published&employerId=${own.id}`),
    read<{ items: { id: string }[] }>(employer, `/employers/${own.id}/workplaces`),
    read<{ items: { id: string }[] }>(matcher, "/participants?limit=1"),
  ]);
  const first = ({ items: [item] }: { items: { id: string }[] }): string => {
    if (!item) throw new Error("the demo lacks what the pages are about");
    return item.id;
  };
  return {
    employerId: own.id,
    placementId: first(places),
    workplaceId: first(workplaces),
    participantId: first(people),
  };
}

/** The participant who signs in is proposed the first time that somebody asks, so that a question lies there. */
async function readProposals(
  origin: string,
  { employerId, placementId }: Pick<DemoThings, "employerId" | "placementId">,
  matcher: APIRequestContext,
  participant: APIRequestContext,
): Promise<Pick<DemoThings, "proposalId" | "cardId" | "ownProposalId">> {
  type Listed = { items: { id: string; employerId: string; state: string }[] };
  const { participantId } = await read<{ participantId: string }>(participant, "/session");
  const own = async () => (await read<Listed>(participant, `/participants/${participantId}/proposals`)).items[0];
  if ((await own()) === undefined)
    await matcher.post(`/api/v1/participants/${participantId}/proposals`, {
      data: { placementId, from: "ranking" },
      headers: { origin, "idempotency-key": crypto.randomUUID() },
    });
  const board = await read<Listed>(matcher, "/proposals");
  const [asked, shown] = [
    await own(),
    board.items.find((one) => one.employerId === employerId && one.state === "shown"),
  ];
  if (!asked || !shown) throw new Error("the demo lacks proposals");
  return { proposalId: shown.id, cardId: shown.id, ownProposalId: asked.id };
}

/** How long a plan may take to be published, ms. */
const PUBLISHED_WITHIN = 60_000;

interface EventRow {
  id: string;
  name: string;
  state: string;
  version: number;
}

/**
 * The demo's two days of speed interviews. The planned one is published and begun, with the participant who signs in on its
 * list, so that the hall, the board and the papers have something to show.
 */
async function readEvents(
  origin: string,
  organiser: APIRequestContext,
  matcher: APIRequestContext,
  participant: APIRequestContext,
): Promise<Pick<DemoThings, "eventId" | "runningEventId">> {
  const send = async (
    request: APIRequestContext,
    method: "POST" | "PUT",
    path: string,
    data: unknown,
    version?: number,
  ) => {
    const answer = await request.fetch(`/api/v1${path}`, {
      method,
      data,
      headers: {
        origin,
        "idempotency-key": crypto.randomUUID(),
        ...(version === undefined ? {} : { "if-match": `"${version}"` }),
      },
    });
    if (!answer.ok()) throw new Error(`${method} ${path}: ${answer.status()} ${await answer.text()}`);
  };
  const { items } = await read<{ items: EventRow[] }>(organiser, "/events");
  const named = (name: string): EventRow => {
    const event = items.find((one) => one.name === name);
    if (!event) throw new Error(`the demo lacks the event ${name}`);
    return event;
  };
  const laidOut = named("Speedintervjuer i Rosenholm");
  const running = named("Jobbmötet i Karlskrona");
  const at = `/events/${running.id}`;
  if (running.state === "planned") {
    const { participantId } = await read<{ participantId: string }>(participant, "/session");
    const mine = await read<{ participant: { number: string } }>(matcher, `/participants/${participantId}`);
    await send(organiser, "POST", `${at}/candidates`, { by: "number", numbers: [mine.participant.number] });
    await send(organiser, "PUT", `${at}/candidates/${participantId}/answer`, { answer: "yes", onBehalf: "byPhone" });
    await send(organiser, "POST", `${at}/plans`, { seconds: 3, unanswered: false });
    const plan = await until(
      () => read<{ items: { plan: { id: string; state: string; version: number } }[] }>(organiser, `${at}/plans`),
      ({ items: [newest] }) => newest?.plan.state === "ready",
    );
    const newest = plan.items[0]?.plan;
    if (!newest) throw new Error("no plan");
    await send(organiser, "POST", `${at}/plans/${newest.id}/choice`, undefined);
    await send(organiser, "POST", `${at}/publication`, { planId: newest.id }, newest.version);
    const published = await until(
      () => read<{ event: EventRow }>(organiser, at),
      ({ event: { state } }) => state === "published",
    );
    await send(organiser, "POST", `${at}/transitions`, { to: "running" }, published.event.version);
  }
  return { eventId: laidOut.id, runningEventId: running.id };
}

/** Asks until it is so. @throws Error when it does not become so in time */
async function until<T>(ask: () => Promise<T>, isSo: (answer: T) => boolean): Promise<T> {
  const end = performance.now() + PUBLISHED_WITHIN;
  while (performance.now() < end) {
    const answer = await ask();
    if (isSo(answer)) return answer;
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
  throw new Error("it did not come to that in time");
}
