import type { RouteParams, RouteResponse } from "@passa/contract/types";
import { queryOptions } from "@tanstack/react-query";
import { api } from "../../api/client.ts";

export type ImportId = RouteParams<"GET /participant-imports/{importId}">["importId"];
export type ImportView = RouteResponse<"GET /participant-imports/{importId}">;
export type ImportRow = ImportView["rows"][number];

export const isImportId = (id: unknown): id is ImportId => typeof id === "string" && /^imp_[0-9A-Z]{26}$/.test(id);

/** One import, row by row. While it runs, it is asked after again until it is done. */
export const importQuery = (importId: ImportId) =>
  queryOptions({
    queryKey: ["import", importId],
    queryFn: ({ signal }) => api("GET /participant-imports/{importId}", { path: { importId }, signal }),
    refetchInterval: ({ state }) => (state.data?.state === "running" ? 1_000 : false),
  });
