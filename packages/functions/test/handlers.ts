import { calendarHandlers } from "../src/api/calendar.ts";
import { employerHandlers } from "../src/api/employer.ts";
import { eventHandlers } from "../src/api/event.ts";
import { eventDayHandlers } from "../src/api/event-day.ts";
import { eventPlanHandlers } from "../src/api/event-plan.ts";
import { importHandlers } from "../src/api/import.ts";
import { memberHandlers } from "../src/api/member.ts";
import { municipalityHandlers } from "../src/api/municipality.ts";
import { participantHandlers } from "../src/api/participant.ts";
import { placementHandlers } from "../src/api/placement.ts";
import { proposalHandlers } from "../src/api/proposal.ts";
import { rankingHandlers } from "../src/api/ranking.ts";
import { retentionHandlers } from "../src/api/retention.ts";
import { sessionHandlers } from "../src/api/session.ts";
import { trustHandlers } from "../src/api/trust.ts";
import { vocabularyHandlers } from "../src/api/vocabulary.ts";
import { weightsHandlers } from "../src/api/weights.ts";
import { workplaceHandlers } from "../src/api/workplace.ts";

/** The handlers of each file. */
export const handlersOf = (): object[] => [
  sessionHandlers(() => Promise.reject(new Error("nobody signs in"))),
  municipalityHandlers,
  vocabularyHandlers,
  employerHandlers,
  weightsHandlers,
  workplaceHandlers,
  placementHandlers,
  rankingHandlers,
  participantHandlers,
  eventHandlers,
  eventPlanHandlers,
  eventDayHandlers,
  calendarHandlers,
  proposalHandlers,
  importHandlers,
  memberHandlers,
  trustHandlers,
  retentionHandlers,
];
