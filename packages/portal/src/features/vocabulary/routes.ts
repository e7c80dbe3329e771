import type { VocabularyKind } from "@passa/texts/vocabulary";
import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { adminRoute } from "../../app/layouts.tsx";
import { tenantQuery } from "../../app/tenant.ts";
import { vocabularyQuery } from "../../app/vocabulary.ts";
import { kinds } from "./kinds.ts";

interface Search {
  readonly kind: VocabularyKind;
  readonly q?: string;
}

export const vocabularyRoutes = [
  createRoute({
    getParentRoute: () => adminRoute,
    path: "/vocabulary",
    validateSearch: ({ kind, q }: Partial<Record<keyof Search, unknown>>): Search => {
      const words = typeof q === "string" || typeof q === "number" ? String(q).trim().slice(0, 80) : "";
      return { kind: kinds.find((one) => one === kind) ?? "adaptation", ...(words && { q: words }) };
    },
    loader: ({ context: { queryClient } }) =>
      Promise.all([queryClient.ensureQueryData(vocabularyQuery), queryClient.ensureQueryData(tenantQuery)]),
    component: lazyRouteComponent(() => import("./vocabulary-page.tsx"), "VocabularyPage"),
  }),
] as const;
