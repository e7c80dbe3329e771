import * as z from "zod";
import { idSchema } from "../id.ts";

export const UserId = idSchema("user");

/** What a member comes to do (DOMAIN.md, "The people who use it"). */
export const Role = z.enum(["employer", "matcher", "organiser", "participant", "lead", "admin"]).meta({ id: "Role" });
export type Role = z.infer<typeof Role>;

export const staffRoles = ["matcher", "organiser", "lead", "admin"] as const satisfies readonly Role[];

/** A member of one tenant. Membership and role are read on each request: a revoked member is out at the next one. */
export const User = z
  .strictObject({
    id: UserId,
    tenantId: idSchema("tenant"),
    version: z.int().min(1),
    name: z.string().min(1).max(120),
    email: z.email().optional(),
    role: Role,
    /** Set for `employer`. */
    employerId: idSchema("employer").optional(),
    /** Set for `participant`. */
    participantId: idSchema("participant").optional(),
    standing: z.discriminatedUnion("kind", [
      z.strictObject({ kind: z.literal("invited"), at: z.iso.datetime() }),
      z.strictObject({ kind: z.literal("active"), at: z.iso.datetime() }),
      z.strictObject({ kind: z.literal("revoked"), at: z.iso.datetime(), by: UserId }),
    ]),
  })
  .meta({ id: "User" });
export type User = z.infer<typeof User>;
