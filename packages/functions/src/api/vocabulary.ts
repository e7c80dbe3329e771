import { searchOccupations, searchSkills, viewVocabulary } from "@passa/core/taxonomy/taxonomy";
import type { Handlers } from "./handler.ts";

export const vocabularyHandlers = {
  "GET /vocabulary": async ({ ctx }) => ({ body: await viewVocabulary(ctx) }),
  "GET /occupations": async ({ ctx, query, language }) => ({
    body: await searchOccupations(ctx, { ...query, language }),
  }),
  "GET /skills": async ({ ctx, query, language }) => ({ body: await searchSkills(ctx, { ...query, language }) }),
} satisfies Partial<Handlers>;
