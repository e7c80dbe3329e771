import { streamHandle } from "hono/aws-lambda";
import { deployedOidc, deployedWorld } from "../deployment.ts";
import { logLines } from "../log.ts";
import { createApp } from "./app.ts";

/** The API behind a Lambda function URL. The world is made once a process. @public infra/api.ts */
export const handler = streamHandle(
  createApp({
    world: deployedWorld(),
    clock: () => new Date().toISOString(),
    oidc: deployedOidc(),
    log: logLines((line) => process.stdout.write(`${line}\n`)),
  }),
);
