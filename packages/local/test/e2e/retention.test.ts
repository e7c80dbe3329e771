import { expect } from "vitest";
import { browserTest as it } from "./visit.ts";

it(
  "a matcher asks, an administrator decides by number: one is kept until a day, one is erased and is nowhere",
  { timeout: 90_000 },
  async ({ portal }) => {
    const [matcher, admin] = await Promise.all([portal("matcher"), portal("admin")]);
    const make = async (familyName: string): Promise<{ id: string; number: string }> => {
      const made = await matcher.request.post("/api/v1/participants", {
        data: {
          givenName: "Tove",
          familyName,
          birthDate: "1990-02-03",
          legalGender: "woman",
          channel: "inPerson",
          language: "sv",
          interpreter: false,
          protectedIdentity: false,
        },
        headers: { origin: new URL(matcher.url()).origin, "idempotency-key": crypto.randomUUID() },
      });
      return ((await made.json()) as { participant: { id: string; number: string } }).participant;
    };
    await matcher.goto("/people");
    const [kept, erased] = [await make("Sparad"), await make("Raderad")];
    for (const { id } of [kept, erased]) {
      await matcher.goto(`/people/${id}/details`);
      await matcher.getByLabel("Varför ska personen raderas?").selectOption({ label: "personen har bett om det" });
      await matcher.getByRole("button", { name: "Be om beslut" }).click();
      await matcher.getByText("En administratör beslutar.").last().waitFor();
    }
    await matcher.getByRole("link", { name: "Läs eller skriv ut" }).click();
    await matcher.getByRole("heading", { name: "Allt som finns om Tove Raderad" }).waitFor();

    await admin.goto("/retention");
    const waiting = admin.getByRole("region", { name: "Väntar på beslut" });
    await waiting.getByRole("button", { name: `Spara ${kept.number}` }).click();
    await admin.getByLabel("Varför?").selectOption({ label: "ett ärende är öppet" });
    await admin.getByRole("button", { name: "Spara till dess" }).click();
    await waiting.getByText(`${kept.number} sparas till`).waitFor();
    await waiting.getByRole("button", { name: `Radera ${erased.number}` }).click();
    await admin.getByRole("button", { name: "Radera för gott" }).click();
    await admin.getByText(`Skriv ${erased.number}.`).waitFor();
    await admin.getByLabel("Skriv numret för att vara säker").fill(erased.number);
    await admin.getByRole("button", { name: "Radera för gott" }).click();
    await waiting.getByText(`${erased.number} är raderad.`).waitFor();
    expect(await admin.getByRole("main").innerText()).not.toContain("Tove");
    expect((await matcher.request.get(`/api/v1/participants/${erased.id}`)).status()).toBe(404);
    expect((await matcher.request.get(`/api/v1/participants/${kept.id}`)).status()).toBe(200);

    await admin.getByLabel("Med stöd av").first().fill("Plan 2027");
    await admin.getByRole("button", { name: "Besluta" }).click();
    await admin.getByText("Skriv vilken plan eller vilket beslut det följer.").first().waitFor();
    for (const at of [1, 2]) await admin.getByLabel("Med stöd av").nth(at).fill("Plan 2027");
    await admin.getByRole("button", { name: "Besluta" }).click();
    await admin.getByRole("heading", { name: "Tidigare beslut" }).waitFor();
  },
);

it(
  "an administrator lets one matcher propose a protected person to one employer, and ends it",
  { timeout: 60_000 },
  async ({ portal }) => {
    const admin = await portal("admin", { viewport: { width: 390, height: 844 } });
    await admin.goto("/members");
    await admin.getByRole("link", { name: "Skyddade personer: vem får föreslå" }).click();
    await admin.getByRole("button", { name: "Besluta" }).click();
    await admin.getByText("Skriv numret som D-1018.").first().waitFor();
    await admin.getByLabel("Personens nummer").fill("D-1001");
    await admin.getByLabel("Vem får föreslå?").selectOption({ index: 1 });
    await admin.getByLabel("För vilken arbetsgivare?").selectOption({ index: 1 });
    await admin.getByLabel("Varför?").fill("Beslut 14");
    const soon = new Date(Date.now() + 30 * 24 * 3_600_000).toISOString().slice(0, 10);
    await admin.getByLabel("Till vilken dag?").fill(soon);
    await admin.getByRole("button", { name: "Besluta" }).click();
    const list = admin.getByRole("region", { name: "Gäller nu" });
    await list.getByText("får föreslå D-1001").waitFor();
    await list.getByRole("button", { name: /^Avsluta/ }).click();
    await admin.getByRole("button", { name: "Avsluta nu" }).click();
    await list.getByText("Ingen får föreslå en skyddad person just nu.").waitFor();
  },
);
