import type { Component } from "@passa/domain/matching/score";

/** The eight parts of a score, in the order of the rules. */
export const componentOrder: readonly Component[] = [
  "comfort",
  "interest",
  "growth",
  "waiting",
  "tasks",
  "hours",
  "travel",
  "wishes",
];
