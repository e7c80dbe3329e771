import { can, type Facts, type Verdict } from "@passa/domain/policy/policy";
import { refusalStatus, type RefusalCode } from "@passa/domain/refusal";
import { Role } from "@passa/domain/user/user";
import type { Route } from "./route.ts";
import { routes } from "./routes.ts";
import type { RouteKey } from "./types.ts";

/** Method and path template of a route: "GET", "/placements/{placementId}". */
export function addressOf(key: RouteKey): { method: "GET" | "POST" | "PUT" | "DELETE"; path: string } {
  const [method, path] = key.split(" ") as ["GET" | "POST" | "PUT" | "DELETE", string];
  return { method, path };
}

/** Every refusal that a route may answer with: those that follow from its sentence, then its own. */
export function refusalsOf(key: RouteKey): RefusalCode[] {
  const { action, path, body, file, versioned, refusals = [] }: Route = routes[key];
  const { method } = addressOf(key);
  const codes = new Set<RefusalCode>(["invalid"]);
  if (action !== "public") codes.add("unauthenticated");
  // Another site's page may not write in our name (Origin).
  if (method !== "GET") codes.add("forbidden");
  if (path) codes.add("notFound");
  if (action !== "public" && action !== "session") {
    const verdicts = verdictsOf(action);
    if (verdicts.has("no")) codes.add("forbidden");
    if (verdicts.has("hidden")) codes.add("notFound");
  }
  if (body || file) codes.add("tooLarge").add("unsupportedMediaType");
  if (method === "POST" && action !== "public") codes.add("idempotencyKeyReused");
  if (versioned === "write") codes.add("stale").add("versionRequired");
  for (const code of refusals) codes.add(code);
  return [...codes];
}

/** Statuses of a route's refusals, ascending, each with its codes. */
export function refusalsByStatus(key: RouteKey): Map<number, RefusalCode[]> {
  const byStatus = new Map<number, RefusalCode[]>();
  for (const code of refusalsOf(key)) {
    const status = refusalStatus[code];
    byStatus.set(status, [...(byStatus.get(status) ?? []), code]);
  }
  return new Map([...byStatus].sort(([a], [b]) => a - b));
}

/** What the policy can answer somebody within the tenant. */
function verdictsOf(action: Exclude<Route["action"], "public" | "session">): Set<Verdict> {
  const actor = { userId: "usr", tenantId: "ten", name: "", employerId: "own", participantId: "own" };
  const situations: Facts[] = [];
  for (const whose of ["own", "other"])
    for (const related of [true, false])
      for (const protectedIdentity of [true, false])
        situations.push({
          tenantId: "ten",
          employerId: whose,
          participantId: whose,
          assigned: related,
          responsible: related,
          invited: related,
          protectedIdentity,
        });
  return new Set(Role.options.flatMap((role) => situations.map((facts) => can({ ...actor, role }, action, facts))));
}
