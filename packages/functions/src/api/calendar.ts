import { readCalendar, readCalendarState, shareCalendar, stopSharing } from "@passa/core/calendar/calendar";
import { once } from "@passa/core/commit";
import type { Handlers } from "./handler.ts";

export const calendarHandlers = {
  "GET /participants/{participantId}/calendar": async ({ ctx, path }) => ({ body: await readCalendarState(ctx, path) }),
  "POST /participants/{participantId}/calendar": async ({ ctx, path }) => ({
    body: await once(ctx, () => shareCalendar(ctx, path)),
  }),
  "POST /participants/{participantId}/calendar/revocation": async ({ ctx, path }) => ({
    body: await once(ctx, () => stopSharing(ctx, path)),
  }),
  "GET /employers/{employerId}/calendar": async ({ ctx, path }) => ({ body: await readCalendarState(ctx, path) }),
  "POST /employers/{employerId}/calendar": async ({ ctx, path }) => ({
    body: await once(ctx, () => shareCalendar(ctx, path)),
  }),
  "POST /employers/{employerId}/calendar/revocation": async ({ ctx, path }) => ({
    body: await once(ctx, () => stopSharing(ctx, path)),
  }),
  "GET /calendars/{token}": async ({ ctx, path }) => ({ text: await readCalendar(ctx, path) }),
} satisfies Partial<Handlers>;
