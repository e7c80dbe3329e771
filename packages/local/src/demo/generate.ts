/**
 * The demo: two municipalities with people, employers and places that a job matcher in Blekinge would recognise.
 * The same seed and the same day give the same demo; all dates follow `today`, so that it is always in the middle of things.
 * `realism.test.ts` is the review that it has to pass.
 */
import type { Employer, EmployerStanding } from "@passa/domain/employer/employer";
import type { Id } from "@passa/domain/id";
import type { Observation } from "@passa/domain/observation/observation";
import type { Enrolment, LegalGender, Participant, Project } from "@passa/domain/participant/participant";
import { localityNamed } from "@passa/domain/place/localities";
import type { Placement, PlacementContent } from "@passa/domain/placement/placement";
import type { Tenant } from "@passa/domain/tenant/tenant";
import type { User } from "@passa/domain/user/user";
import type { Workplace } from "@passa/domain/workplace/workplace";
import { type Chance, chanceOf, daysAfter, idsOf } from "./chance.ts";
import { karlshamnEmployers, karlskronaEmployers, type PlannedEmployer } from "./employers.ts";
import { slug } from "./names.ts";
import { movesOf, observe } from "./history.ts";
import { type Offer, offers } from "./offers.ts";
import { factsOf, type homes, sketchOf, type Sketch } from "./people.ts";
import { type Portrait, portraits } from "./portraits.ts";
import { karlshamnStaff, karlskronaStaff, type Staff } from "./staff.ts";
import { type TaskName, tasks } from "./tasks.ts";

export type DemoTenant = {
  tenant: Tenant;
  projects: Project[];
  users: User[];
  employers: Employer[];
  workplaces: Workplace[];
  placements: Placement[];
  participants: Participant[];
  enrolments: Enrolment[];
  /** Oldest first within a person. */
  observations: Observation[];
};
export type Demo = { tenants: DemoTenant[] };

type NewId = ReturnType<typeof idsOf>;
type Plan = {
  municipality: keyof typeof homes;
  code: string;
  women: number;
  men: number;
  minors: number;
  protectedIdentities: number;
  staff: Staff;
  employers: PlannedEmployer[];
  portraits: Portrait[];
  project: { name: string; reference: string; targets: Project["targets"] };
};

const karlskrona: Plan = {
  municipality: "Karlskrona",
  code: "1080",
  women: 150,
  men: 200,
  minors: 4,
  protectedIdentities: 5,
  staff: karlskronaStaff,
  employers: karlskronaEmployers,
  portraits,
  project: {
    name: "PEAK",
    reference: "22-002-S06",
    targets: [
      { indicator: "participants", women: 150, men: 200 },
      { indicator: "internship", women: 48, men: 72 },
      { indicator: "employment", women: 22, men: 33 },
      { indicator: "education", women: 12, men: 18 },
    ],
  },
};

const karlshamn: Plan = {
  municipality: "Karlshamn",
  code: "1082",
  women: 28,
  men: 32,
  minors: 0,
  protectedIdentities: 1,
  staff: karlshamnStaff,
  employers: karlshamnEmployers,
  portraits: [],
  project: { name: "ViS", reference: "2019/00387", targets: [{ indicator: "participants", women: 28, men: 32 }] },
};

/** The seed of the demo that npm start shows. */
export const demoSeed = "blekinge";

/** Days from the start of the projects to `today`; the demo has them run for three years. */
const projectAgeDays = 580;

/** `today` is an ISO date. Everything is valid by the schemas of the domain. */
export function generateDemo(seed: string, today: string): Demo {
  const newId = idsOf(seed);
  return { tenants: [karlskrona, karlshamn].map((plan) => tenantOf(plan, seed, today, newId)) };
}

