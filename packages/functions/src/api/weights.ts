import { chooseWeights, readWeights } from "@passa/core/weights/weights";
import { previewWeights } from "@passa/core/weights/preview";
import type { Handlers } from "./handler.ts";

export const weightsHandlers = {
  "GET /weights": async ({ ctx }) => {
    const body = await readWeights(ctx);
    return { body, version: body.version };
  },
  "PUT /weights": async ({ ctx, body: { weights, why }, version }) => {
    const body = await chooseWeights(ctx, { version, weights, why });
    return { body, version: body.version };
  },
  "POST /weights/preview": async ({ ctx, body }) => ({ body: await previewWeights(ctx, body) }),
} satisfies Partial<Handlers>;
