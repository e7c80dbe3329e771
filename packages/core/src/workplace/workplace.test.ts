import { beforeAll, expect, it } from "vitest";
import type { Employer } from "@passa/domain/employer/employer";
import { anEmployer, aTenant, aWorkplace, workplaceDetails } from "../../test/nouns.ts";
import { actingAs, testWorld, type TestWorld } from "../../test/world.ts";
import { createWorkplace, listWorkplaces, readWorkplace, updateWorkplace } from "./workplace.ts";

let world: TestWorld;
let employer: Employer;
beforeAll(async () => {
  world = await testWorld();
  const tenant = await aTenant(world);
  employer = await anEmployer(world, tenant.id);
});
const own = () => actingAs(world, employer.tenantId, "employer", { employerId: employer.id });

it("a workplace is described once and found again, by itself and with its employer's", async () => {
  const workplace = await createWorkplace(own(), { employerId: employer.id, details: workplaceDetails });
  expect(workplace).toMatchObject({ ...workplaceDetails, version: 1, employerId: employer.id });
  expect(await readWorkplace(own(), { id: workplace.id })).toEqual(workplace);
  expect((await listWorkplaces(own(), { employerId: employer.id })).items).toContainEqual(workplace);
});

it("ids that the vocabulary does not have are refused, each at its field", async () => {
  const details = { ...workplaceDetails, adaptations: ["lift-aid", "wings"], formats: ["telepathy"], tags: ["x"] };
  await expect(createWorkplace(own(), { employerId: employer.id, details })).rejects.toMatchObject({
    code: "invalid",
    fields: [
      { path: "adaptations.1", code: "unknownId" },
      { path: "formats.0", code: "unknownId" },
      { path: "tags.0", code: "unknownId" },
    ],
  });
});

it("of two changes of the same version one goes through", async () => {
  const { id } = await aWorkplace(world, employer);
  const change = (name: string) => updateWorkplace(own(), { id, version: 1, details: { ...workplaceDetails, name } });
  const both = await Promise.allSettled([change("Ett"), change("Två")]);
  const refused = both.filter((result) => result.status === "rejected");
  expect(refused.map(({ reason }) => reason as object)).toMatchObject([{ code: "stale", values: { version: 2 } }]);
});

it("another employer's workplace is not to be known of, read or changed", async () => {
  const { id } = await aWorkplace(world, employer);
  const other = await anEmployer(world, employer.tenantId);
  const stranger = actingAs(world, employer.tenantId, "employer", { employerId: other.id });
  const hidden = { code: "notFound" };
  await expect(readWorkplace(stranger, { id })).rejects.toMatchObject(hidden);
  await expect(updateWorkplace(stranger, { id, version: 1, details: workplaceDetails })).rejects.toMatchObject(hidden);
  await expect(createWorkplace(stranger, { employerId: employer.id, details: workplaceDetails })).rejects.toMatchObject(
    hidden,
  );
  const abroad = await aTenant(world, "Karlshamn");
  await expect(readWorkplace(actingAs(world, abroad.id, "matcher"), { id })).rejects.toMatchObject(hidden);
});
