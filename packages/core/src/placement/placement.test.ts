import type { Employer } from "@passa/domain/employer/employer";
import type { Placement, PlacementContent } from "@passa/domain/placement/placement";
import type { Workplace } from "@passa/domain/workplace/workplace";
import { beforeAll, describe, expect, it } from "vitest";
import { anApprovedEmployer, anEmployer, aTenant, aWorkplace, wholePlace } from "../../test/nouns.ts";
import { actingAs, after, testWorld, type TestWorld } from "../../test/world.ts";
import { decideOnEmployer } from "../employer/employer.ts";
import {
  addAgreedRemedy,
  createDraft,
  importAdvertisement,
  listPlacements,
  movePlacement,
  openPlaces,
  placeToRank,
  readPlacement,
  savePlacement,
} from "./placement.ts";
import { reachOf } from "./reach.ts";

let world: TestWorld;
let employer: Employer;
let workplace: Workplace;
let content: PlacementContent;
beforeAll(async () => {
  world = await testWorld();
  const tenant = await aTenant(world);
  employer = await anApprovedEmployer(world, tenant.id);
  workplace = await aWorkplace(world, employer);
  content = wholePlace(workplace);
});
const own = (more = {}) => actingAs(world, employer.tenantId, "employer", { employerId: employer.id, ...more });
const matcher = (more = {}) => actingAs(world, employer.tenantId, "matcher", more);
const draft = async (of: Partial<PlacementContent> = content) =>
  (await createDraft(own(), { employerId: employer.id, content: of })).placement;
const publish = ({ id, version }: Placement) => movePlacement(own(), { id, version, to: "published" });
const published = async () => (await publish(await draft())).placement;
const paths = (fields: { path: string }[]) => fields.map(({ path }) => path);

describe("a draft", () => {
  it("may be empty, and tells what it lacks field by field", async () => {
    const { placement, lacking } = await createDraft(own(), { employerId: employer.id, content: {} });
    expect(placement).toMatchObject({ state: "draft", version: 1, content: {} });
    expect(lacking).toContainEqual({ path: "title", code: "required" });
    expect(lacking).toContainEqual({ path: "tasks", code: "required" });
    expect(lacking).toContainEqual({ path: "workplaceId", code: "required" });
  });

  it("that is whole lacks nothing", async () => {
    expect((await createDraft(own(), { employerId: employer.id, content })).lacking).toEqual([]);
  });

  it("is saved as it stands, version by version, and read again", async () => {
    const { id } = await draft({ title: "P" });
    const saved = await savePlacement(own(), { id, version: 1, content: { title: "Plocka" } });
    expect(saved.placement).toMatchObject({ version: 2, content: { title: "Plocka" } });
    expect(await readPlacement(own(), { id })).toEqual(saved);
  });

  it("of two saves of the same version one goes through, and the other hears the version now", async () => {
    const { id } = await draft();
    const save = (title: string) => savePlacement(own(), { id, version: 1, content: { ...content, title } });
    const both = await Promise.allSettled([save("Ett"), save("Två")]);
    const refused = both.filter((result) => result.status === "rejected");
    expect(refused.map(({ reason }) => reason as object)).toMatchObject([{ code: "stale", values: { version: 2 } }]);
  });

  it("takes no id that the vocabulary lacks and no level beyond its scale", async () => {
    const [task] = content.tasks;
    if (!task) throw new Error("the content has a task");
    const wrong = {
      ...content,
      field: "space",
      requires: [["truck.a", "truck.z"]],
      tasks: [{ ...task, demands: { lifting: 5, flying: 1 }, requires: [["wings"]] }],
    };
    await expect(draft(wrong)).rejects.toMatchObject({
      code: "invalid",
      fields: [
        { path: "field", code: "unknownId" },
        { path: "requires.0.1", code: "unknownId" },
        { path: "tasks.0.demands.lifting", code: "tooLarge", values: { max: 4 } },
        { path: "tasks.0.demands.flying", code: "unknownId" },
        { path: "tasks.0.requires.0.0", code: "unknownId" },
      ],
    });
  });

  it("stands at no other employer's workplace", async () => {
    const other = await anEmployer(world, employer.tenantId);
    const theirs = await aWorkplace(world, other);
    await expect(draft({ workplaceId: theirs.id })).rejects.toMatchObject({
      code: "invalid",
      fields: [{ path: "workplaceId", code: "unknownId" }],
    });
  });

  it("is made of an advertisement, and tells what that did not say", async () => {
    const advertisement = {
      headline: "Lagerarbetare",
      occupation: { concept_id: "sizv_uPq_nWf", label: "Lagerarbetare" },
    };
    const { placement, lacking } = await importAdvertisement(own(), { employerId: employer.id, advertisement });
    expect(placement.content).toMatchObject({ title: "Lagerarbetare", field: "transport" });
    expect(placement.content.tasks?.[0]?.title).toBe("Plocka order");
    expect(paths(lacking)).toEqual(expect.arrayContaining(["workplaceId", "seats", "startsOn", "hours"]));
    expect(paths(lacking)).not.toContain("tasks");
  });
});

