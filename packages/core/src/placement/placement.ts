import type { Employer } from "@passa/domain/employer/employer";
import { fieldErrors } from "@passa/domain/field-errors";
import type { Id } from "@passa/domain/id";
import type { MatchingPlacement } from "@passa/domain/matching/schema";
import { readAdvertisement } from "@passa/domain/placement/advertisement";
import { withAgreedRemedy } from "@passa/domain/placement/agreed-remedy";
import {
  type Placement,
  type PlacementContent,
  type PlacementDraft,
  type PlacementStateKind,
  placementTransitions,
  publishingErrors,
  readWhole,
  toMatchingPlacement,
} from "@passa/domain/placement/placement";
import { placementVocabularyErrors } from "@passa/domain/placement/vocabulary-errors";
import type { Action } from "@passa/domain/policy/policy";
import { type FieldError, Refusal } from "@passa/domain/refusal";
import type { Vocabulary } from "@passa/domain/vocabulary/vocabulary";
import type { Workplace } from "@passa/domain/workplace/workplace";
import { text, type ServedKey } from "@passa/texts/served";
import { assertVersion, commit, type Write } from "../commit.ts";
import { authorise, type Context } from "../context.ts";
import { employerUnchanged, loadAllEmployers, loadEmployer } from "../employer/employer.store.ts";
import type { Page, Paging } from "../table.ts";
import { vocabularyOf } from "../taxonomy/taxonomy.ts";
import { loadWorkplace, loadWorkplaces } from "../workplace/workplace.store.ts";
import { loadPlacement, loadPlacements, pageOfPlacements, placementWrite } from "./placement.store.ts";

/** A place with those it belongs to. */
export type Place = { placement: Placement; employer: Employer; workplace: Workplace | undefined };

/** A place that can be ranked, as matching sees it. */
export type RankedPlace = Place & { workplace: Workplace; matching: MatchingPlacement };

export type PlacementView = {
  placement: Placement;
  employer: { id: Id<"employer">; name: string; standing: Employer["standing"]["kind"] };
  workplace?: Workplace;
  /** What keeps a draft from being published, field by field. */
  lacking: FieldError[];
};

export type PlacementRow = {
  id: Id<"placement">;
  version: number;
  state: PlacementStateKind;
  title: string;
  kind?: PlacementContent["kind"];
  field?: string;
  seats?: number;
  startsOn?: string;
  hours?: PlacementContent["hours"];
  employer: { id: Id<"employer">; name: string };
  workplace?: { id: Id<"workplace">; name: string; locality: string; location: Workplace["location"] };
  changedAt: string;
};

/** An employer's own places, or all of the tenant's for staff; the newest first. */
export async function listPlacements(
  ctx: Context,
  {
    q,
    state,
    employerId,
    field,
    ...paging
  }: Paging & {
    q?: string | undefined;
    state?: PlacementStateKind | undefined;
    employerId?: Id<"employer"> | undefined;
    field?: string | undefined;
  },
): Promise<Page<PlacementRow>> {
  const { tenantId, role } = ctx.actor;
  const whose = role === "employer" ? (employerId ?? ctx.actor.employerId) : employerId;
  authorise(ctx, "placement.list", { tenantId, ...(whose === undefined ? {} : { employerId: whose }) });
  const { employers, workplaces } = await owners(ctx, whose);
  const wanted = q?.trim().toLocaleLowerCase("sv");
  return pageOfPlacements(ctx.table, { tenantId, employerId: whose }, paging, (placement) => {
    const employer = employers.get(placement.employerId);
    if (!employer) return undefined;
    if (state !== undefined && placement.state !== state) return undefined;
    if (field !== undefined && placement.content.field !== field) return undefined;
    const row = placementRow({ placement, employer, workplace: workplaceAmong(workplaces, placement) });
    const words = [row.title, row.employer.name, row.workplace?.name, row.workplace?.locality];
    return wanted === undefined || words.some((word) => word?.toLocaleLowerCase("sv").includes(wanted))
      ? row
      : undefined;
  });
}

