import { afterAll, expect } from "vitest";
import { type ApiOptions, apiWorld, type TestApi } from "./api-world.ts";
import { keepUsed } from "./lambda/permissions.ts";

export { type Call, municipality, noon, origin, problemOf, type TestApi } from "./api-world.ts";

/** The real API on a table of its own in the emulator of the run, until the tests of the file are over. */
export async function testApi(options?: ApiOptions): Promise<TestApi> {
  const endpoint = process.env["DYNAMODB_ENDPOINT"];
  if (!endpoint) throw new Error("the tests run through vitest.config.ts, which starts the emulator");
  const api = await apiWorld(endpoint, options);
  const { testPath = "" } = expect.getState();
  afterAll(async () => {
    await api.close();
    const folder = process.env["PASSA_PERMISSIONS_USED"];
    if (api.deployed && folder) keepUsed(folder, testPath, api.deployed.used);
    expect(api.deployed?.denied ?? [], "calls that infra/access.ts does not grant").toEqual([]);
  });
  return api;
}
