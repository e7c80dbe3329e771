import * as z from "zod";
import { idSchema } from "../id.ts";
import { Location } from "../place/place.ts";

export const TenantId = idSchema("tenant");

/** A municipality. Everything else belongs to exactly one. `origin` is where the pool's positions are measured from. */
export const Tenant = z
  .strictObject({
    id: TenantId,
    name: z.string().min(1).max(80),
    /** Municipality code of Statistics Sweden (SCB), four digits. */
    municipalityCode: z.string().regex(/^\d{4}$/),
    origin: Location,
    createdAt: z.iso.datetime(),
  })
  .meta({ id: "Tenant" });
export type Tenant = z.infer<typeof Tenant>;
