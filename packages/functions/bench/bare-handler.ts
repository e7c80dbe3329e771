import { Hono } from "hono";
import { streamHandle } from "hono/aws-lambda";

/** A Hono application that does nothing: what a start costs at least. @public packages/local/bench/artifacts.ts */
export const handler = streamHandle(new Hono().get("/", (c) => c.text("")));
