import type { JSX } from "react";

/** A clock that shows the real time. */
export function ClockFace({ local, size = 58 }: { local: string; size?: number }): JSX.Element {
  const hour = Number(local.slice(11, 13));
  const minute = Number(local.slice(14, 16));
  const hand = (part: number, length: number): string => {
    const angle = part * 2 * Math.PI;
    return `M24 24L${(24 + length * Math.sin(angle)).toFixed(1)} ${(24 - length * Math.cos(angle)).toFixed(1)}`;
  };
  return (
    <svg width={size} height={size} viewBox="0 0 48 48" aria-hidden="true">
      <circle cx="24" cy="24" r="21" fill="var(--fig-1)" />
      <circle cx="24" cy="24" r="16.5" fill="var(--sheet)" />
      <path d="M24 8V11M40 24H37M24 40V37M8 24H11" stroke="var(--fig-1)" strokeWidth="2" />
      <path d={hand(minute / 60, 12.5)} stroke="var(--ink)" strokeWidth="3" strokeLinecap="round" />
      <path
        d={hand(((hour % 12) + minute / 60) / 12, 8.5)}
        stroke="var(--ink)"
        strokeWidth="4.4"
        strokeLinecap="round"
      />
    </svg>
  );
}
