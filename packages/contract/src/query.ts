import * as z from "zod";

/** Query strings are text: a whole number in a range, with a default. */
export const wholeNumber = (min: number, max: number, initial: number) =>
  z
    .string()
    .regex(/^\d{1,4}$/)
    .transform(Number)
    .pipe(z.int().min(min).max(max))
    .default(initial);
