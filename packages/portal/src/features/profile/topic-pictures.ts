import type { Vocabulary } from "./editor.tsx";

const pictures: Readonly<Record<string, string>> = {
  seeking: "briefcase",
  availableFrom: "calendar",
  hours: "clock",
  available: "week",
  home: "home",
  maxTravelKm: "bus",
  formats: "speech",
  avoid: "hand-pointing",
  interests: "heart",
  goals: "target",
};

/** The picture of what an answer is about: the vocabulary's own, or that of the question. */
export function pictureOf(topic: string, vocabulary: Vocabulary): string {
  const id = topic.slice(topic.indexOf(":") + 1);
  const among = topic.startsWith("skill:")
    ? vocabulary.skills
    : topic.startsWith("capacity:")
      ? vocabulary.dimensions
      : [];
  return pictures[topic] ?? among.find((entry) => entry.id === id)?.pictogram ?? "message";
}
