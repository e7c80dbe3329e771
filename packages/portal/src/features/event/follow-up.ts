/** What may be said of an interview: the marks, the notes and the answers, in the order that they are shown. */

export const marks = ["suitable", "maybe", "no", "secondInterview", "offer"] as const;
export type Mark = (typeof marks)[number];

export const notes = [
  "callMe",
  "visitTheWorkplace",
  "tryTheWork",
  "otherTasks",
  "otherHours",
  "laterStart",
  "askTheMatcher",
] as const;
export type Note = (typeof notes)[number];

export const answers = ["yes", "maybe", "no"] as const;
export type Answer = (typeof answers)[number];