/** What a list shows of a place. */
export function placementRow({ placement, employer, workplace }: Place): PlacementRow {
  const { id, version, state, content, changedAt } = placement;
  const { kind, field, seats, startsOn, hours } = content;
  return {
    id,
    version,
    state,
    title: content.title ?? "",
    ...(kind === undefined ? {} : { kind }),
    ...(field === undefined ? {} : { field }),
    ...(seats === undefined ? {} : { seats }),
    ...(startsOn === undefined ? {} : { startsOn }),
    ...(hours === undefined ? {} : { hours }),
    employer: { id: employer.id, name: employer.name },
    ...(workplace === undefined
      ? {}
      : {
          workplace: {
            id: workplace.id,
            name: workplace.name,
            locality: workplace.locality,
            location: workplace.location,
          },
        }),
    changedAt,
  };
}

export async function readPlacement(ctx: Context, { id }: { id: Id<"placement"> }): Promise<PlacementView> {
  return view(ctx, await placeFor(ctx, id, "placement.read"), await vocabularyOf(ctx));
}

/** Begins a draft with whatever is known. @throws {Refusal} `invalid` for ids that the vocabulary does not have */
export async function createDraft(
  ctx: Context,
  { employerId, content }: { employerId: Id<"employer">; content: PlacementDraft },
): Promise<PlacementView> {
  const { tenantId } = ctx.actor;
  authorise(ctx, "placement.write", { tenantId, employerId });
  const [employer, vocabulary] = await Promise.all([loadEmployer(ctx.table, tenantId, employerId), vocabularyOf(ctx)]);
  if (!employer) throw new Refusal("notFound");
  const workplace = await checkedWorkplace(ctx, employerId, content, vocabulary);
  return save(ctx, { placement: draftOf(ctx, employerId, content), employer, workplace }, vocabulary);
}

/** A new draft of that content, which nobody has saved yet. */
export function draftOf(ctx: Context, employerId: Id<"employer">, content: PlacementDraft): Placement {
  const { tenantId, userId } = ctx.actor;
  return {
    id: ctx.world.newId("placement", ctx.now),
    tenantId,
    employerId,
    version: 1,
    createdAt: ctx.now,
    changedAt: ctx.now,
    since: ctx.now,
    by: userId,
    state: "draft",
    content,
  };
}

/** Tasks that come with an occupation are named in Swedish, like the advertisement. */
export const words = {
  taskTitle: (id: string) => text("sv", `task.${id}` as ServedKey),
  taskAbout: (id: string) => text("sv", `task.${id}.about` as ServedKey),
};

/** A draft of a Platsbanken advertisement (JobSearch JSON). What it did not say stands in `lacking`. */
export async function importAdvertisement(
  ctx: Context,
  { employerId, advertisement }: { employerId: Id<"employer">; advertisement: Record<string, unknown> },
): Promise<PlacementView> {
  const { tenantId } = ctx.actor;
  authorise(ctx, "placement.write", { tenantId, employerId });
  const [vocabulary, workplaces] = await Promise.all([
    vocabularyOf(ctx),
    loadWorkplaces(ctx.table, tenantId, employerId),
  ]);
  return createDraft(ctx, { employerId, content: readAdvertisement(advertisement, { vocabulary, workplaces, words }) });
}

/**
 * Saves a draft, or changes a place that is out, which must stay whole.
 * @throws {Refusal} `stale`, `invalid`, `notPublishable`; `transitionNotAllowed` when the place has ended
 */
export async function savePlacement(
  ctx: Context,
  { id, version, content }: { id: Id<"placement">; version: number; content: PlacementDraft },
): Promise<PlacementView> {
  const place = await placeFor(ctx, id, "placement.write");
  const { placement, employer } = place;
  assertVersion(placement, version);
  assertChangeable(placement);
  const vocabulary = await vocabularyOf(ctx);
  const workplace = await checkedWorkplace(ctx, employer.id, content, vocabulary);
  return save(ctx, { placement: changed(ctx, placement, content), employer, workplace }, vocabulary);
}

/**
 * Moves a place to another state. What is published is whole, has a start that has not passed, stands at a workplace of
 * an employer that staff have approved.
 * @throws {Refusal} `stale`, `transitionNotAllowed`, `notPublishable`, `employerNotApproved`
 */
