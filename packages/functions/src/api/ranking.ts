import { explainRanking, markCandidate, nearMisses, rankPlacement, remediesFor } from "@passa/core/ranking/ranking";
import { readMarket } from "@passa/core/market/market";
import type { Handlers } from "./handler.ts";

/** "adaptation:picture-instructions,hours:12" as a list. */
const remedies = (text: string | undefined): string[] => text?.split(",") ?? [];

export const rankingHandlers = {
  "GET /placements/{placementId}/ranking": async ({ ctx, path, query }) => ({
    body: await rankPlacement(ctx, { id: path.placementId, top: query.top, assumed: remedies(query.with) }),
  }),
  "GET /placements/{placementId}/near-misses": async ({ ctx, path, query }) => ({
    body: await nearMisses(ctx, { id: path.placementId, ...query }),
  }),
  "GET /placements/{placementId}/remedies": async ({ ctx, path }) => ({
    body: await remediesFor(ctx, { id: path.placementId }),
  }),
  "GET /placements/{placementId}/ranking/{participantId}": async ({ ctx, path, query }) => ({
    body: await explainRanking(ctx, {
      id: path.placementId,
      participantId: path.participantId,
      assumed: remedies(query.with),
    }),
  }),
  "PUT /placements/{placementId}/marks/{participantId}": async ({ ctx, path, body }) => {
    await markCandidate(ctx, { id: path.placementId, participantId: path.participantId, mark: body.mark });
    return undefined;
  },
  "GET /market": async ({ ctx }) => ({ body: await readMarket(ctx) }),
} satisfies Partial<Handlers>;
