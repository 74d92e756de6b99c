import type { ConversationHead } from "@handbill/contracts";
import { Bot } from "lucide-react";
import { useState, type ReactNode, type Ref } from "react";
import { TextLink } from "../../../ui/button-link.tsx";
import { PlainButton } from "../../../ui/plain-button.tsx";
import { messages } from "../messages.ts";
import { isAsleep, langOf, momentOn, whoOf } from "../words.ts";
import { usePeople } from "../use-people.ts";

const words = messages.thread;

/** The campaign, and its piece, to which this is the answer. */
function Answers({ answers, businessId }: { answers: ConversationHead["answers"]; businessId: string }) {
  if (answers === null || answers.campaignId === null) return null;
  const { campaignId, campaignName, contentId, topic } = answers;
  const name = [campaignName, topic].filter(Boolean).join(" · ");
  return (
    <p className="text-sm wrap-anywhere">
      <span className="text-muted">{words.answers}</span>{" "}
      <TextLink
        to="/b/$businessId/campaigns/$campaignId/board"
        params={{ businessId, campaignId }}
        search={contentId === null ? {} : { item: contentId }}
      >
        <bdi>{name}</bdi>
      </TextLink>
    </p>
  );
}

type ThreadHeadProps = {
  conversation: ConversationHead;
  businessId: string;
  timezone: string;
  heading: Ref<HTMLHeadingElement>;
  /** What can be done with it. */
  actions: ReactNode;
  /** Shows what goes out by itself. */
  onAuto: () => void;
};

/** Who it is, about what, what it answers, and what can be done with it. */
export function ThreadHead({ conversation, businessId, timezone, heading, actions, onAuto }: ThreadHeadProps) {
  const { subject, contact, language, answers, auto, snoozedUntil, assigneeId } = conversation;
  const { isMe, nameOf } = usePeople(businessId, [assigneeId]);
  const answerer = nameOf(assigneeId);
  const [now] = useState(() => Date.now());
  const who = whoOf(conversation);
  const address = contact?.email ?? contact?.phone ?? "";
  return (
    <header>
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-3">
        <div className="grid min-w-0 flex-1 basis-60 gap-1">
          <h2 ref={heading} tabIndex={-1} dir="auto" {...langOf(language)} className="text-xl wrap-anywhere">
            {subject || messages.noSubject}
          </h2>
          <p className="text-sm wrap-anywhere text-muted">
            {contact === null ? (
              <bdi className="font-medium text-ink">{who}</bdi>
            ) : (
              <TextLink to="/b/$businessId/contacts" params={{ businessId }} search={{ q: address || who }}>
                <bdi>{who}</bdi>
              </TextLink>
            )}
            {address !== "" && address !== who && (
              <>
                {" · "}
                <bdi>{address}</bdi>
              </>
            )}
          </p>
          {(answerer !== undefined || isMe(assigneeId)) && (
            <p className="text-sm text-muted">
              {answerer === undefined ? messages.youAnswer : messages.answeredBy(answerer)}
            </p>
          )}
          <Answers answers={answers} businessId={businessId} />
          {auto && (
            <div>
              <PlainButton size="sm" variant="quiet" icon={<Bot size={14} aria-hidden />} onClick={onAuto}>
                {words.auto}
              </PlainButton>
            </div>
          )}
          {snoozedUntil !== null && isAsleep(conversation, now) && (
            <p className="text-sm text-info">{messages.asleepUntil(momentOn(snoozedUntil, timezone))}</p>
          )}
        </div>
        {actions}
      </div>
    </header>
  );
}