export async function movePlacement(
  ctx: Context,
  { id, version, to }: { id: Id<"placement">; version: number; to: Exclude<PlacementStateKind, "draft"> },
): Promise<PlacementView> {
  const place = await placeFor(ctx, id, "placement.write");
  const { placement, employer } = place;
  assertVersion(placement, version);
  if (!placementTransitions[placement.state].includes(to)) {
    throw new Refusal("transitionNotAllowed", { values: { from: placement.state, to } });
  }
  const vocabulary = await vocabularyOf(ctx);
  const { state: _, content, ...rest } = placement;
  const moved = { ...rest, version: version + 1, changedAt: ctx.now, since: ctx.now, by: ctx.actor.userId };
  if (to === "withdrawn") {
    return save(ctx, { ...place, placement: { ...moved, state: to, content } }, vocabulary, { to });
  }
  const conditions: Write[] = [];
  if (to === "published") {
    const lacking = lackingOf(ctx, place, vocabulary);
    if (lacking.length > 0) throw new Refusal("notPublishable", { fields: lacking });
    if (employer.standing.kind !== "approved") throw new Refusal("employerNotApproved");
    conditions.push({ ...employerUnchanged(employer), refusal: () => new Refusal("stale", { values: { version } }) });
  }
  const published = { ...place, placement: { ...moved, state: to, content: whole(content) } };
  return save(ctx, published, vocabulary, { to }, conditions);
}

/**
 * Staff add what the employer has agreed to, so that the place opens to more people.
 * @throws {Refusal} `stale`, `transitionNotAllowed`; `invalid` (field `remedy`) when it would change nothing here
 */
export async function addAgreedRemedy(
  ctx: Context,
  { id, version, remedy, agreedWith }: { id: Id<"placement">; version: number; remedy: string; agreedWith: string },
): Promise<PlacementView> {
  const place = await placeFor(ctx, id, "placement.agree");
  const { placement, workplace } = place;
  assertVersion(placement, version);
  assertChangeable(placement);
  const vocabulary = await vocabularyOf(ctx);
  const content = withAgreedRemedy(placement.content, remedy, workplace?.adaptations ?? []);
  if (!content || placementVocabularyErrors(content, vocabulary).length > 0) {
    throw new Refusal("invalid", { fields: [{ path: "remedy", code: "unknownId", values: { value: remedy } }] });
  }
  return save(ctx, { ...place, placement: changed(ctx, placement, content) }, vocabulary, { remedy, agreedWith });
}

/**
 * A place as matching sees it; a draft too, once it is whole. For use cases that have authorised it.
 * @throws {Refusal} `notFound`; `notPublishable` with what a draft lacks
 */
export async function placeToRank(
  ctx: Context,
  id: Id<"placement">,
  vocabulary: () => Promise<Vocabulary> = () => vocabularyOf(ctx),
): Promise<RankedPlace> {
  const placement = await loadPlacement(ctx.table, ctx.actor.tenantId, id);
  if (!placement) throw new Refusal("notFound");
  const place = await placeOf(ctx, placement);
  const { workplace } = place;
  const lacking = lackingOf(ctx, place, await vocabulary()).filter(({ code }) => code !== "inThePast");
  if (lacking.length > 0 || !workplace) throw new Refusal("notPublishable", { fields: lacking });
  return { ...place, workplace, matching: toMatchingPlacement({ id, content: whole(placement.content) }, workplace) };
}

/** Every published place of the tenant's approved employers, by id. For use cases that have authorised what they show. */
export async function openPlaces(ctx: Context): Promise<RankedPlace[]> {
  const [placements, { employers, workplaces }] = await Promise.all([
    loadPlacements(ctx.table, ctx.actor.tenantId),
    owners(ctx, undefined),
  ]);
  return placements.flatMap((placement) => {
    const employer = employers.get(placement.employerId);
    if (placement.state !== "published" || employer?.standing.kind !== "approved") return [];
    const workplace = workplaceAmong(workplaces, placement);
    return workplace ? [{ placement, employer, workplace, matching: toMatchingPlacement(placement, workplace) }] : [];
  });
}

/** The place, when the actor may do `action` to it. @throws {Refusal} `notFound`, `forbidden` */
export async function placeFor(ctx: Context, id: Id<"placement">, action: Action): Promise<Place> {
  const placement = await loadPlacement(ctx.table, ctx.actor.tenantId, id);
  if (!placement) throw new Refusal("notFound");
  authorise(ctx, action, { tenantId: placement.tenantId, employerId: placement.employerId });
  return placeOf(ctx, placement);
}

