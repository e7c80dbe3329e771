import * as z from "zod";

/** A point on the earth, WGS 84 degrees. */
export const Location = z
  .strictObject({ lat: z.number().min(-90).max(90), lon: z.number().min(-180).max(180) })
  .meta({ id: "Location" });
export type Location = z.infer<typeof Location>;

/** An inhabited place that addresses and homes are picked from, so that nothing has to be geocoded. */
export const Locality = z
  .strictObject({ name: z.string(), municipality: z.string(), location: Location })
  .meta({ id: "Locality" });
export type Locality = z.infer<typeof Locality>;

/** Hours of one weekday that are open or wished: day 0 is Monday, whole hours, half-open. */
export const Window = z
  .strictObject({
    day: z.int().min(0).max(6),
    from: z.int().min(0).max(23),
    to: z.int().min(1).max(24),
  })
  .refine((w) => w.from < w.to, { path: ["to"], params: { code: "fromAfterTo" } })
  .meta({ id: "Window" });
export type Window = z.infer<typeof Window>;
