import { routes } from "@passa/contract/routes";
import type { RouteKey } from "@passa/contract/types";
import { beforeAll, describe, expect, it } from "vitest";
import { problemOf, testApi, type TestApi } from "../../test/api.ts";
import { asked, aTown, type Town } from "../../test/town.ts";

/** What is known of people stays with those who work with them: not in others' answers, not in logs, mails, errors or addresses. */

let api: TestApi;
let town: Town;
beforeAll(async () => {
  api = await testApi();
  town = await aTown(api);
}, 120_000);

/** A word for each personal field, which stands nowhere else. */
const word = (field: string) => `Domherre${field}`;
const details = {
  givenName: word("förnamn"),
  familyName: word("efternamn"),
  birthDate: "1971-08-09",
  legalGender: "woman",
  channel: "mail",
  email: "domherre.adress@kanarie.example",
  phone: "0455-77 66 55",
  language: "so",
  interpreter: true,
  protectedIdentity: false,
} as const;
const isPersonal = /domherre|1971-08-09|0455-77 66 55/i;

const at = (version: number) => ({ "if-match": `"${version}"` });

describe("a protected identity", () => {
  /** Who has looked at whom is left out: asking is looking. */
  const reads = (Object.keys(routes) as RouteKey[]).filter(
    (key) => key.startsWith("GET ") && !/\/seen|looks|log/.test(key),
  );

  /** Everything that somebody can be told, without what is new each time it is asked for. */
  async function allTold(token: string): Promise<Map<string, string>> {
    const [person] = town.people;
    // Nobody else asks about the stranger: who has been looked at is told so.
    const isOwn = token === town.stranger.token;
    const path: Record<string, string | number> = {
      employerId: town.employers.own.id,
      workplaceId: town.workplaceId,
      placementId: town.placementId,
      participantId: isOwn ? town.stranger.id : (person?.id ?? ""),
      number: person?.card ?? 1,
      topic: "hours",
      importId: town.importId,
      eventId: town.eventId,
      planId: town.planId,
      replanId: town.replanId,
      proposalId: person?.proposalId ?? "",
      userId: town.userId,
      token: town.calendarToken,
    };
    const told = new Map<string, string>();
    for (const key of reads) {
      const sentence = key.replaceAll(/\{(\w+)\}/g, (_, name: string) => String(path[name]));
      const response = await api.call(sentence, { as: token });
      const text = await response.text();
      told.set(key, `${response.status} ${text.replaceAll(/rnk_\w{26}|"requestId":"[^"]*"/g, "…")}`);
    }
    return told;
  }

  it("changes nothing that anybody else is told, in no list, count, export or calendar, and no mail is written", async () => {
    const { mia, ida, lead, admin, atOwn } = town.sessions;
    const tokens = { mia, ida, lead, admin, atOwn, participant: town.stranger.token };
    const before = new Map<string, Map<string, string>>();
    for (const [name, token] of Object.entries(tokens)) before.set(name, await allTold(token));
    const letters = api.letters.length;
    const { participant } = await asked(api, "POST /participants", {
      as: town.sessions.eva,
      body: { ...details, protectedIdentity: true },
    });
    for (const statement of [
      { what: "seeking", value: { kinds: ["internship"] } },
      { what: "hours", value: { min: 10, max: 20, wanted: 15 } },
    ])
      await asked(api, "POST /participants/{participantId}/observations", {
        as: town.sessions.eva,
        path: { participantId: participant.id },
        body: { statement, source: "staff" },
      });
    for (const [name, token] of Object.entries(tokens)) {
      for (const [key, text] of await allTold(token))
        expect(text, `${key} by ${name}`).toBe(before.get(name)?.get(key));
    }
    expect(api.letters).toHaveLength(letters);
    const own = await asked(api, "GET /tenant", { as: town.sessions.eva });
    const other = await asked(api, "GET /tenant", { as: town.sessions.mia });
    // The town's own two protected people are hers as well.
    expect((own.participants ?? 0) - (other.participants ?? 0)).toBe(3);
  }, 120_000);
});

