import { calendarHandlers } from "./calendar.ts";
import { employerHandlers } from "./employer.ts";
import { eventHandlers } from "./event.ts";
import { eventDayHandlers } from "./event-day.ts";
import { eventPlanHandlers } from "./event-plan.ts";
import type { Handlers } from "./handler.ts";
import { importHandlers } from "./import.ts";
import { memberHandlers } from "./member.ts";
import { municipalityHandlers } from "./municipality.ts";
import { participantHandlers } from "./participant.ts";
import { placementHandlers } from "./placement.ts";
import { proposalHandlers } from "./proposal.ts";
import { rankingHandlers } from "./ranking.ts";
import { retentionHandlers } from "./retention.ts";
import { sessionHandlers } from "./session.ts";
import type { SignIn } from "./sign-in.ts";
import { trustHandlers } from "./trust.ts";
import { vocabularyHandlers } from "./vocabulary.ts";
import { weightsHandlers } from "./weights.ts";
import { workplaceHandlers } from "./workplace.ts";

/** Who answers each sentence of the contract. */
export const createHandlers = (signIn: SignIn): Handlers => ({
  ...sessionHandlers(signIn),
  ...municipalityHandlers,
  ...vocabularyHandlers,
  ...employerHandlers,
  ...workplaceHandlers,
  ...placementHandlers,
  ...rankingHandlers,
  ...weightsHandlers,
  ...participantHandlers,
  ...eventHandlers,
  ...eventPlanHandlers,
  ...eventDayHandlers,
  ...proposalHandlers,
  ...calendarHandlers,
  ...importHandlers,
  ...memberHandlers,
  ...trustHandlers,
  ...retentionHandlers,
});
