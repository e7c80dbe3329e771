import { createHash, randomUUID } from "node:crypto";
import { once } from "node:events";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";

/** One call that was taken, for whom (the access key that signed it), and the object or folder that it was about. */
export type ObjectCall = { caller: string; call: ObjectAction; name: string; found: boolean };
export type ObjectAction =
  | "GetObject"
  | "PutObject"
  | "DeleteObject"
  | "DeleteObjectVersion"
  | "ListObjectsV2"
  | "ListObjectVersions";

type Version = { id: string; bytes: Buffer | undefined };

/**
 * The calls of S3 that Passa makes, on loopback: one bucket that keeps versions, in memory. Addresses are path-style, as the
 * SDK writes them for an IP address. No package that is kept up has versions and conditional writes without a container.
 */
export async function startS3({
  pageSize = 1000,
  isAllowed = () => true,
}: { pageSize?: number; isAllowed?: (call: ObjectCall) => boolean } = {}) {
  const objects = new Map<string, Version[]>();
  const newest = (name: string) => objects.get(name)?.at(-1)?.bytes;
  const names = (prefix: string) => [...objects.keys()].filter((name) => name.startsWith(prefix)).toSorted();

  type Taken = { call: ObjectAction; status: number; body?: string | Buffer; headers?: Record<string, string> };

  const bucketCall = (query: URLSearchParams): Taken => {
    const prefix = query.get("prefix") ?? "";
    if (query.has("versions")) {
      const versions = names(prefix).flatMap((name) =>
        (objects.get(name) ?? []).map(({ id, bytes }) => {
          const kind = bytes ? "Version" : "DeleteMarker";
          return `<${kind}><Key>${escaped(name)}</Key><VersionId>${id}</VersionId></${kind}>`;
        }),
      );
      const body = `<ListVersionsResult><IsTruncated>false</IsTruncated>${versions.join("")}</ListVersionsResult>`;
      return { call: "ListObjectVersions", status: 200, body };
    }
    const after = query.get("continuation-token") ?? "";
    const left = names(prefix).filter((name) => newest(name) && name > after);
    const page = left.slice(0, pageSize);
    const next =
      left.length > pageSize ? `<NextContinuationToken>${escaped(page.at(-1) ?? "")}</NextContinuationToken>` : "";
    const contents = page.map((name) => `<Contents><Key>${escaped(name)}</Key></Contents>`).join("");
    const isTruncated = `<IsTruncated>${next !== ""}</IsTruncated>`;
    const body = `<ListBucketResult>${isTruncated}${next}${contents}</ListBucketResult>`;
    return { call: "ListObjectsV2", status: 200, body };
  };

  const objectCall = async (name: string, query: URLSearchParams, request: IncomingMessage): Promise<Taken> => {
    switch (request.method) {
      case "PUT": {
        const bytes = await buffer(request);
        if (request.headers["if-none-match"] === "*" && newest(name))
          return { call: "PutObject", status: 412, body: errorOf("PreconditionFailed") };
        objects.set(name, [...(objects.get(name) ?? []), { id: randomUUID(), bytes }]);
        return { call: "PutObject", status: 200, headers: { etag: etagOf(bytes) } };
      }
      case "GET": {
        const bytes = newest(name);
        if (!bytes) return { call: "GetObject", status: 404, body: errorOf("NoSuchKey") };
        return { call: "GetObject", status: 200, body: bytes, headers: { etag: etagOf(bytes) } };
      }
      case "DELETE": {
        const id = query.get("versionId");
        if (id === null) {
          objects.set(name, [...(objects.get(name) ?? []), { id: randomUUID(), bytes: undefined }]);
          return { call: "DeleteObject", status: 204 };
        }
        const left = (objects.get(name) ?? []).filter((version) => version.id !== id);
        if (left.length > 0) objects.set(name, left);
        else objects.delete(name);
        return { call: "DeleteObjectVersion", status: 204 };
      }
      default:
        throw new Error(`no call of Passa's: ${request.method}`);
    }
  };

  const server = createServer((request, response) => {
    void (async () => {
      const { pathname, searchParams } = new URL(request.url ?? "", "http://s3");
      const [, , ...rest] = pathname.split("/");
      const name = decodeURIComponent(rest.join("/"));
      const taken = name === "" ? bucketCall(searchParams) : await objectCall(name, searchParams, request);
      const { call, status, body = "", headers = {} } = taken;
      const caller = /Credential=([^/]+)\//.exec(request.headers.authorization ?? "")?.[1] ?? "nobody";
      const told = { caller, call, name: name || (searchParams.get("prefix") ?? ""), found: status !== 404 };
      if (!isAllowed(told)) return response.writeHead(403).end(errorOf("AccessDenied"));
      const type = typeof body === "string" ? "application/xml" : "application/octet-stream";
      response.writeHead(status, { "content-type": type, ...headers }).end(body);
    })().catch((error: Error) => response.writeHead(500).end(errorOf(error.message)));
  });
  server.keepAliveTimeout = 0;
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    /** How many versions of an object there are, deletions included. */
    versionsOf: (name: string) => objects.get(name)?.length ?? 0,
    stop() {
      server.closeAllConnections();
      server.close();
    },
  };
}

const etagOf = (bytes: Buffer) => `"${createHash("md5").update(bytes).digest("hex")}"`;
const errorOf = (code: string) => `<Error><Code>${escaped(code)}</Code><Message>${escaped(code)}</Message></Error>`;
const escaped = (text: string) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
