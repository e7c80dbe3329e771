import type { JSX } from "react";

const line = { fill: "none", stroke: "currentColor" } as const;

const drawings = {
  tick: <path d="m4 10.5 4 4 8-9" {...line} strokeWidth="2.4" />,
  pencil: <path d="M3 17v-4L13 3l4 4L7 17z" fill="currentColor" />,
  scissors: (
    <>
      <circle cx="4.6" cy="5.2" r="2.6" {...line} strokeWidth="2" />
      <circle cx="4.6" cy="14.8" r="2.6" {...line} strokeWidth="2" />
      <path d="m6.8 6.6 11 6.6M6.8 13.4l11-6.6" {...line} strokeWidth="2" />
    </>
  ),
  down: <path d="m4 7 6 6 6-6" {...line} strokeWidth="2.6" />,
  up: <path d="m4 13 6-6 6 6" {...line} strokeWidth="2.6" />,
  back: <path d="m13 4-6 6 6 6" {...line} strokeWidth="2.6" />,
  onward: <path d="m7 4 6 6-6 6" {...line} strokeWidth="2.6" />,
  sort: <path d="m5 8 5-5 5 5M5 12l5 5 5-5" {...line} strokeWidth="2" />,
  close: <path d="m4 4 12 12M16 4 4 16" {...line} strokeWidth="2.6" />,
  plus: <path d="M10 3v14M3 10h14" {...line} strokeWidth="2.4" />,
  question: (
    <>
      <circle cx="10" cy="10" r="8.6" {...line} strokeWidth="1.8" />
      <path d="M7.6 8.1a2.4 2.4 0 1 1 3.5 2.1c-.8.4-1.1.8-1.1 1.5" {...line} strokeWidth="1.8" />
      <circle cx="10" cy="14.1" r="1.1" fill="currentColor" />
    </>
  ),
  offline: (
    <>
      <path d="M2 8a12 12 0 0 1 16 0M5 11.5a7.5 7.5 0 0 1 10 0" {...line} strokeWidth="2" />
      <circle cx="10" cy="15.5" r="1.8" fill="currentColor" />
      <path d="M3 18 17 3" {...line} strokeWidth="2.2" />
    </>
  ),
  lock: (
    <>
      <path d="M4 9h12v9H4z" fill="currentColor" />
      <path d="M6.5 9V6a3.5 3.5 0 0 1 7 0v3" {...line} strokeWidth="2.2" />
    </>
  ),
  listen: (
    <>
      <path d="M2.3 7.7h3.1L10 3.9v12.2l-4.6-3.8H2.3z" fill="currentColor" />
      <path d="M12.7 7a4.2 4.2 0 0 1 0 6M15 4.5a7.7 7.7 0 0 1 0 11" {...line} strokeWidth="1.8" strokeLinecap="round" />
    </>
  ),
  seam: <path d="M10 3v14M3 10h14" {...line} strokeWidth="2.4" strokeDasharray="4 1.2 3.6 1.2 4" />,
  met: (
    <>
      <circle cx="10" cy="10" r="9" fill="currentColor" />
      <path d="m5.8 10.3 2.9 2.9 5.5-6" fill="none" stroke="var(--sheet)" strokeWidth="2.2" />
    </>
  ),
  ask: (
    <>
      <circle cx="10" cy="10" r="8" {...line} strokeWidth="2" strokeDasharray="3.3 1.73" />
      <path d="M7.6 8.1a2.4 2.4 0 1 1 3.5 2.1c-.8.4-1.1.8-1.1 1.5" {...line} strokeWidth="1.9" />
      <circle cx="10" cy="14.1" r="1.15" fill="currentColor" />
    </>
  ),
  block: (
    <>
      <rect x="1.5" y="1.5" width="17" height="17" rx="3" fill="currentColor" />
      <path d="M5 10h10" stroke="var(--sheet)" strokeWidth="2.6" />
    </>
  ),
} satisfies Record<string, JSX.Element>;

export type IconName = keyof typeof drawings;

/** A small sign in the colour of its text. It says nothing by itself: the word stands beside it. */
export function Icon({ name, size = 20 }: { name: IconName; size?: number }): JSX.Element {
  return (
    <svg width={size} height={size} viewBox="0 0 20 20" aria-hidden="true">
      {drawings[name]}
    </svg>
  );
}
