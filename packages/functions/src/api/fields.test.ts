import type { FieldCode } from "@passa/domain/refusal";
import { fieldKeys } from "@passa/texts/refusal";
import { textsIn } from "@passa/texts/texts";
import { beforeAll, describe, expect, test } from "vitest";
import { municipality, problemOf, testApi, type TestApi } from "../../test/api.ts";

/** A field, what somebody wrote in it, and what is wrong with that. */
type Wrong = [path: string, value: unknown, code: FieldCode];

const long = (length: number) => "å".repeat(length + 1);
const many = <T>(length: number, make: (index: number) => T): T[] =>
  Array.from({ length: length + 1 }, (_, index) => make(index));

const task = {
  id: "plocka",
  title: "Plocka varor",
  removable: false,
  hazardous: false,
  demands: { standing: 3 },
  requires: [],
  adaptations: [],
};
const window = { day: 0, from: 8, to: 14 };
const place = (workplaceId: string) => ({
  workplaceId,
  title: "Plocka och packa",
  kind: "internship",
  field: "transport",
  seats: 2,
  startsOn: "2027-04-01",
  hours: { min: 10, max: 20 },
  open: [window],
  formats: ["pictures"],
  adaptations: [],
  tags: [],
  requires: [],
  wishes: [],
  develops: [],
  tasks: [task],
});
const workplace = {
  name: "Lagret",
  address: "Nordkajen 4",
  locality: "Karlskrona",
  location: { lat: 56.16, lon: 15.59 },
  adaptations: [],
  formats: [],
  tags: [],
};
const employer = {
  name: "Bageriet på torget AB",
  organisationNumber: "212000-0829",
  contacts: [{ name: "Robin Berg" }],
};
const participant = {
  givenName: "Hodan",
  familyName: "Ali",
  birthDate: "1984-05-02",
  legalGender: "woman",
  channel: "sms",
  language: "so",
  interpreter: true,
  protectedIdentity: false,
};
const registration = {
  name: "Bageriet på torget AB",
  organisationNumber: "212000-0829",
  contactName: "Robin Berg",
  email: "robin@bageriet.example",
};

const ids = (path: string, max: number): Wrong[] => [
  [path, "pictures", "wrongType"],
  [path, many(max, (index) => `id-${index}`), "tooLong"],
  [path, ["same", "same"], "repeated"],
];
const yesOrNo = (path: string): Wrong[] => [[path, "ja", "wrongType"]];
const text = (path: string, max: number): Wrong[] => [
  [path, 7, "wrongType"],
  [path, long(max), "tooLong"],
];
const wholeNumber = (path: string, min: number, max: number): Wrong[] => [
  [path, "tio", "wrongType"],
  [path, min + 0.5, "notWhole"],
  [path, min - 1, "tooSmall"],
  [path, max + 1, "tooLarge"],
];
const date = (path: string): Wrong[] => [
  [path, "1 mars", "notADate"],
  [path, "2027-02-30", "notADate"],
  [path, 20270301, "wrongType"],
];

