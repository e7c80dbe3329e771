// Stands in for what SST asks of AWS itself before it starts the engine: where its state lies (the systems manager), and the
// state, of which there is none yet.
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { bootstrap } from "./provider.mjs";

/** @returns its address, and how to end it. `unknown` lists what was asked that nobody answers for. */
export async function startAws(): Promise<{ endpoint: string; unknown: string[]; stop: () => Promise<void> }> {
  const unknown: string[] = [];
  const server = createServer((request, response) => {
    void text(request).then((body) => {
      const target = String(request.headers["x-amz-target"] ?? "");
      if (target === "AmazonSSM.GetParameter") {
        const { Name } = JSON.parse(body) as { Name: string };
        const Value =
          Name === "/sst/bootstrap" ? JSON.stringify(bootstrap) : Buffer.from("passphrase").toString("base64");
        response.setHeader("content-type", "application/x-amz-json-1.1");
        return response.end(JSON.stringify({ Parameter: { Name, Type: "String", Value, Version: 1 } }));
      }
      const isState = request.method === "GET" && request.url?.startsWith(`/${bootstrap.state}/`) === true;
      if (!isState) unknown.push(`${request.method} ${request.url} ${target}`);
      response.statusCode = 404;
      response.setHeader("content-type", "application/xml");
      return response.end("<Error><Code>NoSuchKey</Code><Message>There is none yet.</Message></Error>");
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    endpoint: `http://127.0.0.1:${port}`,
    unknown,
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
