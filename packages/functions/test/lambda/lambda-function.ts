import { text } from "node:stream/consumers";
import { setTimeout as wait } from "node:timers/promises";
import { type Answer, type Environment, FunctionError, type Settings, startEnvironment } from "./environment.ts";
import { eventOf, responseOf } from "./function-url.ts";

export type LambdaFunction = {
  /** Gives the function an event and hears its answer. @throws {FunctionError} for what the handler throws */
  invoke(event: unknown): Promise<unknown>;
  /** One request to the function's address. */
  request(request: Request, sourceIp?: string): Promise<Response>;
  stop(): Promise<void>;
};

/** How long an event waits for one of the environments before another is started, ms: what is answered is free soon. */
const PATIENCE_MS = 200;

/** A function that scales as Lambda does: an environment takes one event at a time, and another is started when all are busy. */
export function lambdaFunction(settings: Settings): LambdaFunction {
  const all: Promise<Environment>[] = [];
  const idle: Environment[] = [];
  const queue: (() => void)[] = [];

  const release = (environment: Environment) => {
    idle.push(environment);
    queue.shift()?.();
  };
  const scaleOut = () => {
    const started = startEnvironment(settings);
    all.push(started);
    return started;
  };
  const free = async (): Promise<Environment> => {
    if (all.length > 0 && idle.length === 0) {
      const turn = new Promise<void>((resolve) => queue.push(resolve));
      await Promise.race([turn, wait(PATIENCE_MS, undefined, { ref: false })]);
    }
    return idle.pop() ?? scaleOut();
  };

  const give = async (event: unknown): Promise<Answer> => {
    const environment = await free();
    const { answer, free: isFree } = await environment.invoke(event);
    isFree.then(
      () => release(environment),
      () => undefined,
    );
    return answer;
  };

  return {
    async invoke(event) {
      const { isStream, body } = await give(event);
      if (isStream) throw new FunctionError(`${settings.name} answers with a stream`);
      return JSON.parse((await text(body)) || "null") as unknown;
    },
    async request(request, sourceIp = "198.51.100.7") {
      return responseOf(await give(await eventOf(request, sourceIp)));
    },
    async stop() {
      await Promise.all(all.map((started) => started.then((environment) => environment.stop()).catch(() => undefined)));
    },
  };
}