describe("what is written of a person", () => {
  it("is in no log line, no mail to others, no address and no error, whatever was done and however it failed", async () => {
    const { eva, atOwn } = town.sessions;
    const { participant } = await asked(api, "POST /participants", { as: eva, body: details });
    const path = { participantId: participant.id };
    const spoken = { ownWords: word("egnaord") };
    const problems: string[] = [];
    const refused = async (sentence: string, body: unknown, as = eva, headers = {}) => {
      const response = await api.call(sentence, { as, body, headers });
      expect(response.status, sentence).toBeGreaterThanOrEqual(400);
      problems.push(JSON.stringify(await problemOf(response)));
    };
    await asked(api, "POST /participants/{participantId}/observations", {
      as: eva,
      path,
      body: {
        statement: { what: "home", value: { locality: word("bostad"), location: { lat: 56.16, lon: 15.59 } } },
        source: "staff",
      },
    });
    // Proposed, answered, shown, withdrawn, by those concerned.
    const { proposal } = await asked(api, "POST /participants/{participantId}/proposals", {
      as: eva,
      path,
      body: { placementId: town.placementId, from: "ranking" },
    });
    const of = `/proposals/${proposal.id}`;
    const yes = (to: string) => ({ to, answer: "yes", language: "sv", onBehalf: "inPerson", ...spoken });
    await api.call(`POST ${of}/answer`, { as: eva, body: yes("card"), headers: at(1) });
    await api.call(`POST ${of}/reply`, { as: atOwn, body: { answer: "meet" }, headers: at(2) });
    await api.call(`POST ${of}/answer`, { as: eva, body: yes("identity"), headers: at(3) });
    await api.call(`POST ${of}/withdrawal`, { as: eva, body: { ...spoken, onBehalf: "inPerson" } });
    // Wrong in every way that a field can be.
    for (const field of Object.keys(details)) {
      for (const value of [word(field).repeat(60), { wrong: word(field) }, [word(field)]])
        await refused("POST /participants", { ...details, [field]: value });
    }
    await refused("POST /participants", { ...details, [word("fält").toLowerCase()]: true });
    await refused(`POST /participants/${participant.id}/observations`, {
      statement: { what: "home", value: { locality: word("bostad"), location: word("plats") } },
      source: "staff",
    });
    await refused(`GET /participants/${word("id")}`, undefined);
    await refused(`GET /participants?q=${word("fråga")}&limit=${word("gräns")}`, undefined);
    // And when the product itself fails, with the person's words in the error.
    api.failWith(`${details.givenName} ${details.email} ${details.familyName}`);
    await refused("POST /participants", details);
    api.failWith(undefined);

    expect(
      problems.filter((problem) => isPersonal.test(problem) && !problem.includes(word("fält").toLowerCase())),
    ).toEqual([]);
    expect(api.log.map((line) => JSON.stringify(line)).filter((line) => isPersonal.test(line))).toEqual([]);
    expect(api.log.some(({ event }) => event === "bug")).toBe(true);
    // A letter has its addressee's name and address, and nothing else of anybody.
    const wrong = api.letters.filter(({ to, subject, text }) => {
      const rest = `${subject} ${text}`.replaceAll(to.name, "").replaceAll(to.address, "");
      return isPersonal.test(rest) || (isPersonal.test(text) && to.address !== details.email);
    });
    expect(wrong).toEqual([]);
    expect(api.letters.filter(({ to }) => to.address === details.email).length).toBeGreaterThan(0);
  }, 60_000);

  it("of the people of the town is in no log line either, after all that was done there", () => {
    expect(api.log.map((line) => JSON.stringify(line)).filter((line) => /Kanariefågel/.test(line))).toEqual([]);
    const letters = api.letters.filter(({ subject, text }) => /Kanariefågel/.test(`${subject} ${text}`));
    expect(letters).toEqual([]);
  });
});
