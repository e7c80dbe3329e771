import { createHash, randomUUID } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { exportJWK, generateKeyPair, SignJWT } from "jose";

type Grant = { subject: string; claims: Record<string, unknown>; challenge: string; nonce: string };

/**
 * An identity provider of the tests: codes are handed out by hand, PKCE and the client's secret are checked. What it signs is
 * dated by the clock (ms).
 */
export async function startProvider(
  client: { clientId: string; clientSecret: string },
  clock: () => number = Date.now,
) {
  const { publicKey, privateKey } = await generateKeyPair("RS256");
  const key = { ...(await exportJWK(publicKey)), kid: "one", alg: "RS256", use: "sig" };
  const grants = new Map<string, Grant>();
  /** `token`: claims of the ID token that are other than they should be; `issuer`: what its own document calls it. */
  const state = { down: false, badSignature: false, token: {} as Record<string, unknown>, issuer: "" };
  const stranger = (await generateKeyPair("RS256")).privateKey;

  const server = createServer((request, response) => {
    void (async () => {
      const answer = (status: number, body: unknown) =>
        response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
      if (state.down) return answer(503, {});
      if (request.url === "/.well-known/openid-configuration") {
        return answer(200, {
          issuer: state.issuer || issuer,
          authorization_endpoint: `${issuer}/auth`,
          token_endpoint: `${issuer}/token`,
          jwks_uri: `${issuer}/jwks`,
          response_types_supported: ["code"],
          id_token_signing_alg_values_supported: ["RS256"],
          code_challenge_methods_supported: ["S256"],
        });
      }
      if (request.url === "/jwks") return answer(200, { keys: [key] });
      if (request.url !== "/token") return answer(404, {});
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk as Buffer);
      const form = new URLSearchParams(Buffer.concat(chunks).toString());
      const grant = grants.get(form.get("code") ?? "");
      grants.delete(form.get("code") ?? "");
      const proven =
        createHash("sha256")
          .update(form.get("code_verifier") ?? "")
          .digest("base64url") === grant?.challenge;
      if (!grant || !proven || form.get("client_secret") !== client.clientSecret)
        return answer(400, { error: "invalid_grant" });
      const seconds = Math.floor(clock() / 1000);
      const own = { iss: issuer, aud: client.clientId, sub: grant.subject, iat: seconds, exp: seconds + 300 };
      const idToken = await new SignJWT({ ...own, ...grant.claims, nonce: grant.nonce, ...state.token })
        .setProtectedHeader({ alg: "RS256", kid: "one" })
        .sign(state.badSignature ? stranger : privateKey);
      return answer(200, { access_token: randomUUID(), token_type: "Bearer", id_token: idToken, expires_in: 300 });
    })();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  return {
    issuer,
    state,
    /** The code that the provider would send back after a login that was begun at `authorizationUrl`. */
    code(authorizationUrl: URL, subject: string, claims: Record<string, unknown>): string {
      const code = randomUUID();
      const asked = authorizationUrl.searchParams;
      grants.set(code, {
        subject,
        claims,
        challenge: asked.get("code_challenge") ?? "",
        nonce: asked.get("nonce") ?? "",
      });
      return code;
    },
    stop: () => new Promise((resolve) => server.close(resolve)),
  };
}
