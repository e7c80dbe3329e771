import { once } from "@passa/core/commit";
import {
  addAgreedRemedy,
  createDraft,
  importAdvertisement,
  listPlacements,
  movePlacement,
  type PlacementView,
  readPlacement,
  savePlacement,
} from "@passa/core/placement/placement";
import { reachOf } from "@passa/core/placement/reach";
import { fieldText } from "@passa/texts/refusal";
import type { Handlers } from "./handler.ts";
import type { Language } from "./language.ts";

/** Tells beside each thing that a draft lacks what to do about it. */
function told(language: Language, view: PlacementView) {
  const lacking = view.lacking.map(({ path, code, values }) => ({
    path,
    code,
    message: fieldText(language, { path, code, ...(values && { values }) }, "placements"),
  }));
  return { body: { ...view, lacking }, version: view.placement.version };
}

export const placementHandlers = {
  "GET /placements": async ({ ctx, query }) => ({ body: await listPlacements(ctx, query) }),
  "POST /employers/{employerId}/placements": async ({ ctx, path, body, language }) =>
    told(language, await once(ctx, () => createDraft(ctx, { employerId: path.employerId, content: body }))),
  "POST /employers/{employerId}/placements/import": async ({ ctx, path, body, language }) =>
    told(language, await once(ctx, () => importAdvertisement(ctx, { employerId: path.employerId, ...body }))),
  "GET /placements/{placementId}": async ({ ctx, path, language }) =>
    told(language, await readPlacement(ctx, { id: path.placementId })),
  "PUT /placements/{placementId}": async ({ ctx, path, body, version, language }) =>
    told(language, await savePlacement(ctx, { id: path.placementId, content: body, version })),
  "POST /placements/{placementId}/transitions": async ({ ctx, path, body, version, language }) =>
    told(language, await once(ctx, () => movePlacement(ctx, { id: path.placementId, to: body.to, version }))),
  "POST /placements/{placementId}/adaptations": async ({ ctx, path, body, version, language }) =>
    told(language, await once(ctx, () => addAgreedRemedy(ctx, { id: path.placementId, ...body, version }))),
  "GET /placements/{placementId}/reach": async ({ ctx, path }) => ({
    body: await reachOf(ctx, { id: path.placementId }),
  }),
} satisfies Partial<Handlers>;
