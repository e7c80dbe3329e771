import { type JSX, type KeyboardEvent, type PointerEvent, useRef, useState } from "react";
import { useTexts } from "../app/texts.tsx";
import { fillOf, heaviestLoss, pointsOf, type TapePart } from "./tape-cells.ts";

export type { TapePart } from "./tape-cells.ts";

function Cells({ parts, on = -1 }: { parts: readonly TapePart[]; on?: number }): JSX.Element[] {
  return parts.map((part, at) => (
    <i
      key={part.name}
      className={at === on ? "on" : undefined}
      style={{ flex: `${part.weight} 0 0`, "--v": `${fillOf(part)}%` }}
    />
  ));
}

/** The score as a tape: each cell as wide as the part weighs, filled as high as the person reaches. */
export function Tape({ parts }: { parts: readonly TapePart[] }): JSX.Element {
  const { t } = useTexts();
  const label = parts
    .map((part) => t("shell.tape.part", { name: part.name, points: pointsOf(part), of: part.weight }))
    .join(", ");
  return (
    <div className="tape" role="img" aria-label={label}>
      <Cells parts={parts} />
    </div>
  );
}

/**
 * The tape with names: one stop for the keyboard. Pointing, dragging or arrows put the part's name on the line below;
 * at rest the line names what pulls down most. Enter opens all parts (`onOpen`).
 */
export function NamedTape({
  parts,
  score,
  open,
  onOpen,
  big = false,
}: {
  parts: readonly TapePart[];
  score: number;
  open: boolean;
  onOpen: () => void;
  big?: boolean;
}): JSX.Element {
  const { t } = useTexts();
  const [on, setOn] = useState(-1);
  const cells = useRef<HTMLSpanElement>(null);
  const said = (part: TapePart): string =>
    t("shell.tape.part", { name: part.name, points: pointsOf(part), of: part.weight });
  const pointed = parts[on];
  const worst = heaviestLoss(parts);
  const named = pointed ?? worst;
  const lead = pointed ? "" : t(worst ? "shell.tape.worst" : "shell.tape.full");
  const line = [lead, named && said(named)].filter(Boolean).join(" ");

  const over = (event: PointerEvent): void => {
    const at = [...(cells.current?.children ?? [])].findIndex((cell) => {
      const box = cell.getBoundingClientRect();
      return event.clientX >= box.left - 1 && event.clientX <= box.right + 1;
    });
    if (at >= 0) setOn(at);
  };
  const keys = (event: KeyboardEvent): void => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    setOn(Math.min(parts.length - 1, Math.max(0, on + step)));
  };
  return (
    <button
      type="button"
      className={`ntape${big ? " big" : ""}`}
      aria-expanded={open}
      aria-label={t("shell.tape.label", { line, score, parts: parts.map(said).join(", ") })}
      onClick={onOpen}
      onKeyDown={keys}
      onPointerMove={over}
      onPointerDown={over}
      onPointerLeave={() => setOn(-1)}
      onBlur={() => setOn(-1)}
    >
      <span className="tape" aria-hidden="true" ref={cells}>
        <Cells parts={parts} on={on} />
      </span>
      <span className="say" aria-hidden="true">
        {lead}
        {named && (
          <>
            {" "}
            <b>{named.name}</b> {t("shell.tape.points", { points: pointsOf(named), of: named.weight })}
          </>
        )}
      </span>
    </button>
  );
}
