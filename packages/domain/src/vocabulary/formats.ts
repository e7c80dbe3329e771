import type { Format } from "./vocabulary.ts";

/** Languages spoken at workplaces in Blekinge. `spoken` alone is spoken Swedish. */
const spokenLanguages = [
  "arabic",
  "somali",
  "dari",
  "persian",
  "tigrinya",
  "ukrainian",
  "english",
  "polish",
  "bosnian",
  "kurdish",
  "thai",
] as const;

/** Ways in which instructions are given. */
export const formats: Format[] = [
  { id: "spoken", pictogram: "speech" },
  { id: "written", pictogram: "paper" },
  { id: "easy-swedish", pictogram: "speech" },
  { id: "pictures", pictogram: "picture" },
  { id: "film", pictogram: "film" },
  { id: "shown", pictogram: "hand-pointing" },
  { id: "checklist", pictogram: "checklist" },
  { id: "audio", pictogram: "loudspeaker" },
  { id: "sign-language", pictogram: "sign-language" },
  { id: "interpreter", pictogram: "interpreter" },
  ...spokenLanguages.map((language) => ({ id: `spoken.${language}`, pictogram: "speech" })),
];
