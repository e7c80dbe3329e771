import { describe, expect, it } from "vitest";
import { type Action, type Actor, actions, can, type Facts } from "./policy.ts";

const actor = (role: Actor["role"], more: Partial<Actor> = {}): Actor => ({
  userId: "usr_1",
  tenantId: "ten_1",
  role,
  name: "A",
  ...more,
});
const here: Facts = { tenantId: "ten_1" };

describe("policy", () => {
  it("hides everything of another tenant from everybody", () => {
    for (const action of actions)
      for (const role of ["employer", "matcher", "organiser", "participant", "lead", "admin"] as const)
        expect(
          can(actor(role, { employerId: "e", participantId: "p" }), action, {
            tenantId: "ten_2",
            employerId: "e",
            participantId: "p",
            assigned: true,
          }),
        ).toBe("hidden");
  });

  it("lets a matcher read a person only when assigned", () => {
    expect(can(actor("matcher"), "participant.read", { ...here, assigned: true })).toBe("yes");
    expect(
      can(actor("matcher"), "participant.read", {
        ...here,
        assigned: false,
        protectedIdentity: false,
      }),
    ).toBe("no");
  });

  it("hides a protected identity from a matcher who is not assigned", () => {
    expect(
      can(actor("matcher"), "participant.read", {
        ...here,
        assigned: false,
        protectedIdentity: true,
      }),
    ).toBe("hidden");
    expect(can(actor("matcher"), "participant.read", { ...here, assigned: false })).toBe("hidden");
  });

  it.each<Action>(["employer.read", "workplace.read", "workplace.write", "placement.read", "placement.write"])(
    "keeps an employer to its own: %s",
    (action) => {
      expect(can(actor("employer", { employerId: "e1" }), action, { ...here, employerId: "e1" })).toBe("yes");
      expect(can(actor("employer", { employerId: "e1" }), action, { ...here, employerId: "e2" })).toBe("hidden");
      expect(can(actor("employer"), action, here)).toBe("hidden");
    },
  );

  it("tells an employer nothing of who could do a place, and hides persons", () => {
    expect(can(actor("employer", { employerId: "e1" }), "placement.rank", { ...here, employerId: "e1" })).toBe("no");
    expect(
      can(actor("employer", { employerId: "e1" }), "placement.reach", {
        ...here,
        employerId: "e1",
      }),
    ).toBe("no");
    expect(can(actor("employer", { employerId: "e1" }), "participant.read", { ...here, assigned: true })).toBe(
      "hidden",
    );
  });

  it("gives a lead no person", () => {
    for (const action of actions.filter((action) => action.startsWith("participant.")))
      expect(can(actor("lead"), action, { ...here, assigned: true })).not.toBe("yes");
  });

  it("lets a participant see only the own record", () => {
    expect(
      can(actor("participant", { participantId: "p1" }), "participant.read", {
        ...here,
        participantId: "p1",
      }),
    ).toBe("yes");
    expect(
      can(actor("participant", { participantId: "p1" }), "participant.read", {
        ...here,
        participantId: "p2",
      }),
    ).toBe("hidden");
  });
});
