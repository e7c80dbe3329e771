import * as z from "zod";
import { idSchema } from "../id.ts";
import { parseOrganisationNumber } from "./organisation-number.ts";

export const EmployerId = idSchema("employer");

/** A Swedish phone number as people write it: digits, spaces, hyphens, an optional leading plus. */
export const Phone = z
  .string()
  .regex(/^\+?[\d][\d\s-]{5,18}$/)
  .meta({ id: "Phone", examples: ["0455-30 30 00"] });

/** Takes any way of writing an organisation number and gives its ten digits. */
export const OrganisationNumber = z
  .string()
  .max(20)
  .refine((text) => parseOrganisationNumber(text) !== undefined, {
    params: { code: "organisationNumber" },
  })
  .meta({ id: "OrganisationNumber", examples: ["556036-0793"] });

export const Contact = z
  .strictObject({
    name: z.string().min(1).max(120),
    duty: z.string().max(80).optional(),
    phone: Phone.optional(),
    email: z.email().optional(),
  })
  .meta({ id: "Contact" });
export type Contact = z.infer<typeof Contact>;

/** What an employer says of itself. */
export const EmployerDetails = z
  .strictObject({
    name: z.string().min(1).max(120),
    organisationNumber: OrganisationNumber,
    about: z.string().max(1000).optional(),
    contacts: z.array(Contact).max(20),
  })
  .meta({ id: "EmployerDetails" });
export type EmployerDetails = z.infer<typeof EmployerDetails>;

/** Staff have said yes before anything about a person may leave for the employer, and before it publishes. */
export const EmployerStanding = z
  .discriminatedUnion("kind", [
    z.strictObject({ kind: z.literal("registered"), at: z.iso.datetime() }),
    z.strictObject({
      kind: z.literal("approved"),
      at: z.iso.datetime(),
      by: idSchema("user"),
      vouchedBy: z.string(),
      visited: z.boolean(),
    }),
    z.strictObject({
      kind: z.literal("declined"),
      at: z.iso.datetime(),
      by: idSchema("user"),
      reason: z.string(),
    }),
  ])
  .meta({ id: "EmployerStanding" });
export type EmployerStanding = z.infer<typeof EmployerStanding>;

export const Employer = z
  .strictObject({
    id: EmployerId,
    tenantId: idSchema("tenant"),
    version: z.int().min(1),
    ...EmployerDetails.shape,
    standing: EmployerStanding,
  })
  .meta({ id: "Employer" });
export type Employer = z.infer<typeof Employer>;
