import type { Tag } from "./vocabulary.ts";

/** Things about a place that a person may keep away from or look for. A tag speaks of the place; why somebody avoids it is never asked. */
export const tags: Tag[] = [
  { id: "alcohol", pictogram: "bottle" },
  { id: "pork", pictogram: "meat" },
  { id: "meat", pictogram: "meat" },
  { id: "tobacco", pictogram: "cigarette" },
  { id: "gambling", pictogram: "dice" },
  { id: "animals", pictogram: "animal" },
  { id: "children", pictogram: "child" },
  { id: "night-work", pictogram: "moon" },
  { id: "weekend-work", pictogram: "calendar" },
  { id: "alone-work", pictogram: "one-person" },
  { id: "customer-phone", pictogram: "phone" },
  { id: "outdoors", pictogram: "tree" },
  { id: "strong-smells", pictogram: "flower" },
  { id: "uniform", pictogram: "shirt" },
  { id: "chemicals", pictogram: "spray-bottle" },
  { id: "music", pictogram: "music" },
  { id: "personal-care", pictogram: "care-hands" },
  { id: "blood", pictogram: "drop" },
  { id: "machines", pictogram: "gear" },
  { id: "changing-room", pictogram: "jacket" },
];
