import type { Actor } from "@passa/core/context";
import type { Log } from "../log.ts";
import type { Language } from "./language.ts";

/** What a request carries along from its first lines to its answer. */
export type Env = {
  Variables: {
    requestId: string;
    language: Language;
    log: Log;
    /** Template of the route that answers, for logs. */
    route: string;
    actor?: Actor;
    /** Code of the problem that was answered. */
    code?: string;
    /** What the request is about (the route's tag), which chooses the texts of wrong fields. */
    noun: string;
  };
};
