import type { z } from "zod";
import type { routes } from "./routes.ts";

/** Types that clients and handlers read from the route table; importing them brings no code. */
export type Routes = typeof routes;
export type RouteKey = keyof Routes;

type In<S> = S extends z.ZodType ? z.input<S> : never;
type Out<S> = S extends z.ZodType ? z.output<S> : never;

export type RouteParams<K extends RouteKey> = Routes[K] extends { path: infer S } ? Out<S> : undefined;
export type RouteQuery<K extends RouteKey> = Routes[K] extends { query: infer S } ? In<S> : undefined;
export type ParsedQuery<K extends RouteKey> = Routes[K] extends { query: infer S } ? Out<S> : undefined;
export type RouteBody<K extends RouteKey> = Routes[K] extends { body: infer S } ? In<S> : undefined;
export type ParsedBody<K extends RouteKey> = Routes[K] extends { body: infer S } ? Out<S> : undefined;
export type RouteResponse<K extends RouteKey> = Routes[K]["success"]["body"] extends infer S
  ? S extends z.ZodType
    ? z.output<S>
    : undefined
  : never;
