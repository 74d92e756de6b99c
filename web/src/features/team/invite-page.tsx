import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useLocation, useRouter } from "@tanstack/react-router";
import { useState } from "react";
import { keys } from "../../api/keys.ts";
import { meQuery } from "../../api/me.ts";
import { acceptInvitation, declineInvitation, invitationQuery } from "../../api/team.ts";
import { TextLink } from "../../ui/button-link.tsx";
import { Card } from "../../ui/card.tsx";
import { ErrorPanel } from "../../ui/error-panel.tsx";
import { usePageTitle } from "../../ui/page-title.ts";
import { PendingButton } from "../../ui/pending-button.tsx";
import { PlainButton } from "../../ui/plain-button.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { teamMessages } from "./messages.ts";

const { page: words, roles } = teamMessages;

/** What the link is to, for whoever has it: it stands behind the #, so that it is in no log of a server. */
function Answer({ token }: { token: string }) {
  const client = useQueryClient();
  const router = useRouter();
  const { data: invitation, error } = useQuery({ ...invitationQuery(token), throwOnError: false });
  const { data: me } = useQuery({ ...meQuery, throwOnError: false });
  const open = (businessId: string) => router.navigate({ to: "/b/$businessId", params: { businessId } });
  const accepting = useMutation({
    mutationFn: () => acceptInvitation(token),
    onSuccess: async ({ businessId }) => {
      await client.invalidateQueries({ queryKey: keys.businesses });
      await open(businessId);
    },
  });
  const declining = useMutation({ mutationFn: () => declineInvitation(token) });
  if (error) return <ErrorPanel error={error} title={words.loadFailed} />;
  if (declining.isSuccess) return <p role="status">{words.declined}</p>;
  if (!invitation || !me) return <Skeleton />;
  const { business, role, invitedBy, email, isMember } = invitation;
  return (
    <Card>
      <div className="grid gap-4">
        <h1 className="text-2xl wrap-anywhere">{words.heading(business.name)}</h1>
        <p>{words.text(invitedBy)}</p>
        <p>
          {words.as} <strong>{roles[role].name}</strong>. {roles[role].may}.
        </p>
        {email !== me.email && !me.guest && !isMember && (
          <p className="text-sm text-muted">{words.sentTo(email, me.email)}</p>
        )}
        {accepting.error && <ErrorPanel error={accepting.error} title={words.acceptFailed} />}
        {declining.error && <ErrorPanel error={declining.error} title={teamMessages.failed} />}
        {isMember || me.guest ? (
          <p>{isMember ? words.isMember : words.guest}</p>
        ) : (
          <div className="flex flex-wrap gap-2">
            <PendingButton variant="primary" isPending={accepting.isPending} onClick={() => accepting.mutate()}>
              {words.accept}
            </PendingButton>
            <PlainButton disabled={declining.isPending} onClick={() => declining.mutate()}>
              {words.decline}
            </PlainButton>
          </div>
        )}
        {isMember && (
          <p>
            <PlainButton variant="primary" onClick={() => void open(business.id)}>
              {words.open}
            </PlainButton>
          </p>
        )}
      </div>
    </Card>
  );
}

/** Where the link of an invitation leads: who is not signed in comes back here after they are. */
export function InvitePage() {
  usePageTitle(words.title);
  // As it was when the page was opened: on the way out the address is another one already.
  const hash = useLocation({ select: (location) => location.hash });
  const [token] = useState(hash);
  return (
    <main id="main" className="mx-auto grid w-full max-w-140 content-start gap-6 px-4 py-10">
      <Answer token={token} />
      <p className="text-sm">
        <TextLink to="/">{words.home}</TextLink>
      </p>
    </main>
  );
}
