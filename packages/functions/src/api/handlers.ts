import type { Tag } from "@passa/contract/tags";
import type { RouteKey, Routes } from "@passa/contract/types";
import type { Handler } from "./handler.ts";
import type { SignIn } from "./sign-in.ts";

type Of<T extends Tag> = { [K in RouteKey as Routes[K]["tag"] extends T ? K : never]: Handler<K> };

/** Loads those who answer the sentences of a noun, all of them: a missing one does not compile. */
export type Handlers = { [T in Tag]: () => Promise<Of<T>> };

/**
 * Who answers each sentence of the contract. What a noun's handlers need is loaded when one of them is first asked for: a
 * function that has just been started answers before it has read what others ask for.
 */
export const createHandlers = (signIn: () => Promise<SignIn>): Handlers => ({
  session: async () => (await import("./session.ts")).sessionHandlers(signIn),
  municipality: async () => (await import("./municipality.ts")).municipalityHandlers,
  vocabulary: async () => (await import("./vocabulary.ts")).vocabularyHandlers,
  employers: async () => (await import("./employer.ts")).employerHandlers,
  workplaces: async () => (await import("./workplace.ts")).workplaceHandlers,
  placements: async () => (await import("./placement.ts")).placementHandlers,
  ranking: async () => ({
    ...(await import("./ranking.ts")).rankingHandlers,
    ...(await import("./weights.ts")).weightsHandlers,
  }),
  participants: async () => ({
    ...(await import("./participant.ts")).participantHandlers,
    ...(await import("./event.ts")).eventHandlers,
    ...(await import("./trust.ts")).trustHandlers,
    ...(await import("./retention.ts")).retentionHandlers,
  }),
  events: async () => ({
    ...(await import("./event.ts")).eventHandlers,
    ...(await import("./event-plan.ts")).eventPlanHandlers,
    ...(await import("./event-day.ts")).eventDayHandlers,
  }),
  proposals: async () => (await import("./proposal.ts")).proposalHandlers,
  calendars: async () => (await import("./calendar.ts")).calendarHandlers,
  imports: async () => (await import("./import.ts")).importHandlers,
  members: async () => ({
    ...(await import("./member.ts")).memberHandlers,
    ...(await import("./trust.ts")).trustHandlers,
    ...(await import("./retention.ts")).retentionHandlers,
  }),
});
