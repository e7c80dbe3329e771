import { once } from "@passa/core/commit";
import { endGrant, grantProposing, listGrants } from "@passa/core/proposal/grant";
import {
  agree,
  answerAsPerson,
  arrangeMeeting,
  askPerson,
  beginWork,
  closeProposal,
  endWork,
  followUp,
  propose,
  replyAsEmployer,
  withdraw,
} from "@passa/core/proposal/proposal";
import {
  listEmployerProposals,
  listOwnProposals,
  listProposals,
  readCard,
  readProposal,
  type staffViewOf,
} from "@passa/core/proposal/views";
import type { Handlers } from "./handler.ts";

type StaffView = Awaited<ReturnType<typeof staffViewOf>>;
const staffs = (view: StaffView) => ({ body: view, version: view.proposal.version });
const versioned = <View extends { version: number }>(view: View) => ({ body: view, version: view.version });

export const proposalHandlers = {
  "GET /proposals": async ({ ctx }) => ({ body: { items: await listProposals(ctx) } }),
  "POST /participants/{participantId}/proposals": async ({ ctx, path, body }) =>
    staffs(await once(ctx, () => propose(ctx, { participantId: path.participantId, ...body }))),
  "GET /proposal-grants": async ({ ctx }) => ({ body: await listGrants(ctx) }),
  "POST /proposal-grants": async ({ ctx, body }) => ({ body: await once(ctx, () => grantProposing(ctx, body)) }),
  "POST /proposal-grants/{grantId}/revocation": async ({ ctx, path }) => ({
    body: await once(ctx, () => endGrant(ctx, { id: path.grantId })),
  }),
  "GET /proposals/{proposalId}": async ({ ctx, path }) => staffs(await readProposal(ctx, { id: path.proposalId })),
  "POST /proposals/{proposalId}/question": async ({ ctx, path, body, version }) =>
    staffs(await once(ctx, () => askPerson(ctx, { id: path.proposalId, version, ...body }))),
  "GET /participants/{participantId}/proposals": async ({ ctx, path }) => ({
    body: { items: await listOwnProposals(ctx, { participantId: path.participantId }) },
  }),
  "POST /proposals/{proposalId}/answer": async ({ ctx, path, body, version }) =>
    versioned(await once(ctx, () => answerAsPerson(ctx, { id: path.proposalId, version, ...body }))),
  "POST /proposals/{proposalId}/withdrawal": async ({ ctx, path, body }) => ({
    body: await once(ctx, () => withdraw(ctx, { id: path.proposalId, ...body })),
  }),
  "GET /employers/{employerId}/proposals": async ({ ctx, path }) => ({
    body: { items: await listEmployerProposals(ctx, { employerId: path.employerId }) },
  }),
  "GET /proposals/{proposalId}/card": async ({ ctx, path }) => versioned(await readCard(ctx, { id: path.proposalId })),
  "POST /proposals/{proposalId}/reply": async ({ ctx, path, body, version }) =>
    versioned(await once(ctx, () => replyAsEmployer(ctx, { id: path.proposalId, version, ...body }))),
  "POST /proposals/{proposalId}/meetings": async ({ ctx, path, body, version }) =>
    staffs(await once(ctx, () => arrangeMeeting(ctx, { id: path.proposalId, version, ...body }))),
  "PUT /proposals/{proposalId}/agreement": async ({ ctx, path, body, version }) =>
    staffs(await agree(ctx, { id: path.proposalId, version, ...body })),
  "POST /proposals/{proposalId}/beginning": async ({ ctx, path, version }) =>
    staffs(await once(ctx, () => beginWork(ctx, { id: path.proposalId, version }))),
  "POST /proposals/{proposalId}/follow-ups": async ({ ctx, path, body, version }) =>
    versioned(await once(ctx, () => followUp(ctx, { id: path.proposalId, version, ...body }))),
  "POST /proposals/{proposalId}/end": async ({ ctx, path, body, version }) =>
    staffs(await once(ctx, () => endWork(ctx, { id: path.proposalId, version, ...body }))),
  "POST /proposals/{proposalId}/closing": async ({ ctx, path, body, version }) =>
    staffs(await once(ctx, () => closeProposal(ctx, { id: path.proposalId, version, ...body }))),
} satisfies Partial<Handlers>;
