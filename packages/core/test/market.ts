import type { Id } from "@passa/domain/id";
import type { Statement } from "@passa/domain/observation/observation";
import type { ParticipantDetails } from "@passa/domain/participant/participant";
import type { PlacementContent } from "@passa/domain/placement/placement";
import { systemContext, type World } from "../src/context.ts";
import { decideOnEmployer, registerEmployer } from "../src/employer/employer.ts";
import { observe } from "../src/observation/observation.ts";
import { registerParticipant } from "../src/participant/participant.ts";
import { createDraft, movePlacement } from "../src/placement/placement.ts";
import { createTenant } from "../src/tenant/tenant.ts";
import { inviteStaff } from "../src/user/user.ts";
import { createWorkplace } from "../src/workplace/workplace.ts";
import { actingAs, noon } from "./world.ts";

const karlskrona = { lat: 56.1612, lon: 15.5869 };

/** A municipality with one approved employer, its workplace, and two matchers who are members. */
export async function market(world: World, municipalityCode: string) {
  const system = { world, now: noon, requestId: "market" };
  const tenant = await createTenant(system, { name: "Karlskrona", municipalityCode, origin: karlskrona });
  const admin = systemContext(world, { tenantId: tenant.id, now: noon, requestId: "market" });
  const matcher = async (name: string) => {
    const email = `${name.toLowerCase().replaceAll(" ", ".")}@${municipalityCode}.example`;
    const { id } = await inviteStaff(admin, { name, email, role: "matcher" });
    return actingAs(world, tenant.id, "matcher", { userId: id, name });
  };
  const [eva, jonas] = [await matcher("Eva Modig"), await matcher("Jonas Ek")];
  const { id: employerId } = await registerEmployer(eva, {
    name: "Nordkajens Lager AB",
    organisationNumber: "556036-0793",
    contacts: [],
  });
  await decideOnEmployer(eva, {
    id: employerId,
    version: 1,
    decision: { decision: "approve", vouchedBy: "Eva Modig", visited: true },
  });
  const workplace = await createWorkplace(eva, {
    employerId,
    details: {
      name: "Lagret på Nordkajen",
      address: "Nordkajen 4",
      locality: "Karlskrona",
      location: karlskrona,
      adaptations: [],
      formats: ["spoken"],
      tags: [],
    },
  });
  const content = (more: Partial<PlacementContent> = {}): PlacementContent => ({
    workplaceId: workplace.id,
    title: "Plocka och packa",
    kind: "internship",
    field: "transport",
    seats: 2,
    startsOn: "2027-03-15",
    hours: { min: 20, max: 30 },
    open: [0, 1, 2, 3, 4].map((day) => ({ day, from: 7, to: 16 })),
    formats: [],
    adaptations: [],
    tags: [],
    requires: [],
    wishes: [],
    develops: [],
    tasks: [
      {
        id: "pick",
        title: "Plocka order",
        removable: false,
        hazardous: false,
        demands: { lifting: 2 },
        requires: [],
        adaptations: [],
      },
    ],
    ...more,
  });
  /** A published place. */
  const place = async (more: Partial<PlacementContent> = {}): Promise<Id<"placement">> => {
    const { placement } = await createDraft(eva, { employerId, content: content(more) });
    await movePlacement(eva, { id: placement.id, version: placement.version, to: "published" });
    return placement.id;
  };
  return { tenantId: tenant.id, admin, eva, jonas, employerId, workplace, content, place };
}

export type Market = Awaited<ReturnType<typeof market>>;

export const hodan: ParticipantDetails = {
  givenName: "Hodan",
  familyName: "Ali",
  birthDate: "1984-05-02",
  legalGender: "woman",
  channel: "sms",
  phone: "070-174 06 05",
  language: "so",
  interpreter: true,
  protectedIdentity: false,
  waitingSince: "2026-01-01",
};

/** What somebody says for whom the place of {@link market} fits. */
export const fitting: Statement[] = [
  { what: "seeking", value: { kinds: ["internship"] } },
  { what: "availableFrom", value: { on: "2027-03-01" } },
  { what: "hours", value: { min: 15, max: 25, wanted: 20 } },
  { what: "available", value: { windows: [0, 1, 2, 3, 4].map((day) => ({ day, from: 8, to: 14 })) } },
  { what: "home", value: { locality: "Karlskrona", location: karlskrona } },
  { what: "maxTravelKm", value: { km: 15 } },
  { what: "formats", value: { works: ["spoken"] } },
  { what: "capacity", id: "lifting", value: { level: 3 } },
];

/** Registers a person with what they say. */
export async function person(
  ctx: Market["eva"],
  statements: readonly Statement[],
  details: Partial<ParticipantDetails> = {},
): Promise<Id<"participant">> {
  const { participant } = await registerParticipant(ctx, { ...hodan, ...details });
  for (const statement of statements) await observe(ctx, { id: participant.id, statement, source: "self" });
  return participant.id;
}
