import * as z from "zod";
import { Contact } from "../employer/employer.ts";
import { idSchema } from "../id.ts";
import { Location } from "../place/place.ts";

export const WorkplaceId = idSchema("workplace");

/** Ids of one vocabulary list: a set, so no repeats. */
export const idSet = (max: number) =>
  z
    .array(z.string().min(1).max(64))
    .max(max)
    .refine((ids) => new Set(ids).size === ids.length, { params: { code: "repeated" } });

/** A workplace is described once; its standing adaptations, formats and tags hold for every place at it. */
export const WorkplaceDetails = z
  .strictObject({
    name: z.string().min(1).max(120),
    address: z.string().min(1).max(200),
    locality: z.string().min(1).max(80),
    location: Location,
    /** How one gets in and about: entrance, stairs, lift, toilet. */
    access: z.string().max(1000).optional(),
    adaptations: idSet(60),
    /** Ways in which instructions are always given here, spoken languages among them. */
    formats: idSet(60),
    tags: idSet(40),
    supervisor: Contact.optional(),
  })
  .meta({ id: "WorkplaceDetails" });
export type WorkplaceDetails = z.infer<typeof WorkplaceDetails>;

export const Workplace = z
  .strictObject({
    id: WorkplaceId,
    tenantId: idSchema("tenant"),
    employerId: idSchema("employer"),
    version: z.int().min(1),
    ...WorkplaceDetails.shape,
  })
  .meta({ id: "Workplace" });
export type Workplace = z.infer<typeof Workplace>;
