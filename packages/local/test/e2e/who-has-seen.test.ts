import { expect } from "vitest";
import { browserTest as it } from "./visit.ts";

it(
  "a person reads who has looked at their data and why; the lead sees how many people were opened, and nobody's name",
  { timeout: 60_000 },
  async ({ portal }) => {
    const [matcher, participant, lead] = await Promise.all([
      portal("matcher"),
      portal("participant", { viewport: { width: 390, height: 844 } }),
      portal("lead"),
    ]);
    const session = await (await participant.request.get("/api/v1/session")).json();
    const { participantId } = session as { participantId: string };
    await matcher.goto(`/people/${participantId}`);
    const name = await matcher.getByRole("heading", { level: 1 }).first().innerText();

    await participant.goto("/my-steps");
    const trail = participant.getByRole("region", { name: "Vem har sett dina uppgifter?" });
    await trail.getByText("Eva Modig läste dina uppgifter.").first().waitFor();
    await trail.getByText("Får göra det för att arbeta med dig.").first().waitFor();
    await participant.getByRole("link", { name: "Läs eller skriv ut allt" }).click();
    await participant.getByRole("heading", { level: 1, name: `Allt som finns om ${name}` }).waitFor();
    await participant.getByText("Eva Modig läste dina uppgifter.").first().waitFor();
    const file = participant.waitForEvent("download");
    await participant.getByRole("link", { name: "Spara som en fil för datorer" }).click();
    expect((await file).suggestedFilename()).toBe("passa.json");

    // The trail is sealed when the table's stream has come round.
    await expect
      .poll(
        async () => {
          await lead.goto("/log-control");
          return lead.getByRole("main").innerText();
        },
        { timeout: 30_000 },
      )
      .toMatch(/Eva Modig[^]*\d+ person/);
    expect(await lead.getByRole("main").innerText()).not.toContain(name);
  },
);