describe("publishing", () => {
  it("takes a whole place of an approved employer, and shows it to matching with what the workplace offers", async () => {
    const placement = await published();
    expect(placement).toMatchObject({ state: "published", version: 2 });
    const open = await openPlaces(matcher());
    const found = open.find((place) => place.placement.id === placement.id);
    expect(found?.matching).toMatchObject({ adaptations: ["lift-aid"], formats: ["spoken", "shown"] });
  });

  it("refuses what is not whole, with the fields, and a start that has passed", async () => {
    const part = await draft({ title: "P" });
    await expect(publish(part)).rejects.toMatchObject({ code: "notPublishable" });
    const past = await draft({ ...content, startsOn: "2027-02-28" });
    await expect(publish(past)).rejects.toMatchObject({
      code: "notPublishable",
      fields: [{ path: "startsOn", code: "inThePast" }],
    });
  });

  it("is not for an employer that staff have not approved, and a declined one's places are open to nobody", async () => {
    const waiting = await anEmployer(world, employer.tenantId);
    const place = wholePlace(await aWorkplace(world, waiting));
    const { placement } = await createDraft(matcher(), { employerId: waiting.id, content: place });
    const { id } = placement;
    const move = () => movePlacement(matcher(), { id, version: 1, to: "published" });
    await expect(move()).rejects.toMatchObject({ code: "employerNotApproved" });
    const decide = (version: number, decision: Parameters<typeof decideOnEmployer>[1]["decision"]) =>
      decideOnEmployer(matcher(), { id: waiting.id, version, decision });
    await decide(1, { decision: "approve", vouchedBy: "Eva", visited: true });
    await move();
    await decide(2, { decision: "decline", reason: "Slutat svara." });
    expect((await openPlaces(matcher())).some((one) => one.placement.id === id)).toBe(false);
  });

  it("is not published when staff withdraw their yes in the same moment", async () => {
    const hasty = await anApprovedEmployer(world, employer.tenantId);
    const place = wholePlace(await aWorkplace(world, hasty));
    const { placement } = await createDraft(matcher(), { employerId: hasty.id, content: place });
    const ctx = matcher();
    const withLookup: typeof world.db.withLookup = (tenant, now) => {
      const table = world.db.withLookup(tenant, now);
      const transact: typeof table.transact = async (actions, token) => {
        const decision = { decision: "decline", reason: "Ångrade sig." } as const;
        await decideOnEmployer(matcher(), { id: hasty.id, version: hasty.version, decision });
        await table.transact(actions, token);
      };
      return { ...table, transact };
    };
    const raced = { ...ctx, world: { ...world, db: { ...world.db, withLookup } } };
    await expect(movePlacement(raced, { id: placement.id, version: 1, to: "published" })).rejects.toMatchObject({
      code: "stale",
      values: { version: 1 },
    });
    expect((await readPlacement(ctx, { id: placement.id })).placement.state).toBe("draft");
  });
});

