import { type Invitation, type Member, ROLES, type Role } from "@handbill/contracts";
import { useMutation, useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { UserPlus } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import { useActiveBusiness } from "../../api/businesses.ts";
import { keys } from "../../api/keys.ts";
import { meQuery } from "../../api/me.ts";
import { changeRole, invitationsQuery, membersQuery, withdrawInvitation } from "../../api/team.ts";
import { Card } from "../../ui/card.tsx";
import { formatDate, today } from "../../ui/dates.ts";
import { PageHeader } from "../../ui/page-header.tsx";
import { PlainButton } from "../../ui/plain-button.tsx";
import { PlainSelect } from "../../ui/plain-select.tsx";
import { Section } from "../../ui/section.tsx";
import { toast } from "../../ui/toast.ts";
import type { Asked } from "./ask-first.tsx";
import { teamMessages as words } from "./messages.ts";

const InviteDialog = lazy(() => import("./invite-dialog.tsx").then((file) => ({ default: file.InviteDialog })));
const AskFirst = lazy(() => import("./ask-first.tsx").then((file) => ({ default: file.AskFirst })));

const CHOICES = ROLES.map((role) => ({ id: role, label: words.roles[role].name }));

type RowProps = { member: Member; isMe: boolean; mayManage: boolean; onAsk: (asked: Asked) => void };

function MemberRow({ member, isMe, mayManage, onAsk }: RowProps) {
  const { id: businessId } = useActiveBusiness();
  const client = useQueryClient();
  const { userId, name, email, role, pays } = member;
  const changing = useMutation({
    mutationFn: (next: Role) => changeRole(businessId, userId, next),
    onSuccess: (changed) => toast(words.roleChanged(name, words.roles[changed.role].name)),
    onError: () => toast(words.roleFailed(name)),
    onSettled: () => client.invalidateQueries({ queryKey: keys.business(businessId) }),
  });
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 py-3">
      <div className="grid min-w-0 gap-0.5">
        <p className="flex flex-wrap items-baseline gap-x-2">
          <bdi className="font-medium wrap-anywhere">{name}</bdi>
          {isMe && <span className="text-sm text-muted">({words.you})</span>}
          {pays && <span className="rounded-full bg-sunk px-2 text-xs text-muted">{words.pays}</span>}
        </p>
        <p className="text-sm wrap-anywhere text-muted">{email}</p>
      </div>
      {mayManage && !pays ? (
        <div className="flex flex-wrap items-center gap-2">
          <PlainSelect
            label={words.roleOf(name)}
            isLabelHidden
            choices={CHOICES}
            value={changing.isPending ? changing.variables : role}
            disabled={changing.isPending}
            onChange={(next) => {
              const chosen = ROLES.find((one) => one === next);
              if (chosen) changing.mutate(chosen);
            }}
          />
          <PlainButton
            size="sm"
            aria-label={words.handOverOf(name)}
            onClick={() => onAsk({ what: "handOver", member })}
          >
            {words.handOver}
          </PlainButton>
          {!isMe && (
            <PlainButton size="sm" aria-label={words.removeOf(name)} onClick={() => onAsk({ what: "remove", member })}>
              {words.remove}
            </PlainButton>
          )}
        </div>
      ) : (
        <p className="text-sm">{words.roles[role].name}</p>
      )}
    </li>
  );
}

function Invitations() {
  const { id: businessId, timezone } = useActiveBusiness();
  const client = useQueryClient();
  const { data: invitations } = useSuspenseQuery(invitationsQuery(businessId));
  const withdrawing = useMutation({
    mutationFn: ({ id }: Invitation) => withdrawInvitation(businessId, id),
    onSuccess: (_, { email }) => toast(words.withdrawn(email)),
    onError: () => toast(words.failed),
    onSettled: () => client.invalidateQueries({ queryKey: keys.invitations(businessId) }),
  });
  if (invitations.length === 0) return null;
  return (
    <Card title={words.invitations}>
      <ul aria-label={words.invitations} className="divide-y divide-line">
        {invitations.map((invitation) => (
          <li key={invitation.id} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 py-3">
            <div className="grid min-w-0 gap-0.5">
              <bdi className="font-medium wrap-anywhere">{invitation.email}</bdi>
              <p className="text-sm text-muted">
                {words.invited(
                  words.roles[invitation.role].name,
                  formatDate(today(timezone, new Date(invitation.expiresAt))),
                )}
              </p>
            </div>
            <PlainButton
              size="sm"
              aria-label={words.withdrawOf(invitation.email)}
              disabled={withdrawing.isPending}
              onClick={() => withdrawing.mutate(invitation)}
            >
              {words.withdraw}
            </PlainButton>
          </li>
        ))}
      </ul>
    </Card>
  );
}

function Members({ onAsk, onInvite }: { onAsk: (asked: Asked) => void; onInvite: () => void }) {
  const { id: businessId, permissions, sample } = useActiveBusiness();
  const { data: members } = useSuspenseQuery(membersQuery(businessId));
  const { data: me } = useSuspenseQuery(meQuery);
  const mayManage = permissions.includes("manage");
  const mine = members.find(({ userId }) => userId === me.id);
  return (
    <Card
      title={words.members}
      actions={
        mayManage &&
        !sample && (
          <PlainButton size="sm" icon={<UserPlus size={16} aria-hidden />} onClick={onInvite}>
            {words.invite}
          </PlainButton>
        )
      }
    >
      {sample && <p className="mb-2 text-sm text-muted">{words.sample}</p>}
      {!mayManage && <p className="mb-2 text-sm text-muted">{words.onlyOwners}</p>}
      <ul aria-label={words.members} className="divide-y divide-line">
        {members.map((member) => (
          <MemberRow
            key={member.userId}
            member={member}
            isMe={member.userId === me.id}
            mayManage={mayManage}
            onAsk={onAsk}
          />
        ))}
      </ul>
      {mine && !mine.pays && (
        <p className="mt-4 border-t border-line pt-4">
          <PlainButton size="sm" onClick={() => onAsk({ what: "leave", member: mine })}>
            {words.leave}
          </PlainButton>
        </p>
      )}
    </Card>
  );
}

/** Who works on the business and as what, who is invited, and what each role may do. */
export function TeamPage() {
  const { name, permissions } = useActiveBusiness();
  const [asked, setAsked] = useState<Asked | null>(null);
  const [isInviting, setIsInviting] = useState(false);
  return (
    <>
      <PageHeader title={words.title} documentTitle={`${words.title} · ${name}`} description={words.lead} />
      <div className="grid gap-4">
        <Section errorTitle={words.loadFailed}>
          <Members onAsk={setAsked} onInvite={() => setIsInviting(true)} />
        </Section>
        {permissions.includes("manage") && (
          <Section errorTitle={words.loadFailed}>
            <Invitations />
          </Section>
        )}
        <Card>
          <dl className="grid gap-x-6 gap-y-2 text-sm sm:grid-cols-[auto_minmax(0,1fr)]">
            {ROLES.map((role) => (
              <div key={role} className="contents">
                <dt className="font-medium">{words.roles[role].name}</dt>
                <dd className="text-muted max-sm:mb-2">{words.roles[role].may}</dd>
              </div>
            ))}
          </dl>
        </Card>
      </div>
      <Suspense>
        {isInviting && <InviteDialog onClose={() => setIsInviting(false)} />}
        {asked && <AskFirst asked={asked} onClose={() => setAsked(null)} />}
      </Suspense>
    </>
  );
}
