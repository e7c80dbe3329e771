import { useMutation, useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { type JSX, useState } from "react";
import { api } from "../../api/client.ts";
import { useIntent } from "../../api/intent.ts";
import { useTexts } from "../../app/texts.tsx";
import { Button } from "../../kit/button.tsx";
import { Dialog } from "../../kit/dialog.tsx";
import { Disc } from "../../kit/disc.tsx";
import { FormProblem } from "../../kit/form-problem.tsx";
import { PageHead } from "../../kit/page.tsx";
import { Tabs } from "../../kit/tabs.tsx";
import { InviteStaff } from "./invite-staff.tsx";
import { byRole, listedRoles, type MembersFilter } from "./listing.ts";
import { type Member, membersQuery } from "./queries.ts";

const page = getRouteApi("/signed-in/admin/members");

/** Who can sign in, by role; one more, and the end of it. */
export function MembersPage(): JSX.Element {
  const { t } = useTexts();
  const filter: MembersFilter = page.useSearch();
  const { session } = page.useRouteContext();
  const { data } = useSuspenseQuery(membersQuery);
  const [ending, setEnding] = useState<Member>();
  const groups = byRole(data.items, filter);
  return (
    <div className="lines-page">
      <PageHead title={t("member.title")} />
      <div className="lines-column">
        <InviteStaff />
        <p>
          <Link to="/grants">{t("grant.to")}</Link>
        </p>
        <Tabs
          label={t("member.filter")}
          tabs={[
            ...([undefined, ...listedRoles] as const).map((role) => ({
              text: t(`member.of.${role ?? "all"}`),
              link: { to: "/members" as const, search: role ? { role } : {}, activeOptions: exact },
            })),
            {
              text: t("member.of.ended"),
              link: { to: "/members" as const, search: { ended: true }, activeOptions: exact },
            },
          ]}
        />
        {groups.length === 0 && <p className="dim after-lines">{t("member.nobody")}</p>}
        {groups.map(({ role, members }) => (
          <section className="ps member-group" aria-labelledby={`members-${role}`} key={role}>
            <div className="h">
              <h2 id={`members-${role}`}>{t(`member.of.${role}`)}</h2>
              <span>{t(`member.can.${role}`)}</span>
            </div>
            <ul className="entries">
              {members.map((member) => (
                <MemberLine
                  key={member.id}
                  member={member}
                  own={member.id === session.user.id}
                  onEnd={() => setEnding(member)}
                />
              ))}
            </ul>
          </section>
        ))}
      </div>
      <EndDialog key={ending?.id} member={ending} onClose={() => setEnding(undefined)} />
    </div>
  );
}

const exact = { exact: true, includeSearch: true, explicitUndefined: true };

function MemberLine({ member, own, onEnd }: { member: Member; own: boolean; onEnd: () => void }): JSX.Element {
  const { t, date } = useTexts();
  const { name, email, standing, employerId } = member;
  return (
    <li className="entry with-disc member-line">
      <Disc name={name} />
      <span>
        <b>{name}</b>
        {own && <span className="dim"> {t("member.you")}</span>}
        {employerId !== undefined && (
          <>
            <br />
            <Link className="small" to="/employers/$employerId" params={{ employerId }}>
              {t("member.to-employer")}
            </Link>
          </>
        )}
      </span>
      <span>
        {email}
        <br />
        <span className="dim small">{t(`member.standing.${standing.kind}`, { date: date(standing.at) })}</span>
      </span>
      <span className="member-end">
        {!own && standing.kind !== "revoked" && (
          <Button small onClick={onEnd} aria-label={t("member.end-of", { name })}>
            {t("member.end")}
          </Button>
        )}
      </span>
    </li>
  );
}

function EndDialog({ member, onClose }: { member: Member | undefined; onClose: () => void }): JSX.Element {
  const { t } = useTexts();
  const queryClient = useQueryClient();
  const [key] = useIntent();
  const end = useMutation({
    mutationFn: (userId: Member["id"]) =>
      api("POST /members/{userId}/revocation", { path: { userId }, idempotencyKey: key }),
    onSuccess: async () => {
      onClose();
      await queryClient.invalidateQueries({ queryKey: membersQuery.queryKey });
      await queryClient.invalidateQueries({ queryKey: ["tenant"] });
    },
  });
  const name = member?.name ?? "";
  return (
    <Dialog
      title={t("member.end-question", { name })}
      open={member !== undefined}
      onClose={onClose}
      actions={
        <>
          <Button
            kind="gone"
            busy={end.isPending && t("member.ending")}
            onClick={() => {
              if (member) end.mutate(member.id);
            }}
          >
            {t("member.end-now", { name })}
          </Button>
          <Button kind="bare" onClick={onClose}>
            {t("member.keep")}
          </Button>
        </>
      }
    >
      <p>{t("member.end-means", { name })}</p>
      <FormProblem error={end.error} fieldId={() => ""} />
    </Dialog>
  );
}
