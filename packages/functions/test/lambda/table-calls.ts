import { once } from "node:events";
import { createServer, request as ask } from "node:http";
import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";

/** One permission that a call needs, as IAM names it, and whose call it was. */
export type TableCall = { caller: string; action: string; on: "table" | "index" };

type Body = {
  IndexName?: string;
  TransactItems?: Record<string, unknown>[];
};

/** Operations of a transaction are permitted as the single ones are. */
const inTransaction: Record<string, string> = {
  Put: "PutItem",
  Update: "UpdateItem",
  Delete: "DeleteItem",
  ConditionCheck: "ConditionCheckItem",
  Get: "GetItem",
};

function neededBy(operation: string, body: Body): Omit<TableCall, "caller">[] {
  if (!body.TransactItems) return [{ action: operation, on: body.IndexName === undefined ? "table" : "index" }];
  return body.TransactItems.flatMap((item) => Object.keys(item)).map((kind) => ({
    action: inTransaction[kind] ?? kind,
    on: "table",
  }));
}

/**
 * What stands between functions and the DynamoDB at `endpoint`: refuses what `isAllowed` does not let through, as IAM would, and
 * may refuse every call with an error that carries a message of a test's.
 */
export async function startTableCalls(endpoint: string, isAllowed: (call: TableCall) => boolean) {
  let refusal: string | undefined;
  const server = createServer((request, response) => {
    void (async () => {
      const sent = await buffer(request);
      const operation = String(request.headers["x-amz-target"]).split(".")[1] ?? "";
      const caller = /Credential=([^/]+)\//.exec(request.headers.authorization ?? "")?.[1] ?? "nobody";
      const refuse = (type: string, message: string) =>
        response
          .writeHead(400, { "content-type": "application/x-amz-json-1.0" })
          .end(JSON.stringify({ __type: type, message }));
      const needed = neededBy(operation, JSON.parse(sent.toString()) as Body).map((call) => ({ caller, ...call }));
      if (!needed.every(isAllowed)) return refuse("com.amazon.coral.service#AccessDeniedException", operation);
      if (refusal !== undefined) return refuse("com.amazon.coral.validate#ValidationException", refusal);
      const headers = { ...request.headers, host: new URL(endpoint).host };
      const passed = ask(endpoint, { method: "POST", headers }, (answered) => {
        response.writeHead(answered.statusCode ?? 500, answered.headers);
        answered.pipe(response);
      });
      passed.once("error", () => response.destroy());
      passed.end(sent);
    })();
  });
  // A clock that stands still makes clients keep connections for longer than servers do.
  server.keepAliveTimeout = 0;
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    /** From now on every call fails with this; with nothing they go through again. */
    refuse(message: string | undefined) {
      refusal = message;
    },
    stop() {
      server.closeAllConnections();
      server.close();
    },
  };
}
