import type { Removed } from "@handbill/contracts";
import { useMutation, useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { Inbox, Megaphone, Undo2, UserRound } from "lucide-react";
import { useState } from "react";
import { useActiveBusiness } from "../../api/businesses.ts";
import { restoreCampaign } from "../../api/campaigns.ts";
import { restoreContent } from "../../api/contents.ts";
import { restoreContact } from "../../api/contacts.ts";
import { describeError } from "../../api/describe-error.ts";
import { keys } from "../../api/keys.ts";
import { bringConversationBack, removedQuery } from "../../api/removed.ts";
import { ButtonLink } from "../../ui/button-link.tsx";
import { ChannelMark, channelName } from "../../ui/channel.tsx";
import { cardClass } from "../../ui/classes.ts";
import { formatDay, today } from "../../ui/dates.ts";
import { EmptyState } from "../../ui/empty-state.tsx";
import { PageHeader } from "../../ui/page-header.tsx";
import { PlainButton } from "../../ui/plain-button.tsx";
import { Section } from "../../ui/section.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { toast } from "../../ui/toast.ts";
import { Written } from "../../ui/written.tsx";
import { messages } from "./messages.ts";

const words = messages.removed;
const DAY_MS = 86_400_000;

/** Where it is found again. */
type Restored = { campaignId: string; item?: string } | { contact: string } | { thread: string };

async function restore(businessId: string, { kind, id }: Removed): Promise<Restored> {
  if (kind === "contact") {
    await restoreContact(businessId, id);
    return { contact: id };
  }
  if (kind === "conversation") {
    await bringConversationBack(businessId, id);
    return { thread: id };
  }
  if (kind === "campaign") return { campaignId: (await restoreCampaign(businessId, id)).id };
  return { campaignId: (await restoreContent(businessId, id)).campaignId, item: id };
}

/** Brings one thing back: it leaves the list at once, and returns to its place in it if that fails. */
function useRestore(businessId: string) {
  const client = useQueryClient();
  const navigate = useNavigate();
  const list = removedQuery(businessId).queryKey;
  return useMutation({
    mutationFn: (removed: Removed) => restore(businessId, removed),
    onMutate: async ({ id }) => {
      await client.cancelQueries({ queryKey: list });
      client.setQueryData(list, (all) => all?.filter((one) => one.id !== id));
    },
    onSuccess: (restored, { name }) => {
      const open = (): void => {
        if ("contact" in restored) return void navigate({ to: "/b/$businessId/contacts", params: { businessId } });
        if ("thread" in restored) {
          return void navigate({
            to: "/b/$businessId/inbox",
            params: { businessId },
            search: { status: "all", thread: restored.thread },
          });
        }
        const { campaignId, item } = restored;
        const params = { businessId, campaignId };
        const search = item === undefined ? {} : { item };
        void navigate({ to: "/b/$businessId/campaigns/$campaignId/board", params, search });
      };
      toast(words.restored(name || words.unnamed), { tone: "ok", action: { label: words.open, onPress: open } });
      void client.invalidateQueries({ queryKey: keys.campaigns(businessId) });
      void client.invalidateQueries({ queryKey: keys.contents(businessId) });
      void client.invalidateQueries({ queryKey: keys.contacts(businessId) });
      void client.invalidateQueries({ queryKey: keys.inbox(businessId) });
      void client.invalidateQueries({ queryKey: keys.inboxCounts(businessId) });
    },
    onError: (error, { name }) =>
      toast(words.failed(name || words.unnamed), { tone: "danger", detail: describeError(error).title }),
    onSettled: () => client.invalidateQueries({ queryKey: list }),
  });
}

const ICONS = { campaign: Megaphone, content: Megaphone, contact: UserRound, conversation: Inbox };

function Mark({ kind, channel }: Pick<Removed, "kind" | "channel">) {
  if (channel) return <ChannelMark channel={channel} />;
  const Icon = ICONS[kind];
  return <Icon size={20} className="mx-0.5 text-muted" aria-hidden />;
}

type RowProps = { removed: Removed; timezone: string; now: number; onRestore: () => void };

const Row = ({ removed: { kind, name, channel, removedAt, until }, timezone, now, onRestore }: RowProps) => (
  <li className="row flex flex-wrap items-center gap-x-3 gap-y-1 px-4 py-2">
    <Mark kind={kind} channel={channel} />
    <span className="grid min-w-0 flex-1 basis-48">
      <Written className="truncate font-medium">{name || words.unnamed}</Written>
      <span className="text-sm text-muted">
        {kind === "content" ? channel && channelName(channel) : words[kind]}
        {" · "}
        {words.removedOn(formatDay(today(timezone, new Date(removedAt))))}
        {" · "}
        {words.left(Math.ceil((Date.parse(until) - now) / DAY_MS))}
      </span>
    </span>
    <PlainButton
      size="sm"
      icon={<Undo2 size={16} aria-hidden />}
      aria-label={words.restoreOf(name || words.unnamed)}
      onClick={onRestore}
    >
      {words.restore}
    </PlainButton>
  </li>
);

function RemovedList() {
  const { id: businessId, timezone } = useActiveBusiness();
  const { data: removed } = useSuspenseQuery(removedQuery(businessId));
  const { mutate } = useRestore(businessId);
  const [now] = useState(() => Date.now());
  if (removed.length === 0) {
    return (
      <EmptyState
        title={words.empty}
        actions={
          <ButtonLink to="/b/$businessId/campaigns" params={{ businessId }}>
            {words.back}
          </ButtonLink>
        }
      >
        {words.emptyText}
      </EmptyState>
    );
  }
  return (
    <ul className={`${cardClass} divide-y divide-line`}>
      {removed.map((one) => (
        <Row key={one.id} removed={one} timezone={timezone} now={now} onRestore={() => mutate(one)} />
      ))}
    </ul>
  );
}

const listShape = <Skeleton height="page" />;

/** Everything that was removed in the last month, each with its way back. */
export function RemovedPage() {
  const { name } = useActiveBusiness();
  return (
    <>
      <PageHeader title={words.title} documentTitle={`${words.title} · ${name}`} description={words.lead} />
      <Section errorTitle={words.loadFailed} skeleton={listShape}>
        <RemovedList />
      </Section>
    </>
  );
}
