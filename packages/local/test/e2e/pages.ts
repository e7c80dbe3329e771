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

  "/signed-in/admin/members": { as: "admin", at: () => "/members" },
  "/signed-in/admin/vocabulary": { as: "admin", at: () => "/vocabulary" },
  "/signed-in/admin/tenant": { as: "admin", at: () => "/tenant" },

  "/signed-in/participant/my-steps": { as: "participant", at: () => "/my-steps" },
};

/** Finds things of the demo, asked by the API as an employer and as a matcher. */
export async function findThings(browser: Browser, product: Product): Promise<DemoThings> {
  const [employer, matcher] = await Promise.all([
    openContext(browser, product, "employer", {}),
    openContext(browser, product, "matcher", {}),
  ]);
  const things = await readThings(employer.request, matcher.request);
  await Promise.all([employer.close(), matcher.close()]);
  return things;
}

async function readThings(employer: APIRequestContext, matcher: APIRequestContext): Promise<DemoThings> {
  const read = async <T>(request: APIRequestContext, path: string): Promise<T> =>
    (await (await request.get(`/api/v1${path}`)).json()) as T;
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
