import { randomUUID } from "node:crypto";
import type { IncomingMessage } from "node:http";
import { type Answer, FunctionError } from "./environment.ts";

const domainName = "passa.lambda-url.eu-north-1.on.aws";

/**
 * The event that a function's address makes of a request: payload format 2.0
 * (docs.aws.amazon.com/lambda/latest/dg/urls-invocation.html). The host is the address's own, as behind the distribution.
 */
export async function eventOf(request: Request, sourceIp: string): Promise<object> {
  const url = new URL(request.url);
  const headers = new Map([...request.headers].filter(([name]) => name !== "cookie"));
  const cookie = request.headers.get("cookie");
  const body = new Uint8Array(await request.arrayBuffer());
  const asText = textOf(request.headers.get("content-type") ?? "", body);
  const at = new Date();
  return {
    version: "2.0",
    routeKey: "$default",
    rawPath: url.pathname,
    rawQueryString: url.search.slice(1),
    ...(cookie !== null && { cookies: cookie.split(/; */) }),
    headers: { ...Object.fromEntries(headers), host: domainName, "x-forwarded-proto": "https" },
    requestContext: {
      accountId: "000000000000",
      apiId: "passa",
      domainName,
      domainPrefix: "passa",
      http: { method: request.method, path: url.pathname, protocol: "HTTP/1.1", sourceIp, userAgent: "test" },
      requestId: randomUUID(),
      routeKey: "$default",
      stage: "$default",
      time: at.toUTCString(),
      timeEpoch: at.getTime(),
    },
    ...(body.length > 0 && { body: asText ?? Buffer.from(body).toString("base64") }),
    isBase64Encoded: body.length > 0 && asText === undefined,
  };
}

function textOf(type: string, body: Uint8Array): string | undefined {
  if (!/^(text\/|application\/(json|javascript|xml))/.test(type)) return undefined;
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(body);
  } catch {
    return undefined;
  }
}

type Metadata = { statusCode: number; headers: Record<string, string>; cookies: string[] };

const INTEGRATION = "application/vnd.awslambda.http-integration-response";
/** Between what is told of the answer and its body. */
const SEPARATOR = Buffer.alloc(8);
const BODYLESS = [204, 205, 304];

/** The response that a function's address makes of a streamed answer: its head as JSON, eight zeros, and the body. */
export async function responseOf({ type, isStream, body }: Answer): Promise<Response> {
  if (!isStream || type !== INTEGRATION) throw new FunctionError(`not a streamed response: ${type}`);
  const chunks = body[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
  let read = Buffer.alloc(0);
  while (read.indexOf(SEPARATOR) < 0) {
    const { value, done } = await chunks.next();
    if (done) throw new FunctionError("the response has no head");
    read = Buffer.concat([read, value]);
  }
  const end = read.indexOf(SEPARATOR);
  const { statusCode, headers, cookies } = JSON.parse(read.subarray(0, end).toString()) as Metadata;
  const sent = new Headers(headers);
  for (const cookie of cookies) sent.append("set-cookie", cookie);
  const stream = streamOf(read.subarray(end + SEPARATOR.length), chunks, body);
  if (!BODYLESS.includes(statusCode)) return new Response(stream, { status: statusCode, headers: sent });
  await stream.pipeTo(new WritableStream());
  return new Response(null, { status: statusCode, headers: sent });
}

/** The rest of the body. Lambda takes what a function writes whether the caller reads it, or is still there. */
function streamOf(first: Buffer, chunks: AsyncIterator<Buffer>, message: IncomingMessage): ReadableStream<Uint8Array> {
  let isGone = false;
  const pass = async (controller: ReadableStreamDefaultController<Uint8Array>) => {
    for (let { value, done } = await chunks.next(); !done; { value, done } = await chunks.next())
      if (!isGone) controller.enqueue(new Uint8Array(value));
    const broke = message.trailers["lambda-runtime-function-error-type"];
    if (broke !== undefined) throw new FunctionError(broke);
    if (!isGone) controller.close();
  };
  return new ReadableStream<Uint8Array>({
    start(controller) {
      if (first.length > 0) controller.enqueue(new Uint8Array(first));
      pass(controller).catch((error: Error) => {
        if (!isGone) controller.error(error);
      });
    },
    cancel() {
      isGone = true;
    },
  });
}
