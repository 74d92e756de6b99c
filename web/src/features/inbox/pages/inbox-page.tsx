import { useQueryClient } from "@tanstack/react-query";
import { useSearch } from "@tanstack/react-router";
import { Settings } from "lucide-react";
import { lazy, Suspense, useDeferredValue, useEffect } from "react";
import { useActiveBusiness } from "../../../api/businesses.ts";
import { afterPaint } from "../../../ui/after-paint.ts";
import { ButtonLink } from "../../../ui/button-link.tsx";
import { cx } from "../../../ui/classes.ts";
import { PageHeader } from "../../../ui/page-header.tsx";
import { Section } from "../../../ui/section.tsx";
import { Skeleton } from "../../../ui/skeleton.tsx";
import { useKeySetting } from "../../../ui/use-key-setting.ts";
import { messagesQuery } from "../api/conversations.ts";
import { type InboxAddress, type InboxSearch, readAddress } from "../inbox-search.ts";
import { ConversationList } from "../list/conversation-list.tsx";
import { InboxFilters } from "../list/inbox-filters.tsx";
import { useInboxKeys } from "../list/use-inbox-keys.ts";
import { messages } from "../messages.ts";
import { BackBar } from "../thread/back-bar.tsx";
import { useInboxEvents } from "../use-inbox-events.ts";
import { useWork } from "../order/use-work.ts";
import { useInboxActions } from "./use-inbox-actions.ts";

const loadThread = () => import("../thread/conversation-view.tsx");
const ConversationView = lazy(() => loadThread().then((file) => ({ default: file.ConversationView })));
const KeysHelp = lazy(() =>
  afterPaint()
    .then(() => import("../list/keys-help.tsx"))
    .then((file) => ({ default: file.KeysHelp })),
);

/** What was said is on its way together with whose conversation it is, not after that; and what shows it is there before it is asked for. */
function useEarlyMessages(businessId: string, thread: string | undefined): void {
  const client = useQueryClient();
  useEffect(() => {
    if (thread !== undefined) void client.prefetchInfiniteQuery(messagesQuery(businessId, thread));
  }, [client, businessId, thread]);
  useEffect(() => void afterPaint().then(loadThread), []);
}

const isSame = (one: InboxSearch, other: InboxSearch): boolean =>
  one.view === other.view && one.q === other.q && one.label === other.label;

/** Beside a long conversation the list stays, and scrolls by itself. */
const LIST_PLACE =
  "grid gap-4 lg:sticky lg:top-[calc(var(--bars,0px)+1rem)] lg:-m-1 lg:max-h-[calc(100dvh-var(--bars,0px)-2rem)] lg:overflow-y-auto lg:p-1";

/** Where no conversation is open beside the list. */
const NothingOpen = () => (
  <div className="grid min-h-72 content-center justify-items-center gap-1 rounded-card border border-dashed border-control p-6 text-center text-muted max-lg:hidden">
    <p className="font-medium text-ink">{messages.choose}</p>
    <p>{messages.chooseText}</p>
  </div>
);

/** What people write to the business: a list, and beside it or in its place the conversation that is open. */
export function InboxPage() {
  const { id: businessId, name } = useActiveBusiness();
  const address: InboxAddress = useSearch({ strict: false });
  const search = readAddress(address);
  const { thread } = search;
  // The list stays while the next one is on its way. Texts alone are the same as before where nothing has changed.
  const view = useDeferredValue(search.view);
  const q = useDeferredValue(search.q);
  const label = useDeferredValue(search.label);
  const deferred: InboxSearch = { thread, view, q, label };
  const keySetting = useKeySetting();
  const said = useInboxEvents(businessId);
  const work = useWork(businessId);
  const { keys, show, close, finish, noteOpening } = useInboxActions(search, work);
  useInboxKeys(keys, keySetting.isOn);
  useEarlyMessages(businessId, thread);
  const isOpen = thread !== undefined;
  return (
    <>
      <div className={cx(isOpen && "max-lg:sr-only")}>
        <PageHeader
          title={messages.title}
          documentTitle={`${messages.title} · ${name}`}
          description={messages.lead}
          actions={
            <span className={cx("flex flex-wrap gap-2", isOpen && "max-lg:hidden")}>
              <ButtonLink to="/b/$businessId/questions" params={{ businessId }}>
                {messages.questions}
              </ButtonLink>
              <ButtonLink
                to="/b/$businessId/settings/inbox"
                params={{ businessId }}
                icon={<Settings size={18} aria-hidden />}
              >
                {messages.settings}
              </ButtonLink>
            </span>
          }
        />
      </div>
      <p role="status" className="sr-only">
        {said}
      </p>
      <div className="grid items-start gap-6 lg:grid-cols-[min(22rem,36%)_minmax(0,1fr)]">
        <div className={cx(LIST_PLACE, isOpen && "max-lg:hidden")}>
          <InboxFilters businessId={businessId} search={search} onChange={(next, isStep) => show(next, !isStep)} />
          <Section errorTitle={messages.loadFailed} skeleton={<Skeleton height="screen" />}>
            <div className={cx("transition-opacity duration-120", !isSame(search, deferred) && "opacity-60")}>
              <ConversationList
                shown={deferred}
                search={search}
                onOpen={noteOpening}
                onShowAll={() => show({ thread, view: "all", q: "", label: "" }, false)}
              />
            </div>
          </Section>
          <Suspense>
            <KeysHelp isOn={keySetting.isOn} onChange={keySetting.change} />
          </Suspense>
        </div>
        {isOpen ? (
          <div className="grid gap-3">
            <BackBar onBack={close} />
            <Section key={thread} errorTitle={messages.thread.failed} skeleton={<Skeleton height="screen" />}>
              <ConversationView
                key={thread}
                conversationId={thread}
                work={work}
                onFinish={(act) => finish(thread, act)}
              />
            </Section>
          </div>
        ) : (
          <NothingOpen />
        )}
      </div>
    </>
  );
}
