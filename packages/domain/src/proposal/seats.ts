import * as z from "zod";
import { idSchema } from "../id.ts";
import { Refusal } from "../refusal.ts";

/** Who has the seats of a place: proposals, in the order in which they took them. One versioned item a place. */
export const TakenSeats = z.strictObject({ version: z.int().min(0), by: z.array(idSchema("proposal")).max(50) });
export type TakenSeats = z.infer<typeof TakenSeats>;

export const noSeatsTaken: TakenSeats = { version: 0, by: [] };

/** The seats once a proposal has taken one of `seats`. Who has one already keeps it. @throws {Refusal} `noSeatLeft` */
export function seatTaken(taken: TakenSeats, seats: number, by: TakenSeats["by"][number]): TakenSeats {
  if (taken.by.includes(by)) return taken;
  if (taken.by.length >= seats) throw new Refusal("noSeatLeft", { values: { seats } });
  return { version: taken.version + 1, by: [...taken.by, by] };
}

/** The seats once a proposal has given its seat back. */
export function seatLeft(taken: TakenSeats, by: TakenSeats["by"][number]): TakenSeats {
  return { version: taken.version + 1, by: taken.by.filter((one) => one !== by) };
}
