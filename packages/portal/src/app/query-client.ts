import { QueryClient } from "@tanstack/react-query";
import { Problem } from "../api/problem.ts";

/** One more try for what may pass by itself; a "no" is a "no" at once. */
export const createQueryClient = (): QueryClient =>
  new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 15_000,
        retry: (count, error) => count < 2 && error instanceof Problem && error.passing,
      },
      mutations: { retry: false, networkMode: "always" },
    },
  });