/** What a draft may already be wrong in. What it may leave out is told when it is published. */
const inDraft: Wrong[] = [
  ["workplaceId", "Lagret", "notAnId"],
  ["workplaceId", "wpl_01K5D3XGZ0000000000000000A", "unknownId"],
  ...text("title", 80),
  ...text("about", 2000),
  ["kind", "jobb", "notAChoice"],
  ["occupation", "truckförare", "wrongType"],
  ["occupation", { label: "Truckförare" }, "required"],
  ["field", "", "required"],
  ["field", "no-such-field", "unknownId"],
  ...wholeNumber("seats", 1, 50),
  ...date("startsOn"),
  ...date("latestStartOn"),
  ...yesOrNo("remote"),
  ["hours", 20, "wrongType"],
  ["hours.min", undefined, "required"],
  ["hours.max", undefined, "required"],
  ["hours.min", 30, "minAboveMax"],
  ...wholeNumber("hours.min", 1, 60),
  ...wholeNumber("hours.max", 1, 60),
  ["open", "måndag", "wrongType"],
  ["open", many(50, () => window), "tooLong"],
  ...wholeNumber("open.0.day", 0, 6),
  ...wholeNumber("open.0.from", 0, 23),
  ...wholeNumber("open.0.to", 1, 24),
  ["open.0.to", 8, "fromAfterTo"],
  ...ids("formats", 60),
  ["formats", ["no-such-format"], "unknownId"],
  ...ids("adaptations", 60),
  ["adaptations", ["no-such-adaptation"], "unknownId"],
  ...ids("tags", 40),
  ["tags", ["no-such-tag"], "unknownId"],
  ["requires", "truckkort", "wrongType"],
  ["requires", many(20, () => ["licence.b"]), "tooLong"],
  ["requires.0", [], "empty"],
  ["requires", [["no-such-skill"]], "unknownId"],
  ...ids("wishes", 30),
  ["wishes", ["no-such-skill"], "unknownId"],
  ...ids("develops", 30),
  ["develops", ["no-such-thing"], "unknownId"],
  ["minTasks", "alla", "wrongType"],
  ["minTasks", 0, "tooSmall"],
  ["minTasks", 1.5, "notWhole"],
  ["tasks", "plocka", "wrongType"],
  ["tasks", many(40, (index) => ({ ...task, id: `task-${index}` })), "tooLong"],
  ["tasks.0.id", "Plocka varor", "malformed"],
  ["tasks.0.title", "", "required"],
  ["tasks.0.title", "  ", "required"],
  ["tasks.0.title", undefined, "required"],
  ...text("tasks.0.title", 80),
  ...text("tasks.0.about", 300),
  ["tasks.0.pictogram", long(40), "tooLong"],
  ...yesOrNo("tasks.0.removable"),
  ["tasks.0.removable", undefined, "required"],
  ...yesOrNo("tasks.0.hazardous"),
  ["tasks.0.demands", "tungt", "wrongType"],
  ["tasks.0.demands.lifting", 9, "tooLarge"],
  ["tasks.0.demands.lifting", -1, "tooSmall"],
  ["tasks.0.demands.lifting", "tungt", "wrongType"],
  ["tasks.0.demands.no-such-demand", 2, "unknownId"],
  ["tasks.0.requires.0", [], "empty"],
  ["tasks.0.requires", [["no-such-skill"]], "unknownId"],
  ...ids("tasks.0.adaptations", 60),
  ["tasks.0.adaptations", ["no-such-adaptation"], "unknownId"],
];

/** What is told when a draft is to be published. */
const whenPublished: Wrong[] = [
  ...(["workplaceId", "title", "kind", "field", "seats", "startsOn", "hours", "open", "tasks"] as const).map(
    (path): Wrong => [path, undefined, "required"],
  ),
  ["title", "", "required"],
  ["title", "  ", "required"],
  ["open", [], "empty"],
  ["formats", [], "empty"],
  ["tasks.0.demands.sitting", 4, "contradictory"],
  ["tasks", [], "empty"],
  ["startsOn", "2027-02-01", "inThePast"],
  ["latestStartOn", "2027-03-15", "startAfterLatest"],
  ["tasks", [{ ...task, removable: true }], "noCoreTask"],
  ["tasks", [task, task], "repeated"],
  ["minTasks", 2, "minTasksTooMany"],
];

const inWorkplace: Wrong[] = [
  ...(["name", "address", "locality"] as const).flatMap((path): Wrong[] => [
    [path, undefined, "required"],
    [path, "", "required"],
    [path, 7, "wrongType"],
  ]),
  ["name", long(120), "tooLong"],
  ["address", long(200), "tooLong"],
  ["locality", long(80), "tooLong"],
  ["location", undefined, "required"],
  ["location", "Nordkajen", "wrongType"],
  ["location.lat", 91, "tooLarge"],
  ["location.lat", -91, "tooSmall"],
  ["location.lon", 181, "tooLarge"],
  ["location.lon", "öst", "wrongType"],
  ...text("access", 1000),
  ...ids("adaptations", 60),
  ["adaptations", ["no-such-adaptation"], "unknownId"],
  ...ids("formats", 60),
  ["formats", ["no-such-format"], "unknownId"],
  ...ids("tags", 40),
  ["tags", ["no-such-tag"], "unknownId"],
  ["supervisor", "Robin", "wrongType"],
  ["supervisor", { name: "" }, "required"],
  ["supervisor", { name: "Robin", phone: "ring mig" }, "notAPhone"],
  ["supervisor", { name: "Robin", email: "robin" }, "notAnEmail"],
];