function tenantOf(plan: Plan, seed: string, today: string, newId: NewId): DemoTenant {
  const { municipality } = plan;
  const began = daysAfter(today, -projectAgeDays);
  const tenant: Tenant = {
    id: newId("tenant"),
    name: municipality,
    municipalityCode: plan.code,
    origin: locationOf(municipality),
    createdAt: at(began),
  };
  const project: Project = {
    id: newId("project"),
    tenantId: tenant.id,
    ...plan.project,
    startsOn: began,
    endsOn: daysAfter(began, 3 * 365),
  };
  const staff = plan.staff.members.map(({ name, role }): User => ({
    id: newId("user"),
    tenantId: tenant.id,
    version: 1,
    name,
    email: `${slug(name)}@${slug(municipality)}.example`,
    role,
    standing: { kind: "active", at: at(began) },
  }));
  const matchers = staff.filter(({ role }) => role === "matcher");
  const market = plan.employers.map((planned, index) =>
    employerOf(planned, {
      tenant,
      today,
      matchers,
      chance: chanceOf(seed, municipality, "employer", index),
      newId,
      index,
    }),
  );
  const people = peopleOf(plan, { tenant, project, today, matchers, seed, newId });
  const employers = market.map(({ employer }) => employer);
  const members = [
    ...plan.staff.employerMembers.map(({ name, employer: of }): User => {
      const employer = employers.find((one) => one.name === of);
      if (!employer) throw new Error(`no employer ${of}`);
      const email = `${slug(name)}@${slug(of)}.example`;
      const standing = { kind: "active", at: at(daysAfter(today, -90)) } as const;
      return {
        id: newId("user"),
        tenantId: tenant.id,
        version: 1,
        name,
        email,
        role: "employer",
        employerId: employer.id,
        standing,
      };
    }),
    ...plan.staff.participants.map((number): User => {
      const person = people.find(({ participant }) => participant.number === number)?.participant;
      if (!person) throw new Error(`no participant ${number}`);
      const name = `${person.givenName} ${person.familyName}`;
      const standing = { kind: "active", at: at(daysAfter(today, -60)) } as const;
      return {
        id: newId("user"),
        tenantId: tenant.id,
        version: 1,
        name,
        ...(person.email === undefined ? {} : { email: person.email }),
        role: "participant",
        participantId: person.id,
        standing,
      };
    }),
  ];
  return {
    tenant,
    projects: [project],
    users: [...staff, ...members],
    employers,
    workplaces: market.flatMap(({ workplaces }) => workplaces),
    placements: market.flatMap(({ placements }) => placements),
    participants: people.map(({ participant }) => participant),
    enrolments: people.map(({ enrolment }) => enrolment),
    observations: people.flatMap(({ observations }) => observations),
  };
}

// Employers and their places

type Trade = { tenant: Tenant; today: string; matchers: User[]; chance: Chance; newId: NewId; index: number };

function employerOf(planned: PlannedEmployer, trade: Trade) {
  const { tenant, today, matchers, chance, newId, index } = trade;
  const host = slug(planned.name);
  const contact = (person: { name: string; duty: string }) => ({
    ...person,
    // No subscriber's number begins with 0, so these reach nobody.
    phone: `0455-0${chance.int(0, 9)} ${String(chance.int(0, 99)).padStart(2, "0")} ${String(chance.int(0, 99)).padStart(2, "0")}`,
    email: `${slug(person.name)}@${host}.example`,
  });
  const approvedOn = daysAfter(today, -chance.int(100, 500));
  const supervisors = planned.workplaces.map(({ supervisor }) => contact(supervisor));
  const employer: Employer = {
    id: newId("employer"),
    tenantId: tenant.id,
    version: 1,
    name: planned.name,
    organisationNumber: organisationNumber(chance),
    about: planned.about,
    contacts: supervisors,
    standing: standingOf(planned, chance.pick(matchers), approvedOn, today, chance),
  };
  const workplaces: Workplace[] = planned.workplaces.map((workplace, place) => {
    const centre = locationOf(workplace.locality);
    const near = (degrees: number, spread: number) =>
      Math.round((degrees + (chance.next() - 0.5) * spread) * 1e4) / 1e4;
    const supervisor = supervisors[place];
    return {
      id: newId("workplace"),
      tenantId: tenant.id,
      employerId: employer.id,
      version: 1,
      name: workplace.name,
      address: workplace.address,
      locality: workplace.locality,
      location: { lat: near(centre.lat, 0.008), lon: near(centre.lon, 0.014) },
      ...(workplace.access === undefined ? {} : { access: workplace.access }),
      adaptations: workplace.adaptations ?? [],
      formats: workplace.formats ?? [],
      tags: workplace.tags ?? [],
      ...(supervisor === undefined ? {} : { supervisor }),
    };
  });
  const placements = planned.workplaces.flatMap(({ places }, place) =>
    places.map((one): Placement => {
      const { offer, state } = typeof one === "string" ? { offer: one, state: "published" as const } : one;
      const createdOn = daysAfter(today, -90 + index * 2);
      const workplace = workplaces[place];
      if (!workplace) throw new Error("every plan has its workplace");
      const content = contentOf(offers[offer], workplace.id, { state, today, chance });
      const base = {
        id: newId("placement"),
        tenantId: tenant.id,
        employerId: employer.id,
        version: 1,
        createdAt: at(createdOn),
        changedAt: at(daysAfter(createdOn, 3), 9),
        since: at(daysAfter(createdOn, 3), 9),
        by: chance.pick(matchers).id,
      };
      // A draft stops where people tend to stop: before the hours.
      const { title, kind, field, workplaceId, tasks: done } = content;
      return state === "draft"
        ? { ...base, state, content: { workplaceId, title, kind, field, tasks: done } }
        : { ...base, state, content };
    }),
  );
  return { employer, workplaces, placements };
}

