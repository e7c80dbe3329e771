import type { Employer } from "@passa/domain/employer/employer";
import type { Id } from "@passa/domain/id";
import type { PlacementContent } from "@passa/domain/placement/placement";
import type { Tenant } from "@passa/domain/tenant/tenant";
import type { Workplace, WorkplaceDetails } from "@passa/domain/workplace/workplace";
import type { PublicContext, World } from "../src/context.ts";
import { decideOnEmployer, registerEmployer } from "../src/employer/employer.ts";
import { createTenant } from "../src/tenant/tenant.ts";
import { createWorkplace } from "../src/workplace/workplace.ts";
import { actingAs, noon } from "./world.ts";

/** Things to test with, each made by the use case that makes it. */

let codes = 0;
export function aTenant(world: World, name = "Karlskrona"): Promise<Tenant> {
  return createTenant(
    { world, now: noon, requestId: "test" },
    { name, municipalityCode: String(1000 + codes++), origin: { lat: 56.1612, lon: 15.5869 } },
  );
}

/** Real organisation numbers by their rule: the last digit is the Luhn check digit of the nine before. */
export function organisationNumber(n: number): string {
  const nine = `556${String(n).padStart(6, "0")}`;
  const sum = nine.split("").reduce((total, digit, index) => {
    const product = Number(digit) * (index % 2 === 0 ? 2 : 1);
    return total + (product > 9 ? product - 9 : product);
  }, 0);
  return `${nine}${(10 - (sum % 10)) % 10}`;
}

let numbers = 0;
export function anEmployer(world: World, tenantId: Id<"tenant">, name = "Nordkajens Lager AB"): Promise<Employer> {
  return registerEmployer(actingAs(world, tenantId, "matcher"), {
    name,
    organisationNumber: organisationNumber(++numbers),
    contacts: [{ name: "Robin Berg", phone: "0455-30 30 00" }],
  });
}

export async function anApprovedEmployer(world: World, tenantId: Id<"tenant">, name?: string): Promise<Employer> {
  const { id, version } = await anEmployer(world, tenantId, name);
  const decision = { decision: "approve", vouchedBy: "Eva Modig", visited: true } as const;
  return decideOnEmployer(actingAs(world, tenantId, "matcher"), { id, version, decision });
}

export const workplaceDetails: WorkplaceDetails = {
  name: "Lagret på Nordkajen",
  address: "Nordkajen 4",
  locality: "Karlskrona",
  location: { lat: 56.1612, lon: 15.5869 },
  adaptations: ["lift-aid"],
  formats: ["shown"],
  tags: [],
};

export function aWorkplace(world: World, { tenantId, id }: Employer): Promise<Workplace> {
  return createWorkplace(actingAs(world, tenantId, "matcher"), { employerId: id, details: workplaceDetails });
}

/** A whole place at the workplace. */
export function wholePlace(workplace: Workplace): PlacementContent {
  return {
    workplaceId: workplace.id,
    title: "Plocka och packa",
    kind: "internship",
    field: "transport",
    seats: 2,
    startsOn: "2027-04-01",
    hours: { min: 20, max: 30 },
    open: [{ day: 0, from: 7, to: 16 }],
    formats: ["spoken"],
    adaptations: [],
    tags: [],
    requires: [],
    wishes: [],
    develops: [],
    tasks: [
      {
        id: "pick-orders",
        title: "Plocka order",
        removable: false,
        hazardous: false,
        demands: { lifting: 2, standing: 4 },
        requires: [],
        adaptations: [],
      },
    ],
  };
}

export const publicly = (world: World, more: Partial<PublicContext> = {}): PublicContext => ({
  world,
  now: noon,
  requestId: "test",
  client: "198.51.100.7",
  ...more,
});