async function placeOf(ctx: Context, placement: Placement): Promise<Place> {
  const { tenantId, employerId, content } = placement;
  const [employer, workplace] = await Promise.all([
    loadEmployer(ctx.table, tenantId, employerId),
    content.workplaceId === undefined ? undefined : loadWorkplace(ctx.table, tenantId, content.workplaceId),
  ]);
  if (!employer) throw new Error(`${placement.id} belongs to no employer`);
  return { placement, employer, workplace };
}

/** Everything that a published place must have and this one has not, in the order of the fields. */
export function lackingOf(ctx: Context, { placement, workplace }: Place, vocabulary: Vocabulary): FieldError[] {
  const { content } = placement;
  const read = readWhole(content);
  return [
    ...(read.success
      ? publishingErrors(read.data, ctx.now.slice(0, 10), workplace ?? { formats: [] })
      : fieldErrors(read.error.issues)),
    ...(content.workplaceId !== undefined && workplace === undefined ? [unknownWorkplace] : []),
    ...placementVocabularyErrors(content, vocabulary),
  ];
}

const unknownWorkplace: FieldError = { path: "workplaceId", code: "unknownId" };

/** The workplace that the content names. @throws {Refusal} `invalid` when it is not the employer's, or an id is unknown */
async function checkedWorkplace(
  ctx: Context,
  employerId: Id<"employer">,
  content: PlacementDraft,
  vocabulary: Vocabulary,
): Promise<Workplace | undefined> {
  const { workplaceId } = content;
  const workplace =
    workplaceId === undefined ? undefined : await loadWorkplace(ctx.table, ctx.actor.tenantId, workplaceId);
  const foreign = workplaceId !== undefined && workplace?.employerId !== employerId;
  const fields = [...(foreign ? [unknownWorkplace] : []), ...placementVocabularyErrors(content, vocabulary)];
  if (fields.length > 0) throw new Refusal("invalid", { fields });
  return workplace;
}

function assertChangeable({ state }: Placement): void {
  if (placementTransitions[state].length === 0) {
    throw new Refusal("transitionNotAllowed", { values: { from: state, to: state } });
  }
}

/** The place with new content, in the state that it has. @throws {Refusal} `notPublishable` */
function changed(ctx: Context, placement: Placement, content: PlacementDraft): Placement {
  const next = { version: placement.version + 1, changedAt: ctx.now };
  return placement.state === "draft" || placement.state === "withdrawn"
    ? { ...placement, ...next, content }
    : { ...placement, ...next, content: whole(content) };
}

/** @throws {Refusal} `notPublishable` with what is missing */
function whole(content: PlacementDraft): PlacementContent {
  const read = readWhole(content);
  if (!read.success) throw new Refusal("notPublishable", { fields: fieldErrors(read.error.issues) });
  return read.data;
}

function save(
  ctx: Context,
  place: Place,
  vocabulary: Vocabulary,
  detail?: Record<string, unknown>,
  conditions: readonly Write[] = [],
): Promise<PlacementView> {
  const { placement } = place;
  return commit(ctx, {
    writes: [placementWrite(placement), ...conditions],
    audit: { what: "placement.write", whom: placement.id, detail: { version: placement.version, ...detail } },
    answer: view(ctx, place, vocabulary),
  });
}

function view(ctx: Context, place: Place, vocabulary: Vocabulary): PlacementView {
  const { placement, employer, workplace } = place;
  return {
    placement,
    employer: { id: employer.id, name: employer.name, standing: employer.standing.kind },
    ...(workplace === undefined ? {} : { workplace }),
    lacking: placement.state === "draft" ? lackingOf(ctx, place, vocabulary) : [],
  };
}

/** Employers and workplaces that places are shown with: of one employer, or all of the tenant. */
async function owners(ctx: Context, employerId: Id<"employer"> | undefined) {
  const { tenantId } = ctx.actor;
  const [employers, workplaces] = await Promise.all([
    employerId === undefined
      ? loadAllEmployers(ctx.table, tenantId)
      : loadEmployer(ctx.table, tenantId, employerId).then((employer) => (employer ? [employer] : [])),
    loadWorkplaces(ctx.table, tenantId, employerId),
  ]);
  return {
    employers: new Map(employers.map((employer) => [employer.id, employer])),
    workplaces: new Map(workplaces.map((workplace) => [workplace.id, workplace])),
  };
}

function workplaceAmong(workplaces: ReadonlyMap<Id<"workplace">, Workplace>, { content }: Placement) {
  return content.workplaceId === undefined ? undefined : workplaces.get(content.workplaceId);
}