function standingOf(
  planned: PlannedEmployer,
  by: User,
  approvedOn: string,
  today: string,
  chance: Chance,
): EmployerStanding {
  if (planned.standing === "registered") return { kind: "registered", at: at(daysAfter(today, -chance.int(1, 9)), 14) };
  if (planned.standing === "approved")
    return { kind: "approved", at: at(approvedOn, 10), by: by.id, vouchedBy: by.name, visited: chance.is(0.8) };
  return { kind: "declined", at: at(daysAfter(today, -40), 10), by: by.id, reason: planned.standing.declined };
}

function contentOf(
  offer: Offer,
  workplaceId: Id<"workplace">,
  { state, today, chance }: { state: Placement["state"]; today: string; chance: Chance },
): PlacementContent {
  const over = state === "closed" || state === "filled";
  const startsOn = over ? daysAfter(today, -chance.int(30, 80)) : daysAfter(today, chance.int(7, 35));
  const piece = (name: TaskName, removable: boolean) => {
    const { title, pictogram, hazardous, demands, requires } = tasks[name];
    return {
      id: name,
      title,
      pictogram,
      removable,
      hazardous,
      demands: { ...demands },
      requires: requires.map((clause) => [...clause]),
      adaptations: [],
    };
  };
  return {
    workplaceId,
    title: offer.title,
    ...(offer.about === undefined ? {} : { about: offer.about }),
    kind: offer.kind,
    ...(offer.occupation === undefined ? {} : { occupation: offer.occupation }),
    field: offer.field,
    seats: offer.seats ?? 1,
    startsOn,
    latestStartOn: daysAfter(startsOn, chance.pick([21, 30, 45, 60])),
    hours: { min: offer.hours[0], max: offer.hours[1] },
    open: offer.open,
    formats: offer.formats,
    adaptations: offer.adaptations ?? [],
    tags: offer.tags ?? [],
    requires: offer.requires ?? [],
    wishes: offer.wishes ?? [],
    develops: offer.develops,
    minTasks: offer.minTasks ?? Math.max(2, offer.core.length),
    tasks: [...offer.core.map((name) => piece(name, false)), ...offer.also.map((name) => piece(name, true))],
  };
}

/** Ten digits of the series 559 with the check digit of Luhn. */
function organisationNumber(chance: Chance): string {
  const nine = `559${String(chance.int(0, 999_999)).padStart(6, "0")}`;
  let sum = 0;
  for (let index = 0; index < nine.length; index++) {
    const product = Number(nine[index]) * (index % 2 === 0 ? 2 : 1);
    sum += product > 9 ? product - 9 : product;
  }
  return `${nine}${(10 - (sum % 10)) % 10}`;
}

// People

type Register = { tenant: Tenant; project: Project; today: string; matchers: User[]; seed: string; newId: NewId };

