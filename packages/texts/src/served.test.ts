import { expect, test } from "vitest";
import { languages } from "./languages.ts";
import { servedTexts } from "./served.ts";
import { textsIn } from "./texts.ts";

test.each(Object.keys(languages) as (keyof typeof languages)[])(
  "what the server says in %s is what every other room says",
  (language) => {
    const [served, all] = [servedTexts(language), textsIn(language)];
    const keys = ["refusal.stale", "field.tooLong", "mail.greeting", "vocabulary.skill.cpr", "proposal.question.card"];
    for (const key of keys) {
      if (!served.has(key) || !all.has(key)) throw new Error(`${key} is not there`);
      const values = { name: "Eva", employer: "Bageriet", max: 3 };
      expect(served.text(key, values)).toBe(all.text(key, values));
    }
    expect(served.has("shell.menu")).toBe(false);
  },
);
