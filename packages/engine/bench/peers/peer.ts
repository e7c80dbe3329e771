import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import type { Location, MatchingPlacement, MatchingProfile } from "@passa/domain/matching/schema";
import type { Components } from "@passa/domain/matching/score";

export type Row = { participantId: string; score: number; components: Components };

/** The first so many of those who are in, and of those in whom nothing but an answer is missing, each with its breakdown. */
export type Answer = { eligible: Row[]; askFirst: Row[] };

/** Somebody who answers the same question as the engine. */
export type Peer = {
  name: string;
  /** Keeps the participants as it likes best: what one ranking costs does not include this. */
  load: (pool: PeerPool) => void;
  rank: (placement: MatchingPlacement, top: number) => Answer | Promise<Answer>;
  close: () => void;
};

export type PeerPool = { asOf: string; origin: Location; participants: Iterable<MatchingProfile> };

/** Beside this file, so that packages are found as its own. */
const requireBeside = createRequire(import.meta.url);
const folder = fileURLToPath(new URL(".", import.meta.url));

/** Brings the peers' packages. @returns what went wrong, or undefined when they are there */
export function installPeers(): string | undefined {
  if (existsSync(`${folder}node_modules/.package-lock.json`)) return undefined;
  console.error("Installing the peers of the bench (SQLite is compiled where there is no built one)…");
  const { status, stderr } = spawnSync("npm", ["install", "--no-audit", "--no-fund", "--no-package-lock"], {
    cwd: folder,
    encoding: "utf8",
    shell: process.platform === "win32",
  });
  return status === 0 ? undefined : stderr.trim();
}

/** A package of {@link installPeers}, as whoever uses it knows it to be. */
export function peerPackage<Exports>(name: string): Exports {
  return requireBeside(name) as Exports;
}
