import type { Adapter, AdapterPayload } from "oidc-provider";

const LIMIT = 5000;

/** What the provider remembers of logins under way: in memory, for a restart may well ask people to sign in again. */
export function createGrants(now: () => number): (kind: string) => Adapter {
  const kept = new Map<string, { payload: AdapterPayload; expiresAtMs: number }>();
  const at = (key: string) => {
    const entry = kept.get(key);
    return entry && entry.expiresAtMs > now() ? entry.payload : undefined;
  };
  const forgetOldest = () => {
    for (const key of kept.keys()) {
      if (kept.size <= LIMIT) return;
      kept.delete(key);
    }
  };

  return (kind) => {
    const keyOf = (id: string) => `${kind}:${id}`;
    const findBy = (property: "uid" | "userCode", value: string) => {
      for (const [key, { payload }] of kept) {
        if (key.startsWith(`${kind}:`) && payload[property] === value) return at(key);
      }
      return undefined;
    };
    return {
      upsert: async (id, payload, expiresInSec) => {
        kept.delete(keyOf(id));
        kept.set(keyOf(id), {
          payload,
          expiresAtMs: expiresInSec ? now() + expiresInSec * 1000 : Infinity,
        });
        forgetOldest();
      },
      find: async (id) => at(keyOf(id)),
      findByUid: async (uid) => findBy("uid", uid),
      findByUserCode: async (code) => findBy("userCode", code),
      consume: async (id) => {
        const payload = at(keyOf(id));
        if (payload) payload["consumed"] = Math.floor(now() / 1000);
      },
      destroy: async (id) => void kept.delete(keyOf(id)),
      revokeByGrantId: async (grantId) => {
        for (const [key, { payload }] of kept) if (payload.grantId === grantId) kept.delete(key);
      },
    };
  };
}