const inEmployer: Wrong[] = [
  ["name", undefined, "required"],
  ["name", "", "required"],
  ...text("name", 120),
  ["organisationNumber", undefined, "required"],
  ["organisationNumber", "", "required"],
  ["organisationNumber", "556036-0794", "organisationNumber"],
  ["organisationNumber", "811218-9876", "organisationNumber"],
  ["organisationNumber", 5560360793, "wrongType"],
  ...text("about", 1000),
  ["contacts", undefined, "required"],
  ["contacts", many(20, () => ({ name: "Robin" })), "tooLong"],
  ["contacts.0.name", "", "required"],
  ["contacts.0.name", long(120), "tooLong"],
  ["contacts.0.duty", long(80), "tooLong"],
  ["contacts.0.phone", "noll fyra", "notAPhone"],
  ["contacts.0.email", "robin(a)bageriet", "notAnEmail"],
];

const inParticipant: Wrong[] = [
  ...(["givenName", "familyName"] as const).flatMap((path): Wrong[] => [
    [path, undefined, "required"],
    [path, "", "required"],
    ...text(path, 80),
  ]),
  ["birthDate", undefined, "required"],
  ["birthDate", "", "required"],
  ["birthDate", "2 maj 1984", "notADate"],
  ["birthDate", "2099-01-01", "notADate"],
  ["legalGender", undefined, "required"],
  ["legalGender", "kvinna", "notAChoice"],
  ["email", "hodan", "notAnEmail"],
  ["phone", "070", "notAPhone"],
  ...text("address", 200),
  ["channel", undefined, "required"],
  ["channel", "fax", "notAChoice"],
  ["language", undefined, "required"],
  ["language", "somaliska", "malformed"],
  ...yesOrNo("interpreter"),
  ["interpreter", undefined, "required"],
  ["sunLevel", 7, "tooLarge"],
  ["sunLevel", "gymnasium", "wrongType"],
  ...yesOrNo("protectedIdentity"),
  ["waitingSince", "i höstas", "notADate"],
  ["waitingSince", "2099-01-01", "notADate"],
];

const inRegistration: Wrong[] = [
  ["tenantId", "Karlskrona", "notAnId"],
  ["tenantId", "ten_01K5D3XGZ0000000000000000A", "unknownId"],
  ["name", "", "required"],
  ["organisationNumber", "556036-0794", "organisationNumber"],
  ["contactName", "", "required"],
  ["contactName", long(120), "tooLong"],
  ["email", undefined, "required"],
  ["email", "robin", "notAnEmail"],
  ["phone", "ring mig", "notAPhone"],
  ...text("about", 1000),
];

let api: TestApi;
let karlskrona: Awaited<ReturnType<typeof municipality>>;
let matcher: string;
let workplaceId: string;

beforeAll(async () => {
  api = await testApi();
  karlskrona = await municipality(api);
  matcher = (await karlskrona.staff("matcher")).token;
  const made = await api.call(`POST /employers/${karlskrona.employer.id}/workplaces`, { as: matcher, body: workplace });
  workplaceId = ((await made.json()) as { id: string }).id;
});

