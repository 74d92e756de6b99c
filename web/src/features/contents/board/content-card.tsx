import type { Content } from "@handbill/contracts";
import { Link } from "@tanstack/react-router";
import { Check, CircleAlert, PenLine, RotateCcw } from "lucide-react";
import { lazy, memo, Suspense } from "react";
import { ChannelLabel } from "../../../ui/channel.tsx";
import { cx } from "../../../ui/classes.ts";
import { formatDay } from "../../../ui/dates.ts";
import { failureSentence } from "../../../ui/failure-words.ts";
import { isAboutBudget, jobMessages } from "../../../ui/job-messages.ts";
import { PlainButton } from "../../../ui/plain-button.tsx";
import { StatusPill } from "../../../ui/status-pill.tsx";
import { Written } from "../../../ui/written.tsx";
import { openClaims } from "../fields/open-claims.ts";
import { excerpt, headline } from "../fields/excerpt.ts";
import { shownStatus } from "../fields/shown-status.ts";
import { messages } from "../messages.ts";
import type { CardActions } from "./card-actions.ts";
import { LiveExcerpt, useWait } from "./live-excerpt.tsx";
import { afterPaint } from "../../../ui/after-paint.ts";

const CardMenu = lazy(() =>
  afterPaint()
    .then(() => import("./card-menu.tsx"))
    .then((file) => ({ default: file.CardMenu })),
);

/** `isChannelSaid`: the heading above already names the channel. */
type ContentCardProps = {
  content: Content;
  isOpen: boolean;
  isDense: boolean;
  isChannelSaid: boolean;
  /** Its column is its status. */
  isStatusSaid: boolean;
  actions: CardActions;
};

/** What stands under the title: the text itself, the plan for it, or why it is missing. */
function Body({ content }: { content: Content }) {
  const { channel, fields, failure, status, angle } = content;
  if (status === "generating") return <LiveExcerpt content={content} />;
  if (failure !== null) {
    const tone = isAboutBudget(failure.code) ? "text-muted" : "text-danger";
    return (
      <p className={cx("line-clamp-3 min-h-[4.5em] text-sm", tone)}>
        {shownStatus(content) === "waiting"
          ? messages.waitsForBudget
          : (failureSentence(failure.code) ?? failure.detail)}
      </p>
    );
  }
  if (status === "missed" && content.missed) {
    return <p className="line-clamp-4 min-h-[4.5em] text-sm text-danger">{messages.missed(content.missed.detail)}</p>;
  }
  if (fields === null) {
    return (
      <Written as="p" className="line-clamp-3 min-h-[4.5em] text-sm text-muted">
        {angle}
      </Written>
    );
  }
  return (
    <Written as="p" className="line-clamp-3 min-h-[4.5em] text-sm">
      {excerpt(channel, fields)}
    </Written>
  );
}

/** While the writer is busy there is another way on; while it writes there is nothing to be done. */
function WritingAction({ content, actions }: { content: Content; actions: CardActions }) {
  const waiting = useWait(content.jobId);
  if (waiting === undefined) return <span className="text-xs text-muted">{messages.notChecked}</span>;
  const topic = headline(content.channel, content.fields, content.topic);
  return (
    <PlainButton
      takes="edit"
      size="sm"
      aria-label={`${jobMessages.writeMyself}: ${topic}`}
      onClick={() => actions.writeMyself(content, waiting)}
    >
      {jobMessages.writeMyself}
    </PlainButton>
  );
}

function Action({ content, actions }: { content: Content; actions: CardActions }) {
  const topic = headline(content.channel, content.fields, content.topic);
  if (content.status === "generating") return <WritingAction content={content} actions={actions} />;
  if (content.status === "draft" && openClaims(content.claims).length > 0) {
    return (
      <PlainButton
        size="sm"
        icon={<CircleAlert size={16} aria-hidden />}
        aria-label={messages.checkNamed(topic)}
        onClick={() => actions.check(content)}
      >
        {messages.check(openClaims(content.claims).length)}
      </PlainButton>
    );
  }
  if (content.status === "draft") {
    return (
      <PlainButton
        size="sm"
        icon={<Check size={16} aria-hidden />}
        aria-label={messages.approveNamed(topic)}
        takes="approve"
        onClick={() => actions.approve(content)}
      >
        {messages.approve}
      </PlainButton>
    );
  }
  if (content.status === "placeholder" || (content.status === "failed" && content.failure?.retryable !== false)) {
    const isRetry = content.status === "failed";
    return (
      <PlainButton
        asksWriter
        size="sm"
        icon={isRetry ? <RotateCcw size={16} aria-hidden /> : <PenLine size={16} aria-hidden />}
        aria-label={`${isRetry ? messages.tryAgain : messages.writeThis}: ${topic}`}
        onClick={() => actions.write(content)}
      >
        {isRetry ? messages.tryAgain : messages.writeThis}
      </PlainButton>
    );
  }
  return null;
}

/** One piece on the board. The whole card opens it; the buttons act at once. */
export const ContentCard = memo(function ContentCard(props: ContentCardProps) {
  const { content, isOpen, isDense, isChannelSaid, isStatusSaid, actions } = props;
  const { id, channel, fields, status, topic, scheduledOn, claims } = content;
  const unchecked = openClaims(claims).length;
  return (
    <article
      data-card={id}
      className={cx(
        "relative flex h-full flex-col gap-2 rounded-card border p-4 transition-colors duration-120",
        isOpen
          ? "border-accent bg-surface outline-2 -outline-offset-2 outline-accent"
          : "border-line bg-surface hover:border-control",
        status === "draft" && "border-s-3 border-s-ai",
      )}
    >
      {!isDense && (
        <div className="absolute end-2 top-2 z-10">
          <Suspense>
            <CardMenu content={content} actions={actions} />
          </Suspense>
        </div>
      )}
      <div
        className={cx(
          "flex flex-wrap items-center justify-between gap-x-3 gap-y-1 text-sm text-muted",
          !isDense && "min-h-6 pe-9",
        )}
      >
        {isChannelSaid ? null : <ChannelLabel channel={channel} />}
        {scheduledOn === null ? messages.noDay : <time dateTime={scheduledOn}>{formatDay(scheduledOn)}</time>}
      </div>
      <h3 className="text-base">
        <Link
          to="."
          search={(search: object) => ({ ...search, item: id })}
          replace={isOpen}
          resetScroll={false}
          onClick={actions.open}
          data-card-link
          aria-current={isOpen ? "true" : undefined}
          className="rounded-control after:absolute after:inset-0 after:rounded-card hover:underline"
        >
          <Written className="block">{headline(channel, fields, topic)}</Written>
        </Link>
      </h3>
      {!isDense && <Body content={content} />}
      <div className="mt-auto flex min-h-9 flex-wrap items-center justify-between gap-2 pt-1">
        <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
          {!isStatusSaid && <StatusPill mayWrap status={shownStatus(content)} />}
          {isDense && unchecked > 0 && status === "draft" && (
            <span className="inline-flex items-center gap-1 text-xs text-ai">
              <CircleAlert size={14} aria-hidden />
              {messages.checks(unchecked)}
            </span>
          )}
        </span>
        {!isDense && (
          <span className="relative">
            <Action content={content} actions={actions} />
          </span>
        )}
      </div>
    </article>
  );
});
