import type { TextKey } from "@passa/texts/compiled";
import type { Role } from "./session.ts";

export interface Place {
  readonly to: string;
  readonly text: TextKey;
}

/** The places of the top bar, by role. The first is the role's home. */
export const placesOf: Record<Role, readonly Place[]> = {
  employer: [
    { to: "/our/placements", text: "shell.nav.our-placements" },
    { to: "/our/proposals", text: "shell.nav.our-proposals" },
    { to: "/our/workplaces", text: "shell.nav.our-workplaces" },
    { to: "/our/events", text: "shell.nav.our-events" },
    { to: "/our/about", text: "shell.nav.our-employer" },
    { to: "/our/support", text: "shell.nav.support" },
  ],
  matcher: [
    { to: "/places", text: "shell.nav.placements" },
    { to: "/people", text: "shell.nav.participants" },
    { to: "/proposals", text: "shell.nav.proposals" },
    { to: "/calls", text: "shell.nav.calls" },
    { to: "/events", text: "shell.nav.events" },
    { to: "/employers", text: "shell.nav.employers" },
  ],
  admin: [
    { to: "/tenant", text: "shell.nav.start" },
    { to: "/members", text: "shell.nav.members" },
    { to: "/retention", text: "retention.nav" },
    { to: "/weights", text: "shell.nav.weights" },
    { to: "/vocabulary", text: "shell.nav.vocabulary" },
    { to: "/employers", text: "shell.nav.employers" },
    { to: "/places", text: "shell.nav.placements" },
  ],
  organiser: [
    { to: "/events", text: "shell.nav.events" },
    { to: "/start", text: "shell.nav.start" },
    { to: "/places", text: "shell.nav.placements" },
    { to: "/employers", text: "shell.nav.employers" },
  ],
  lead: [
    { to: "/start", text: "shell.nav.start" },
    { to: "/calls", text: "shell.nav.calls" },
    { to: "/weights", text: "shell.nav.weights" },
    { to: "/log-control", text: "trail.control.nav" },
    { to: "/places", text: "shell.nav.placements" },
    { to: "/employers", text: "shell.nav.employers" },
  ],
  participant: [{ to: "/my-steps", text: "shell.nav.my-steps" }],
};

/** Where a person starts: the first place of their role. */
export const homeOf = (role: Role): string => placesOf[role][0]?.to ?? "/";
