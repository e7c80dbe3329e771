import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import type { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import { Draw } from "@passa/domain/matching/oracle/generate";
import { newId } from "../src/context.ts";
import { Crossing, type Reach } from "../src/guard.ts";
import { guardedClient } from "../src/table.ts";
import { type Keys, madeCommand } from "./commands.ts";

export type GuardFigures = {
  /** Commands that crossed and were sent, or did not and were refused. */
  wrong: string[];
  sent: number;
  kinds: Set<string>;
};

/**
 * Sends random commands of every kind by clients of a tenant, of the lookup keys, and of both, to a wire that only listens;
 * what reaches it is read once more for keys beyond the reach.
 */
export async function sentBeyond({ commands, seed }: { commands: number; seed: number }): Promise<GuardFigures> {
  const at = "2027-03-01T12:00:00.000Z";
  const [own, foreign] = [newId("tenant", at), newId("tenant", at)];
  const ours = [own, `${own}#employer`, `${own}#x#y`];
  const lookups = ["lookup#x", "lookup#municipalities"];
  const others = [
    foreign,
    `${foreign}#employer`,
    `${own}x`,
    own.slice(0, -1),
    own.toLowerCase(),
    `#${own}`,
    ` ${own}`,
    "",
  ];
  const never = ["lookup", "lookups#x", `x#${own}`];
  const reaches: [Reach, Keys][] = [
    [
      { tenantId: own, lookup: false },
      { within: ours, beyond: [...others, ...lookups, ...never] },
    ],
    [{ lookup: true }, { within: lookups, beyond: [...ours, ...others, ...never] }],
    [
      { tenantId: own, lookup: true },
      { within: [...ours, ...lookups], beyond: [...others, ...never] },
    ],
  ];
  const wire: string[] = [];
  const client = new DynamoDBClient({
    region: "eu-north-1",
    endpoint: "http://127.0.0.1:9",
    credentials: { accessKeyId: "local", secretAccessKey: "local" },
    maxAttempts: 1,
    requestHandler: {
      handle: async ({ body }: { body?: string | Uint8Array }) => {
        wire.push(typeof body === "string" ? body : new TextDecoder().decode(body));
        throw new Error("heard");
      },
    },
  });
  const clients = reaches.map(([reach, keys]): [DynamoDBDocumentClient, Keys] => [guardedClient(client, reach), keys]);
  const figures: GuardFigures = { wrong: [], sent: 0, kinds: new Set() };
  const draw = new Draw(seed);
  for (let n = 0; n < commands; n += 1) {
    const [guarded, keys] = clients[n % clients.length] ?? [];
    if (!guarded || !keys) break;
    const { kind, command, crosses } = madeCommand(keys, draw);
    figures.kinds.add(kind);
    wire.length = 0;
    const refused = await guarded.send(command as Parameters<typeof guarded.send>[0]).then(
      () => false,
      (error: unknown) => error instanceof Crossing,
    );
    figures.sent += wire.length;
    const isHeard = wire.length > 0;
    const told = () => `${kind}: ${JSON.stringify((command as { input: unknown }).input).slice(0, 300)}`;
    if (refused !== crosses || isHeard === crosses) figures.wrong.push(told());
    if (wire.some((body) => keysIn(JSON.parse(body)).some((pk) => !keys.within.includes(pk))))
      figures.wrong.push(told());
  }
  client.destroy();
  return figures;
}

/** Every text that stands where the wire has a partition's key. */
function keysIn(value: unknown): string[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => {
    const text = (inner as { S?: unknown } | null)?.S;
    return ["pk", "gsi1pk", ":pk"].includes(name) && typeof text === "string" ? [text] : keysIn(inner);
  });
}
