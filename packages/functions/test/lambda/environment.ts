import { type ChildProcess, spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { createInterface } from "node:readline";
import { text } from "node:stream/consumers";
import type { Runtime } from "./runtime.ts";

/** What a function is started with. */
export type Settings = {
  runtime: Runtime;
  /** Name of the function, which is also the access key that it signs its calls with: whoever takes them knows whose they are. */
  name: string;
  /** What the bundler wrote, and the handler in it ("lambda.handler"). */
  folder: string;
  handler: string;
  environment: Record<string, string>;
  timeoutMs: number;
  /** A file with the instant (ISO) that the function's clock stands at; without it the clock goes. */
  clockFile?: string;
  /** Hears each line that the function writes. */
  onLine?: (line: string) => void;
};

/** What came back: at once and whole, or as a stream whose beginning is there. */
export type Answer = { type: string; isStream: boolean; body: IncomingMessage };

/** What the runtime says of an invocation that failed. */
export class FunctionError extends Error {
  override name = "FunctionError";
}

export type Environment = {
  /** Milliseconds from the process's start until it asked for its first event. */
  readonly initMs: number;
  /**
   * Gives it an event; only when it is free. @returns as soon as the answer begins; `free` settles when it asks for more
   * @throws {FunctionError} for what the handler throws, and when the process ends
   */
  invoke(event: unknown): Promise<{ answer: Answer; free: Promise<void> }>;
  stop(): Promise<void>;
};

/** What has been started and not stopped ends with this process. */
const running = new Set<ChildProcess>();
process.once("exit", () => {
  for (const child of running) child.kill();
});

type Asking = { response: ServerResponse };
type Waiting = { id: string; resolve: (answer: Answer) => void; reject: (error: Error) => void };

/**
 * One execution environment: a process with Lambda's own Node and runtime client, and the Runtime API that it asks for
 * events and answers to (docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html), streams included.
 */
export async function startEnvironment(settings: Settings): Promise<Environment> {
  const { name, timeoutMs } = settings;
  let asking = deferred<Asking>();
  let waiting: Waiting | undefined;
  let failed: Error | undefined;

  const fail = (error: Error) => {
    failed = error;
    waiting?.reject(error);
    asking.promise.catch(() => undefined);
    asking.reject(error);
  };

  const routes: Record<string, (request: IncomingMessage, response: ServerResponse) => Promise<void>> = {
    "GET invocation/next": async (_, response) => asking.resolve({ response }),
    "POST invocation/response": async (request, response) => {
      const isStream = request.headers["lambda-runtime-function-response-mode"] === "streaming";
      waiting?.resolve({ type: request.headers["content-type"] ?? "", isStream, body: request });
      await once(request, "end");
      response.writeHead(202).end();
    },
    "POST invocation/error": async (request, response) => {
      waiting?.reject(new FunctionError(`${name}: ${await text(request)}`));
      response.writeHead(202).end();
    },
    "POST init/error": async (request, response) => {
      fail(new FunctionError(`${name} did not start: ${await text(request)}`));
      response.writeHead(202).end();
    },
  };
  const server = createServer((request, response) => {
    const [, version, , what = "", ...rest] = (request.url ?? "").split("/");
    const id = rest.length > 1 ? rest[0] : undefined;
    const route = routes[`${request.method} ${what}/${rest.at(-1)}`];
    const isKnown = version === "2018-06-01" && (id === undefined || id === waiting?.id);
    if (!route || !isKnown) return void response.writeHead(400).end();
    route(request, response).catch((error: Error) => fail(error));
  });
  // The client keeps its connection for as long as it lives, and an answer may go on for minutes.
  Object.assign(server, { keepAliveTimeout: 0, requestTimeout: 0 });
  const port = await listening(server);

  const startedAt = performance.now();
  const child = spawnRuntime(settings, port);
  child.once("exit", (code, signal) => fail(new FunctionError(`${name} ended with ${code ?? signal}`)));
  running.add(child);
  const isFree = async () => void (await asking.promise);
  const stop = async () => {
    const gone = child.exitCode === null && child.signalCode === null ? once(child, "exit") : undefined;
    child.kill();
    await gone;
    running.delete(child);
    server.closeAllConnections();
    server.close();
  };
  try {
    await isFree();
  } catch (error) {
    await stop();
    throw error;
  }
  const initMs = performance.now() - startedAt;

  return {
    initMs,
    async invoke(event) {
      const { response } = await asking.promise;
      asking = deferred();
      const id = randomUUID();
      const answer = new Promise<Answer>((resolve, reject) => (waiting = { id, resolve, reject }));
      if (failed) throw failed;
      response
        .writeHead(200, {
          "content-type": "application/json",
          "lambda-runtime-aws-request-id": id,
          "lambda-runtime-deadline-ms": String(Date.now() + timeoutMs),
          "lambda-runtime-invoked-function-arn": `arn:aws:lambda:eu-north-1:000000000000:function:${name}`,
          "lambda-runtime-trace-id": "Root=1-5759e988-bd862e3fe1be46a994272793;Sampled=0",
        })
        .end(JSON.stringify(event));
      return { answer: await answer, free: isFree() };
    },
    stop,
  };
}

function deferred<T>() {
  let [resolve, reject]: [(value: T) => void, (error: Error) => void] = [() => {}, () => {}];
  const promise = new Promise<T>((...settle) => ([resolve, reject] = settle));
  return { promise, resolve, reject };
}

const clock = new URL("./clock.mjs", import.meta.url).href;

function spawnRuntime(settings: Settings, port: number): ChildProcess {
  const { runtime, name, folder, handler, environment, clockFile, onLine } = settings;
  const args = clockFile === undefined ? [] : ["--import", clock];
  const child = spawn(runtime.node, [...args, runtime.client, handler], {
    cwd: folder,
    stdio: ["ignore", "pipe", "pipe"],
    // Nothing of this process's own surroundings: a function has what it is given.
    env: {
      ...environment,
      ...(clockFile !== undefined && { CLOCK_FILE: clockFile }),
      PATH: process.env["PATH"] ?? "",
      TZ: ":UTC",
      LANG: "en_US.UTF-8",
      AWS_LAMBDA_RUNTIME_API: `127.0.0.1:${port}`,
      AWS_LAMBDA_FUNCTION_NAME: name,
      AWS_LAMBDA_FUNCTION_VERSION: "$LATEST",
      AWS_LAMBDA_FUNCTION_MEMORY_SIZE: "1024",
      AWS_LAMBDA_LOG_GROUP_NAME: `/aws/lambda/${name}`,
      AWS_LAMBDA_LOG_STREAM_NAME: randomUUID(),
      AWS_EXECUTION_ENV: "AWS_Lambda_nodejs24.x",
      AWS_REGION: "eu-north-1",
      AWS_DEFAULT_REGION: "eu-north-1",
      AWS_ACCESS_KEY_ID: name,
      AWS_SECRET_ACCESS_KEY: "secret of the tests",
      AWS_SESSION_TOKEN: "token of the tests",
      LAMBDA_TASK_ROOT: folder,
      _HANDLER: handler,
    },
  });
  for (const stream of [child.stdout, child.stderr])
    createInterface({ input: stream }).on("line", onLine ?? (() => {}));
  return child;
}

/** A loopback server's port. */
export async function listening(server: Server): Promise<number> {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return (server.address() as AddressInfo).port;
}