describe("a place that is out", () => {
  it("must stay whole when it is changed", async () => {
    const { id, version } = await published();
    const { title: _, ...rest } = content;
    await expect(savePlacement(own(), { id, version, content: rest })).rejects.toMatchObject({
      code: "notPublishable",
      fields: [{ path: "title", code: "required" }],
    });
    const saved = await savePlacement(own(), { id, version, content: { ...content, seats: 5 } });
    expect(saved.placement).toMatchObject({ state: "published", content: { seats: 5 } });
  });

  it("moves only as places move", async () => {
    const { id } = await published();
    await expect(movePlacement(own(), { id, version: 1, to: "paused" })).rejects.toMatchObject({ code: "stale" });
    await movePlacement(own(), { id, version: 2, to: "paused" });
    await expect(movePlacement(own(), { id, version: 3, to: "filled" })).rejects.toMatchObject({
      code: "transitionNotAllowed",
      values: { from: "paused", to: "filled" },
    });
    await movePlacement(own(), { id, version: 3, to: "closed" });
    await expect(savePlacement(own(), { id, version: 4, content })).rejects.toMatchObject({
      code: "transitionNotAllowed",
    });
  });

  it("that is published and paused at once ends in one of the two, never half", async () => {
    const { id, version } = await published();
    const moves = await Promise.allSettled([
      movePlacement(own(), { id, version, to: "paused" }),
      movePlacement(own(), { id, version, to: "withdrawn" }),
    ]);
    expect(moves.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect((await readPlacement(own(), { id })).placement.version).toBe(version + 1);
  });
});

describe("a remedy that the employer has agreed to", () => {
  it("is added by staff, kept in the audit with whom it was agreed, and seen by matching", async () => {
    const { id, version } = await published();
    const ctx = matcher();
    const remedy = "adaptation:sit-stand-stool";
    const { placement } = await addAgreedRemedy(ctx, { id, version, remedy, agreedWith: "Robin Berg" });
    expect(placement.content.adaptations).toEqual(["sit-stand-stool"]);
    expect((await placeToRank(ctx, id)).matching.adaptations).toContain("sit-stand-stool");
    const audit = await ctx.table.all({ pk: `${employer.tenantId}#audit#2027-03-01` });
    expect(audit.map(({ data }) => data)).toContainEqual(
      expect.objectContaining({
        whom: id,
        requestId: ctx.requestId,
        detail: { version: 3, remedy, agreedWith: "Robin Berg" },
      }),
    );
  });

  it("that would change nothing, or that the vocabulary lacks, is refused at its field", async () => {
    const { id, version } = await published();
    for (const remedy of ["adaptation:lift-aid", "adaptation:wings", "hours:30", "nonsense"]) {
      await expect(addAgreedRemedy(matcher(), { id, version, remedy, agreedWith: "R" })).rejects.toMatchObject({
        code: "invalid",
        fields: [{ path: "remedy", code: "unknownId" }],
      });
    }
  });

  it("is not for the employer itself to enter as agreed", async () => {
    const { id, version } = await published();
    const agreed = { id, version, remedy: "adaptation:buddy", agreedWith: "R" };
    await expect(addAgreedRemedy(own(), agreed)).rejects.toMatchObject({ code: "forbidden" });
  });
});

describe("beside the form", () => {
  it("an employer sees the two adaptations that ease most of what its own place asks for, and no number", async () => {
    const { id } = await draft();
    // Standing 4 is all that is left: lifting 2 is eased by the workplace's own lift aid. The stool leaves 1, the others 2.
    expect(await reachOf(own(), { id })).toEqual({
      audience: "employer",
      suggestions: [{ remedy: "adaptation:sit-stand-stool" }, { remedy: "adaptation:adjustable-table" }],
    });
  });

  it("a matcher sees bands, and what is missing while a draft is not whole", async () => {
    const { id } = await draft();
    expect(await reachOf(matcher(), { id })).toMatchObject({ audience: "staff", band: "under10" });
    const part = await draft({ title: "P" });
    const reach = await reachOf(matcher(), { id: part.id });
    expect(reach.audience === "notYet" && reach.lacking).toContain("tasks");
  });
});

describe("the list", () => {
  it("is the newest first, filtered, an employer's own or the whole tenant's for staff", async () => {
    const tenant = await aTenant(world, "Karlshamn");
    const [one, two] = [
      await anApprovedEmployer(world, tenant.id, "Ett AB"),
      await anApprovedEmployer(world, tenant.id, "Två AB"),
    ];
    const staff = (seconds: number) => actingAs(world, tenant.id, "matcher", { now: after(seconds) });
    const make = async (of: Employer, title: string, field: string, seconds: number) => {
      const place = { ...wholePlace(await aWorkplace(world, of)), title, field };
      return (await createDraft(staff(seconds), { employerId: of.id, content: place })).placement.id;
    };
    const a = await make(one, "Baka bröd", "restaurant", 1);
    const b = await make(two, "Röja sly", "nature", 2);
    const c = await make(one, "Diska", "restaurant", 3);
    await movePlacement(staff(4), { id: b, version: 1, to: "published" });
    const listed = async (query: object, ctx = staff(5)) =>
      (await listPlacements(ctx, { limit: 50, ...query })).items.map(({ id }) => id);
    expect(await listed({})).toEqual([c, b, a]);
    expect(await listed({ state: "published" })).toEqual([b]);
    expect(await listed({ field: "restaurant" })).toEqual([c, a]);
    expect(await listed({ employerId: two.id })).toEqual([b]);
    expect(await listed({ q: "två" })).toEqual([b]);
    expect(await listed({ q: "DISKA" })).toEqual([c]);
    expect(await listed({ limit: 2 })).toEqual([c, b]);
    const mine = actingAs(world, tenant.id, "employer", { employerId: one.id });
    expect(await listed({}, mine)).toEqual([c, a]);
    await expect(listPlacements(mine, { limit: 9, employerId: two.id })).rejects.toMatchObject({ code: "notFound" });
  });
});

it("another employer's place, and another tenant's, is not to be known of", async () => {
  const { id, version } = await draft();
  const other = await anEmployer(world, employer.tenantId);
  const stranger = actingAs(world, employer.tenantId, "employer", { employerId: other.id });
  const abroad = actingAs(world, (await aTenant(world, "Ronneby")).id, "matcher");
  for (const ctx of [stranger, abroad]) {
    const hidden = { code: "notFound" };
    await expect(readPlacement(ctx, { id })).rejects.toMatchObject(hidden);
    await expect(savePlacement(ctx, { id, version, content })).rejects.toMatchObject(hidden);
    await expect(movePlacement(ctx, { id, version, to: "published" })).rejects.toMatchObject(hidden);
    await expect(reachOf(ctx, { id })).rejects.toMatchObject(hidden);
  }
});