describe("a wrong field is told where it stands, in words of its own that say what to do", () => {
  test.each(inDraft)("a draft whose %s is %j: %s", async (path, value, code) => {
    const body = changed(place(workplaceId), path, value);
    await expectTold(
      await api.call(`POST /employers/${karlskrona.employer.id}/placements`, { as: matcher, body }),
      400,
      path,
      code,
      "placements",
    );
  });

  test.each(whenPublished)("a place to be published whose %s is %j: %s", async (path, value, code) => {
    const made = await api.call(`POST /employers/${karlskrona.employer.id}/placements`, {
      as: matcher,
      body: changed(place(workplaceId), path, value),
    });
    expect(made.status).toBe(201);
    const draft = (await made.json()) as {
      placement: { id: string };
      lacking: { path: string; code: string; message: string }[];
    };
    const published = await api.call(`POST /placements/${draft.placement.id}/transitions`, {
      as: matcher,
      body: { to: "published" },
      headers: { "if-match": '"1"' },
    });
    await expectTold(published, 422, path, code, "placements");
    expect(draft.lacking.map((one) => [one.path, one.code])).toContainEqual([path, code]);
  });

  test.each(inWorkplace)("a workplace whose %s is %j: %s", async (path, value, code) => {
    const body = changed(workplace, path, value);
    await expectTold(
      await api.call(`POST /employers/${karlskrona.employer.id}/workplaces`, { as: matcher, body }),
      400,
      path,
      code,
      "workplaces",
    );
  });

  test.each(inEmployer)("an employer whose %s is %j: %s", async (path, value, code) => {
    await expectTold(
      await api.call("POST /employers", { as: matcher, body: changed(employer, path, value) }),
      400,
      path,
      code,
      "employers",
    );
  });

  test.each(inParticipant)("a participant whose %s is %j: %s", async (path, value, code) => {
    await expectTold(
      await api.call("POST /participants", { as: matcher, body: changed(participant, path, value) }),
      400,
      path,
      code,
      "participants",
    );
  });

  test.each(inRegistration)("a registration whose %s is %j: %s", async (path, value, code) => {
    const body = changed({ tenantId: karlskrona.tenant.id, ...registration }, path, value);
    api.clock.now = new Date(Date.parse(api.clock.now) + 3_600_000).toISOString();
    await expectTold(await api.call("POST /registrations", { body }), 400, path, code, "municipality");
  });
});

test("every wrong field is told at once, and a field that does not belong is named", async () => {
  const body = { ...participant, givenName: "", channel: "fax", age: 40 };
  const problem = await problemOf(await api.call("POST /participants", { as: await freshMatcher(), body }));
  expect(problem.errors.map(({ path, code }) => [path, code])).toEqual([
    ["givenName", "required"],
    ["channel", "notAChoice"],
    ["age", "unknownField"],
  ]);
});

test("the words are in the language that is asked for", async () => {
  const ask = async (language: string) =>
    problemOf(
      await api.call("POST /participants", {
        as: await freshMatcher(),
        body: { ...participant, givenName: "" },
        headers: { "accept-language": language },
      }),
    );
  expect((await ask("en-GB,sv;q=0.5")).errors[0]?.message).toBe("Write the given name.");
  expect((await ask("fi")).errors[0]?.message).toBe("Skriv förnamnet.");
});

const freshMatcher = async () => (await karlskrona.staff("matcher")).token;

async function expectTold(
  response: Response,
  status: number,
  path: string,
  code: FieldCode,
  noun: string,
): Promise<void> {
  const { has } = textsIn("sv");
  const problem = await problemOf(response);
  expect({ status: response.status, code: problem.code }).toEqual({
    status,
    code: status === 422 ? "notPublishable" : "invalid",
  });
  const told = problem.errors.find(
    (error) => error.code === code && (error.path === path || error.path.startsWith(`${path}.`)),
  );
  expect(told, JSON.stringify(problem.errors)).toBeDefined();
  expect(told?.message).toMatch(/^\p{Lu}.*\.$/u);
  expect(fieldKeys(told?.path ?? "", code, noun).some(has), `${told?.path} ${code} has words of its own`).toBe(true);
}

/** The body with one field changed, or left out where the value is undefined. */
function changed(body: object, path: string, value: unknown): unknown {
  const copy = structuredClone(body) as Record<string, unknown>;
  const names = path.split(".");
  const last = names.pop() ?? "";
  let at: Record<string, unknown> = copy;
  for (const name of names) at = (at[name] ??= []) as Record<string, unknown>;
  if (value === undefined) delete at[last];
  else at[last] = value;
  return copy;
}
