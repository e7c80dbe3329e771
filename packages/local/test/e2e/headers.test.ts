import { expect, inject, test } from "vitest";
import { headerFaults } from "../../../functions/test/header-check.ts";

const product = inject("product");
const hall = "/events/evt_01J00000000000000000000000/hall";
const addresses = [
  "/",
  "/placements",
  "/events/hall",
  `${hall}/no`,
  hall,
  "/service-worker.js",
  "/mark.svg",
  "/sign-in",
  "/api/v1/session",
  "/api/docs",
];

test.skipIf(!product)(
  "the checkers have nothing to say of the headers of the built portal and what is beside it",
  async () => {
    const faults: string[] = [];
    for (const address of addresses) {
      const { headers, body } = await fetch(`${product?.origin}${address}`, { redirect: "manual" });
      await body?.cancel();
      const camera = address === hall;
      faults.push(...headerFaults(headers, { secure: false, camera }).map((fault) => `${address}: ${fault}`));
    }
    expect(faults).toEqual([]);
  },
);

test.skipIf(!product)("the built page holds no script and no style of its own, and takes both from here", async () => {
  const page = await (await fetch(`${product?.origin}/`)).text();
  expect([...page.matchAll(/<script(?![^>]*\bsrc=)/g)]).toEqual([]);
  expect([...page.matchAll(/<style|\sstyle=|\son[a-z]+=/g)]).toEqual([]);
  const named = [...page.matchAll(/\b(?:src|href)="([^"]*)"/g)].map(([, address]) => address ?? "");
  expect(named.length).toBeGreaterThan(3);
  expect(named.filter((address) => !/^\/(?!\/)/.test(address))).toEqual([]);
});
