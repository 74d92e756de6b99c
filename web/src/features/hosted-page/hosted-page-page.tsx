import type { HostedPage, HostedPageUpdate } from "@handbill/contracts";
import { useSuspenseQuery } from "@tanstack/react-query";
import { Rss } from "lucide-react";
import { useActiveBusiness } from "../../api/businesses.ts";
import { describeError } from "../../api/describe-error.ts";
import { ApiError } from "../../api/problem.ts";
import { Card } from "../../ui/card.tsx";
import { linkClass } from "../../ui/classes.ts";
import { formatDay, today } from "../../ui/dates.ts";
import { OpenState } from "../../ui/open-state.tsx";
import { PageHeader } from "../../ui/page-header.tsx";
import { PlainButton } from "../../ui/plain-button.tsx";
import { Section } from "../../ui/section.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { toast } from "../../ui/toast.ts";
import { Written } from "../../ui/written.tsx";
import { messages as words } from "./messages.ts";
import { hostedPageQuery, previewAddress, useChangePage, useTakeDown } from "./page-data.ts";
import { PageForm } from "./page-form.tsx";
import { Permitted } from "../../ui/permitted.tsx";

type NewsProps = { page: HostedPage; timezone: string; onTakeDown: (contentId: string) => void };

const News = ({ page: { posts, feedUrl, live }, timezone, onTakeDown }: NewsProps) => (
  <Card title={words.posts}>
    {posts.length === 0 && <p className="text-muted">{words.noPosts}</p>}
    <ul className="divide-y divide-line">
      {posts.map(({ contentId, title, url, publishedAt }) => (
        <li key={contentId} className="flex flex-wrap items-baseline justify-between gap-x-3 py-2">
          <a href={url} target="_blank" rel="noreferrer" className={linkClass}>
            <Written>{title}</Written>
          </a>
          <span className="flex items-center gap-3 text-sm text-muted">
            {formatDay(today(timezone, new Date(publishedAt)))}
            <PlainButton
              takes="publish"
              size="sm"
              aria-label={words.takeDownOf(title)}
              onClick={() => onTakeDown(contentId)}
            >
              {words.takeDown}
            </PlainButton>
          </span>
        </li>
      ))}
    </ul>
    {live && (
      <p className="mt-2 text-sm">
        <a href={feedUrl} target="_blank" rel="noreferrer" className={`${linkClass} inline-flex items-center gap-1.5`}>
          <Rss size={16} aria-hidden />
          {words.feed}
        </a>
      </p>
    )}
  </Card>
);

/** What the server says of the one field, or of the whole. */
const reasonOf = (error: unknown): string =>
  (error instanceof ApiError && error.problem.errors?.[0]?.message) || describeError(error).detail;

function HostedPageSettings() {
  const { id: businessId, sample, timezone } = useActiveBusiness();
  const { data: page } = useSuspenseQuery(hostedPageQuery(businessId));
  const { mutateAsync } = useChangePage(businessId);
  const { mutate: takeArticleDown } = useTakeDown(businessId);
  const takeDown = (contentId: string): void =>
    takeArticleDown(contentId, {
      onSuccess: () => toast(words.articleDown, { tone: "ok" }),
      onError: (error) => toast(words.stillThere, { tone: "danger", detail: reasonOf(error) }),
    });

  const save = (wanted: HostedPageUpdate): Promise<string | undefined> =>
    mutateAsync(wanted).then(() => undefined, reasonOf);
  const press = async (wanted: HostedPageUpdate): Promise<boolean> => {
    const reason = await save(wanted);
    if (reason !== undefined) toast(words.notSaved, { tone: "danger", detail: reason });
    return reason === undefined;
  };
  const goLive = async (live: boolean): Promise<void> => {
    if (!(await press({ live }))) return;
    toast(live ? words.isOnline : words.isDown, {
      tone: "ok",
      action: { label: words.undo, onPress: () => void press({ live: !live }) },
    });
  };

  return (
    <div className="grid gap-4 md:gap-6">
      <Permitted takes="manage">
        <OpenState
          isOpen={page.live}
          url={page.url}
          text={sample ? words.sample : page.live ? words.online : words.offline}
          words={words}
          {...(!sample && {
            action: { label: page.live ? words.takeDown : words.putOnline, onPress: () => void goLive(!page.live) },
          })}
        />
        <PageForm page={page} onSave={save} onPress={(wanted) => void press(wanted)} />
      </Permitted>
      <News page={page} timezone={timezone} onTakeDown={takeDown} />
      <Card title={words.preview}>
        <iframe
          key={page.updatedAt}
          title={words.previewTitle}
          src={previewAddress(businessId, page.updatedAt)}
          sandbox=""
          loading="lazy"
          className="h-160 w-full rounded-control border border-line bg-surface"
        />
      </Card>
    </div>
  );
}

/** The public page of the business: what it says, how it looks, and whether it is there. */
export function HostedPagePage() {
  const { name } = useActiveBusiness();
  return (
    <>
      <PageHeader title={words.title} documentTitle={`${words.title} · ${name}`} description={words.lead} />
      <Section errorTitle={words.loadFailed} skeleton={<Skeleton height="page" />}>
        <HostedPageSettings />
      </Section>
    </>
  );
}
