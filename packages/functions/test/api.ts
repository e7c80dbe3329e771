import { afterAll } from "vitest";
import { type ApiOptions, apiWorld, type TestApi } from "./api-world.ts";

export { type Call, municipality, noon, origin, problemOf, type TestApi } from "./api-world.ts";

/** The real API on a table of its own in the emulator of the run, until the tests of the file are over. */
export async function testApi(options?: ApiOptions): Promise<TestApi> {
  const endpoint = process.env["DYNAMODB_ENDPOINT"];
  if (!endpoint) throw new Error("the tests run through vitest.config.ts, which starts the emulator");
  const api = await apiWorld(endpoint, options);
  afterAll(() => api.close());
  return api;
}
