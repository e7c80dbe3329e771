import type { Id } from "@passa/domain/id";
import { Project } from "@passa/domain/participant/participant";
import type { Write } from "../commit.ts";
import type { Table } from "../table.ts";

const key = (tenantId: Id<"tenant">) => `${tenantId}#project`;

/** A project with its targets. It is entered once and then written over as its funder changes it. */
export function projectWrite(project: Project): Write {
  return { put: { pk: key(project.tenantId), sk: project.id, data: project }, expect: "any" };
}

/** A tenant's projects, by id. */
export async function loadProjects(table: Table, tenantId: Id<"tenant">): Promise<Project[]> {
  return (await table.all({ pk: key(tenantId) })).map(({ data }) => Project.parse(data));
}
