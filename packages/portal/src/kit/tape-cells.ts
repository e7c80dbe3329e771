/** One part of a score. `weight` is the most it can give, `share` (0 to 1) how far the person reaches. */
export interface TapePart {
  readonly name: string;
  readonly weight: number;
  readonly share: number;
}

/** Points of a part as shown: whole, and never rounded up to full. */
export function pointsOf({ weight, share }: TapePart): number {
  const points = Math.round(weight * share);
  return points === weight && share < 1 ? weight - 1 : points;
}

/** How high a cell is filled, in per cent of its height: with its weight as width, the area is the points. */
export const fillOf = ({ share }: TapePart): number => Math.round(Math.min(1, Math.max(0, share)) * 1000) / 10;

/** The part that costs most points; the first of equals. Undefined when nothing is lost. */
export function heaviestLoss(parts: readonly TapePart[]): TapePart | undefined {
  const lost = (part: TapePart): number => part.weight * (1 - part.share);
  let worst: TapePart | undefined;
  // Shares are floats: losses closer than a millionth of a point are equal.
  for (const part of parts) if (lost(part) > (worst ? lost(worst) : 0) + 1e-6) worst = part;
  return worst;
}
