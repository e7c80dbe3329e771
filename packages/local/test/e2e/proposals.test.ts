import type { APIRequestContext } from "playwright-core";
import { expect } from "vitest";
import { browserTest as it } from "./visit.ts";

async function read<T>(request: APIRequestContext, path: string): Promise<T> {
  return (await (await request.get(`/api/v1${path}`)).json()) as T;
}

it(
  "a person is proposed, says yes twice, meets, works and has a certificate; the place hears the name after the second yes",
  { timeout: 120_000 },
  async ({ portal }) => {
    const [matcher, employer, participant] = await Promise.all([
      portal("matcher"),
      portal("employer"),
      portal("participant", { viewport: { width: 390, height: 844 } }),
    ]);
    const [{ participantId }, { employer: own }] = await Promise.all([
      read<{ participantId: string }>(participant.request, "/session"),
      read<{ employer: { id: string; name: string } }>(employer.request, "/session"),
    ]);
    const { participant: person } = await read<{ participant: { givenName: string; familyName: string } }>(
      matcher.request,
      `/participants/${participantId}`,
    );
    const name = `${person.givenName} ${person.familyName}`;
    // Other pages are tried with a proposal for the first place.
    const places = await read<{ items: { id: string; title: string }[] }>(
      employer.request,
      `/placements?state=published&employerId=${own.id}`,
    );
    const place = places.items.at(-1);
    if (!place) throw new Error("the employer has no place");

    await matcher.goto(`/places/${place.id}?person=${participantId}`);
    await matcher.getByRole("button", { name: "Föreslå", exact: true }).click();
    await matcher.getByText("Frågan ligger hos personen").waitFor();
    await matcher.getByRole("link", { name: "Se förslaget" }).click();
    await matcher.getByRole("heading", { level: 1, name: `${name} och ${own.name}` }).waitFor();
    const id = new URL(matcher.url()).pathname.split("/").at(-1) ?? "";

    const card = `/our/proposals/${id}`;
    await employer.goto(card);
    await employer.getByRole("heading", { level: 1, name: "Här finns ingen sida" }).waitFor();

    await participant.goto("/my-steps");
    await participant.locator(`section[aria-labelledby="${id}"]`).getByRole("link", { name: "Svara" }).click();
    await participant.getByRole("heading", { level: 1, name: `Får ${own.name} se ett kort om dig` }).waitFor();
    await participant.getByRole("button", { name: "Ja", exact: true }).click();
    await participant.getByText("De ser ditt kort. De vet inte vem du är.").waitFor();

    await employer.goto("/our/proposals");
    await employer.getByRole("link", { name: place.title }).first().waitFor();
    await employer.goto(card);
    await employer.getByRole("heading", { level: 1, name: "En person kan det här" }).waitFor();
    const shown = await employer.getByRole("main").innerText();
    for (const part of [person.givenName, person.familyName]) expect(shown).not.toContain(part);
    await employer.getByRole("button", { name: "Vi vill träffas" }).click();
    await employer.getByText("Tack. Vi frågar personen om ni får veta vem det är.").waitFor();

    await participant.goto(`/my-steps/proposals/${id}`);
    await participant.getByRole("heading", { level: 1, name: `Får ${own.name} veta vem du är?` }).waitFor();
    await participant.getByRole("button", { name: "Ja", exact: true }).click();
    await participant.getByText("De vet vem du är. Ni ska träffas.").waitFor();
    await participant
      .getByText(/såg ditt kort/)
      .first()
      .waitFor();
    await employer.goto(card);
    await employer.getByRole("heading", { level: 1, name }).waitFor();

    await matcher.goto(`/proposals/${id}`);
    await matcher.getByLabel("Vilken dag?").fill("2030-03-05");
    await matcher.getByLabel("Var?").fill("Nordkajen 4");
    await matcher.getByRole("button", { name: "Spara mötet" }).click();
    await matcher.getByText(/^Möte 5 mars/).waitFor();
    const agreement = matcher.locator("details", { hasText: "Det här är vi överens om" });
    if ((await agreement.getAttribute("open")) === null) await agreement.locator("summary").click();
    await agreement.getByLabel("Första dagen").fill("2026-01-12");
    await agreement.getByLabel("Sista dagen").fill("2030-04-10");
    await agreement.getByLabel("Handledare").fill("Robin Berg");
    await agreement.getByRole("button", { name: "Spara överenskommelsen" }).click();
    await matcher.getByRole("button", { name: `${name} har börjat` }).click();
    await matcher.getByRole("heading", { name: "Uppföljning" }).waitFor();
    await matcher.getByRole("button", { name: "Det går bra" }).first().click();
    await matcher.locator(".points p", { hasText: "Det går bra" }).waitFor();
    await matcher.locator("summary", { hasText: "Avsluta" }).click();
    await matcher.getByLabel("Vad blev det?").selectOption({ label: "Anställning" });
    await matcher.getByRole("button", { name: "Avsluta och gör intyg" }).click();
    await matcher.getByRole("heading", { name: "Avslutades" }).waitFor();

    await participant.goto(`/my-steps/proposals/${id}`);
    await participant.getByRole("heading", { name: "Intyg" }).waitFor();
    await participant.getByText(`${name} har arbetat hos ${own.name}`).waitFor();
  },
);
