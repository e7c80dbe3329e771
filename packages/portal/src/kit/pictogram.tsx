import type { JSX } from "react";
import { spriteUrl } from "virtual:pictograms";

/** A cut-out picture by its id. Always beside its word, so it is silent. `size` in px. */
export function Pictogram({ id, size = 40 }: { id: string; size?: number }): JSX.Element {
  return (
    <svg width={size} height={size} viewBox="0 0 48 48" aria-hidden="true">
      <use href={`${spriteUrl}#${id}`} />
    </svg>
  );
}

/** The picture on its soft square, as at the head of a task or an offer. */
export function PictureTile({ id, size = 40 }: { id: string; size?: number }): JSX.Element {
  return (
    <span className="pic">
      <Pictogram id={id} size={size} />
    </span>
  );
}
