import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { Draw } from "@passa/domain/matching/oracle/generate";
import { loadProposal } from "../../src/proposal/proposal.store.ts";
import { noon, worldAt } from "../world.ts";
import type { Race } from "./racer.ts";
import { seatPlay, seatTown } from "./seats.ts";

const RACERS = 3;

/**
 * Races of three processes for the seats of a place, one of which is killed in the middle of it.
 * @returns what was wrong: seats taken twice, a yes that does not stand, a no to whoever has a seat
 */
export async function killedRaces(
  endpoint: string,
  { races, seed }: { races: number; seed: number },
): Promise<string[]> {
  const draw = new Draw(seed);
  const world = await worldAt(endpoint);
  const town = await seatTown(world, "1080");
  const { tenantId } = town;
  const wrong: string[] = [];
  for (let n = 0; n < races; n++) {
    const play = await seatPlay(world, { ...town, kept: town.kept.slice(-1) }, draw);
    const calls = play.reads.map((read) => ({ ...read, verb: "begin" as const, version: 5 }));
    const actor = town.actors.staff;
    const killed = draw.int(0, RACERS - 1);
    const told = await Promise.all(
      Array.from({ length: RACERS }, (_, racer) =>
        raced(
          { endpoint, tableName: world.tableName, actor, calls: draw.shuffle(calls) },
          racer === killed ? draw.int(0, 60) : undefined,
        ),
      ),
    );
    const { doubled } = await play.wrongIn(world, []);
    wrong.push(...doubled);
    for (const line of told.flat()) {
      const [id, outcome] = line.split(" ");
      const now = await loadProposal(world.db.forTenant(tenantId, noon), tenantId, id as `prp_${string}`);
      const isPlaced = now?.state === "placed";
      if ((outcome?.startsWith("placed@") && !isPlaced) || (outcome === "noSeatLeft" && isPlaced)) wrong.push(line);
    }
  }
  return wrong;
}

/** Lets a process race; with `killAfterMs` it is killed so long after it was first told something. @returns what it was told */
async function raced(race: Race, killAfterMs: number | undefined): Promise<string[]> {
  const racer = fileURLToPath(new URL("racer.ts", import.meta.url));
  const child = spawn(process.execPath, [...process.execArgv, racer, JSON.stringify(race)], {
    stdio: ["ignore", "pipe", "inherit"],
    env: { ...process.env, AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: "true" },
  });
  const told: string[] = [];
  const lines = createInterface({ input: child.stdout });
  lines.on("line", (line) => {
    told.push(line);
    if (killAfterMs !== undefined && told.length === 1) setTimeout(() => child.kill("SIGKILL"), killAfterMs);
  });
  await Promise.all([once(child, "exit"), once(lines, "close")]);
  return told;
}
