import { createRoute, lazyRouteComponent, notFound } from "@tanstack/react-router";
import { employerRoute, staffRoute } from "../../app/layouts.tsx";
import { workplacesQuery } from "../../app/workplaces.ts";
import {
  type EmployerId,
  employerMembersQuery,
  employerPlacesQuery,
  employerQuery,
  type Standing,
  waitingEmployersQuery,
} from "./queries.ts";

const standings: readonly Standing[] = ["registered", "approved", "declined"];
const isEmployerId = (id: string): id is EmployerId => /^emp_[0-9A-Z]{26}$/.test(id);

interface ListSearch {
  readonly standing?: Standing;
  readonly q?: string;
}
interface PageSearch {
  /** The details are being changed. */
  readonly change?: true;
}
const readPageSearch = ({ change }: Record<string, unknown>): PageSearch => (change === true ? { change } : {});

export const employerStaffRoutes = [
  createRoute({
    getParentRoute: () => staffRoute,
    path: "/employers",
    validateSearch: ({ standing, q }: Record<string, unknown>): ListSearch => {
      const known = standings.find((one) => one === standing);
      const words = typeof q === "string" || typeof q === "number" ? String(q).trim().slice(0, 80) : "";
      return { ...(known && { standing: known }), ...(words && { q: words }) };
    },
    loader: ({ context }) => context.queryClient.prefetchQuery(waitingEmployersQuery),
    component: lazyRouteComponent(() => import("./employers-page.tsx"), "EmployersPage"),
  }),
  createRoute({
    getParentRoute: () => staffRoute,
    path: "/employers/new",
    component: lazyRouteComponent(() => import("./new-employer-page.tsx"), "NewEmployerPage"),
  }),
  createRoute({
    getParentRoute: () => staffRoute,
    path: "/employers/$employerId",
    params: {
      parse: ({ employerId }): { employerId: EmployerId } => {
        if (!isEmployerId(employerId)) throw notFound();
        return { employerId };
      },
    },
    validateSearch: readPageSearch,
    loader: ({ context: { queryClient }, params: { employerId } }) =>
      Promise.all([
        queryClient.ensureQueryData(employerQuery(employerId)),
        queryClient.ensureQueryData(employerMembersQuery(employerId)),
        queryClient.ensureQueryData(workplacesQuery(employerId)),
        queryClient.ensureQueryData(employerPlacesQuery(employerId)),
      ]),
    component: lazyRouteComponent(() => import("./employer-page.tsx"), "EmployerPage"),
  }),
] as const;

export const employerOwnRoutes = [
  createRoute({
    getParentRoute: () => employerRoute,
    path: "/our/about",
    validateSearch: readPageSearch,
    loader: async ({ context: { queryClient, session } }) => {
      if (!session.employer) return;
      await Promise.all([
        queryClient.ensureQueryData(employerQuery(session.employer.id)),
        queryClient.ensureQueryData(employerMembersQuery(session.employer.id)),
      ]);
    },
    component: lazyRouteComponent(() => import("./about-page.tsx"), "AboutPage"),
  }),
] as const;
