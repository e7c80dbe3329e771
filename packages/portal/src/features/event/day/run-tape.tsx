import type { JSX } from "react";
import { useTexts } from "../../../app/texts.tsx";
import type { Running } from "./clock.ts";

const WIDTH = 1500;

/** The round as a tape, yellow as far as it has come. */
export function RunTape({ running }: { running: Running | undefined }): JSX.Element {
  const { t } = useTexts();
  const { of = 15, gone = 0 } = running ?? {};
  const done = of === 0 ? 0 : (Math.floor(gone * 4) / 4 / of) * WIDTH;
  const marks = Array.from({ length: 2 * of + 1 }, (_none, half) => {
    const x = Math.round((half / (2 * of)) * WIDTH);
    const long = half % 10 === 0 ? 26 : half % 2 === 0 ? 17 : 10;
    return { x, long, past: x <= done };
  });
  return (
    <div
      className="run"
      role="img"
      aria-label={running ? t("hall.run", { gone: Math.floor(gone), of }) : t("hall.before")}
    >
      <svg viewBox={`0 0 ${WIDTH} 44`} preserveAspectRatio="none" aria-hidden="true">
        <rect width={done} height="44" fill="var(--tape)" />
        {marks.map(({ x, long, past }) => (
          <path
            key={x}
            d={`M${x} 0V${long}`}
            stroke={past ? "var(--on-tape)" : "var(--on-hall-2)"}
            strokeWidth={long === 26 ? 3 : 2}
            vectorEffect="non-scaling-stroke"
          />
        ))}
      </svg>
    </div>
  );
}