function peopleOf(plan: Plan, { tenant, project, today, matchers, seed, newId }: Register) {
  const count = plan.women + plan.men;
  const order = chanceOf(seed, plan.municipality, "register");
  const numbered = (index: number) => `D-${1001 + index}`;
  const portraitOf = new Map(plan.portraits.map((portrait) => [portrait.number, portrait]));
  const drawn = (gender: LegalGender) => plan.portraits.filter(({ sketch }) => sketch.gender === gender).length;
  // Portraits bring their gender with them; the rest are dealt out so that the sums hold.
  const dealt = order.some<LegalGender>(
    [
      ...Array.from({ length: plan.women - drawn("woman") }, () => "woman" as const),
      ...Array.from({ length: plan.men - drawn("man") }, () => "man" as const),
    ],
    count,
  );
  const free = Array.from({ length: count }, (_, index) => index).filter((index) => !portraitOf.has(numbered(index)));
  const special = order.some(free, plan.minors + plan.protectedIdentities);
  const minors = new Set(special.slice(0, plan.minors));
  const hidden = new Set(special.slice(plan.minors));

  return Array.from({ length: count }, (_, index) => {
    const chance = chanceOf(seed, plan.municipality, "person", index);
    const number = numbered(index);
    const portrait = portraitOf.get(number);
    const gender = portrait?.sketch.gender ?? dealt.pop();
    if (!gender) throw new Error("everybody has been dealt a legal gender");
    const made = sketchOf(chance, {
      gender,
      minor: minors.has(index),
      protectedIdentity: hidden.has(index),
      municipality: plan.municipality,
    });
    const sketch: Sketch = portrait ? { ...made, ...portrait.sketch, ways: ["steady"], stage: "matching" } : made;
    // Those whom the guides follow are Eva Modig's, the first of the matchers.
    const assigned = assignedTo(portrait ? 0 : index, matchers, chance);
    const responsible = assigned[0];
    if (!responsible) throw new Error("everybody has somebody responsible");
    const enteredOn = daysAfter(today, -enteredDaysAgo(sketch, chance));
    const participant: Participant = {
      id: newId("participant"),
      tenantId: tenant.id,
      version: 1,
      number,
      ...detailsOf(sketch, { chance, today, number, portrait }),
      assigned: assigned.map(({ id }) => id),
      stage: sketch.stage,
      createdAt: at(enteredOn),
    };
    const enrolment: Enrolment = {
      id: newId("enrolment"),
      tenantId: tenant.id,
      participantId: participant.id,
      projectId: project.id,
      enteredOn,
      moves: movesOf(sketch.stage, { enteredOn, today, by: responsible.id, chance }),
    };
    const observations = observe(factsOf(chance, sketch, today), {
      sketch,
      participant,
      responsible,
      enteredOn,
      today,
      chance,
      newId,
      ...(portrait && { portrait }),
    });
    return { participant, enrolment, observations };
  });
}

/** In turn, so that everybody has as many; some have a second member of staff beside them. */
function assignedTo(index: number, matchers: User[], chance: Chance): User[] {
  const first = matchers[index % matchers.length];
  const others = matchers.filter((matcher) => matcher !== first);
  return [...(first ? [first] : []), ...(others.length > 0 && chance.is(0.15) ? [chance.pick(others)] : [])];
}

function enteredDaysAgo({ stage }: Sketch, chance: Chance): number {
  if (stage === "mapping") return chance.int(5, 90);
  if (stage === "strengthening") return chance.int(60, 420);
  return chance.int(150, projectAgeDays);
}

function detailsOf(
  sketch: Sketch,
  {
    chance,
    today,
    number,
    portrait,
  }: { chance: Chance; today: string; number: string; portrait: Portrait | undefined },
) {
  const { givenName, familyName, gender, protectedIdentity, language } = sketch;
  const reads = language === "sv" || sketch.sunLevel >= 2;
  const email = portrait !== undefined || (!protectedIdentity && reads && chance.is(0.7));
  const name = slug(`${givenName} ${familyName}`);
  // PTS keeps 070-174 06 05 to 99 for fiction.
  const phone = `070-174 06 ${String(chance.int(5, 99)).padStart(2, "0")}`;
  const waits = sketch.stage !== "placed" && sketch.stage !== "followUp";
  const waitedDays = portrait ? portrait.waitingMonths * 31 : Math.floor(chance.next() ** 1.6 * 36 * 30);
  return {
    givenName,
    familyName,
    birthDate: daysAfter(today, -Math.floor((sketch.age + 0.02 + chance.next() * 0.95) * 365.25)),
    legalGender: gender,
    ...(email ? { email: `${name}.${number.slice(2)}@post.example` } : {}),
    ...(protectedIdentity ? {} : { phone }),
    channel: protectedIdentity
      ? chance.pick(["inPerson", "letter"] as const)
      : email
        ? chance.pick(["mail", "sms"] as const)
        : reads
          ? ("sms" as const)
          : chance.pick(["sms", "inPerson"] as const),
    language,
    interpreter: language !== "sv" && (sketch.yearsHere <= 3 || (sketch.yearsHere <= 7 && chance.is(0.5))),
    sunLevel: sketch.sunLevel,
    protectedIdentity,
    ...(waits ? { waitingSince: daysAfter(today, -waitedDays) } : {}),
  };
}

function locationOf(locality: string) {
  const found = localityNamed(locality);
  if (!found) throw new Error(`no such locality: ${locality}`);
  return found.location;
}

/** An instant of that day, UTC. */
function at(date: string, hour = 8): string {
  return `${date}T${String(hour).padStart(2, "0")}:00:00.000Z`;
}
