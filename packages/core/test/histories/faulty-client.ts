import {
  DynamoDBClient,
  type DynamoDBClientConfig,
  ProvisionedThroughputExceededException,
  TransactionCanceledException,
} from "@aws-sdk/client-dynamodb";
import { randomUUID } from "node:crypto";
import type { Draw } from "@passa/domain/matching/oracle/generate";
import { connect, type Db } from "../../src/table.ts";
import type { Turns } from "./turns.ts";

/** A mistake that somebody could make, made on the wire: what the checker must notice. */
export type Planted = "no condition" | "no version" | "fresh token";

/** What a client meets while a history runs: whose turn it is, which faults, and after how many commands its process is killed. */
export type Weather = {
  turns: Turns;
  draw: Draw;
  killedAfter: number;
  planted?: Planted | undefined;
  /** Hears of every command and its fate. */
  trace: string[];
};

/** The process of a client is gone: nothing that it sends arrives any more. */
export class Killed extends Error {
  override name = "Killed";
}

type Fault = "none" | "throttled" | "lost" | "answer lost" | "late" | "conflict";

/** Shares in a hundred commands; conflicts only of transactions, which the emulators never answer with. */
const faults: readonly (readonly [Fault, number])[] = [
  ["conflict", 10],
  ["answer lost", 6],
  ["throttled", 4],
  ["lost", 3],
  ["late", 2],
];

/** One of the racing clients: a process with an SDK client of its own, on a wire where things go wrong. */
export class FaultyClient {
  readonly db: Db;
  readonly number: number;
  #weather: Weather | undefined;
  #left = Infinity;

  constructor(number: number, { endpoint, tableName }: { endpoint: string; tableName: string }) {
    this.number = number;
    const region = "eu-north-1";
    const client = new DynamoDBClient({
      ...dynamoClientConfig(endpoint, region),
      retryStrategy: withoutWaiting,
    });
    client.middlewareStack.add(
      (next) => async (args) => {
        const { request } = args as { request: Wire };
        return this.#sent(request, () => next(args));
      },
      // Inside the retries, so that each attempt has its own fate.
      { step: "finalizeRequest", priority: "low", name: "faults" },
    );
    const pause = async () => this.#weather?.turns.take(this.number, () => Promise.resolve());
    this.db = connect({ endpoint, region, tableName, pause }, client);
  }

  /** From here things go wrong, until {@link calm}. */
  enter(weather: Weather): void {
    this.#weather = weather;
    this.#left = weather.killedAfter;
    weather.turns.join(this.number);
  }

  get isKilled(): boolean {
    return this.#left <= 0;
  }

  calm(): void {
    this.#weather?.turns.leave(this.number);
    this.#weather = undefined;
  }

  async #sent<T>(wire: Wire, send: () => Promise<T>): Promise<T> {
    const weather = this.#weather;
    if (!weather) return send();
    if (this.#left <= 0) throw new Killed();
    const { turns, draw, planted, trace } = weather;
    return turns.take(this.number, async () => {
      this.#left -= 1;
      const command = wire.headers["x-amz-target"]?.split(".").at(-1) ?? "";
      const isTransaction = command === "TransactWriteItems";
      if (isTransaction && planted) spoil(wire, planted);
      const fate = this.#left <= 0 ? "killed" : faultOf(draw, isTransaction);
      trace.push(`${this.number} ${command} ${fate}`);
      switch (fate) {
        case "killed":
          if (draw.chance(0.5)) await send().catch(() => undefined);
          throw new Killed();
        case "none":
          return send();
        case "throttled":
          throw new ProvisionedThroughputExceededException({ message: "slower", $metadata: {} });
        case "conflict":
          throw new TransactionCanceledException({
            message: "conflict",
            $metadata: {},
            CancellationReasons: [{ Code: "TransactionConflict" }],
          });
        case "lost":
          throw timedOut();
        case "answer lost":
          await send().catch(() => undefined);
          throw timedOut();
        case "late":
          turns.later(draw.int(1, 12), () => send().catch(() => undefined));
          throw timedOut();
      }
    });
  }
}

const dynamoClientConfig = (endpoint: string, region: string): DynamoDBClientConfig => ({
  endpoint,
  region,
  credentials: { accessKeyId: "local", secretAccessKey: "local" },
});

type Wire = { headers: Record<string, string>; body?: string | Uint8Array };

function faultOf(draw: Draw, isTransaction: boolean): Fault {
  let left = draw.unit() * 100;
  for (const [fault, share] of faults) {
    if (fault === "conflict" && !isTransaction) continue;
    left -= share;
    if (left < 0) return fault;
  }
  return "none";
}

const timedOut = () => Object.assign(new Error("no answer within the time"), { name: "TimeoutError" });

/** As many attempts as the product's client has, one right after the other: what lies between them is drawn, not waited for. */
const ATTEMPTS = 4;
const withoutWaiting: NonNullable<DynamoDBClientConfig["retryStrategy"]> = {
  acquireInitialRetryToken: async () => tokenAfter(0),
  refreshRetryTokenForRetry: async (token, { errorType }) => {
    const isPassing = errorType === "TRANSIENT" || errorType === "THROTTLING";
    if (!isPassing || token.getRetryCount() + 1 >= ATTEMPTS) throw new Error("no more attempts");
    return tokenAfter(token.getRetryCount() + 1);
  },
  recordSuccess: () => undefined,
};
const tokenAfter = (count: number) => ({ getRetryCount: () => count, getRetryDelay: () => 0 });

type Action = { ConditionExpression?: string; ExpressionAttributeValues?: object; ExpressionAttributeNames?: object };

/** Makes the mistake in a transaction that is about to leave. */
function spoil(wire: Wire, planted: Planted): void {
  const body = JSON.parse(typeof wire.body === "string" ? wire.body : new TextDecoder().decode(wire.body)) as {
    ClientRequestToken: string;
    TransactItems: Record<string, Action>[];
  };
  if (planted === "fresh token") body.ClientRequestToken = randomUUID();
  for (const action of body.TransactItems.flatMap((one) => Object.values(one))) {
    const condition = action.ConditionExpression ?? "";
    const isMeant =
      planted === "no version" ? condition.includes("#version") : condition.startsWith("attribute_not_exists");
    if (planted === "fresh token" || !isMeant) continue;
    delete action.ConditionExpression;
    delete action.ExpressionAttributeNames;
    delete action.ExpressionAttributeValues;
  }
  wire.body = new TextEncoder().encode(JSON.stringify(body));
  wire.headers["content-length"] = String(wire.body.byteLength);
}
