import type { AutoAnswer, ConversationHead } from "@handbill/contracts";
import { useSuspenseInfiniteQuery } from "@tanstack/react-query";
import { X } from "lucide-react";
import { useEffect, useId, useRef, useState } from "react";
import { TextLink } from "../../../ui/button-link.tsx";
import { cardClass } from "../../../ui/classes.ts";
import { PlainButton, PlainIconButton } from "../../../ui/plain-button.tsx";
import { Section } from "../../../ui/section.tsx";
import { Toggle } from "../../../ui/toggle.tsx";
import { autoAnswersQuery } from "../api/auto-answers.ts";
import { langOf, whenOf } from "../words.ts";
import { autoMessages as words } from "./auto-messages.ts";
import { Permitted } from "../../../ui/permitted.tsx";

type DecisionProps = { decision: AutoAnswer; language: string | null; when: string };

/** What became of one turn of the customer, and why. */
const Decision = ({ decision: { outcome, sentence, detail, createdAt }, language, when }: DecisionProps) => (
  <li className="grid gap-0.5 py-2">
    <div className="flex flex-wrap items-baseline justify-between gap-x-3">
      <span className="font-medium">{words.outcomes[outcome]}</span>
      <time dateTime={createdAt} className="text-xs text-muted tabular-nums">
        {when}
      </time>
    </div>
    {sentence !== "" && (
      <p className="wrap-anywhere">
        <span className="text-muted">{words.asked}</span>{" "}
        <q dir="auto" {...langOf(language)}>
          {sentence}
        </q>
      </p>
    )}
    <p dir="auto" className="wrap-anywhere text-muted">
      {detail}
    </p>
  </li>
);

type AutoPartProps = {
  conversation: ConversationHead;
  businessId: string;
  timezone: string;
  onChange: (isOn: boolean) => void;
  onClose: () => void;
};

type LogProps = Pick<AutoPartProps, "conversation" | "businessId" | "timezone">;

function Log({ conversation: { id, language }, businessId, timezone }: LogProps) {
  const [now] = useState(() => new Date());
  const { data, hasNextPage, isFetchingNextPage, fetchNextPage } = useSuspenseInfiniteQuery(
    autoAnswersQuery(businessId, id),
  );
  const decisions = data.pages.flatMap((page) => page.data);
  if (decisions.length === 0) return <p className="text-muted">{words.nothing}</p>;
  return (
    <>
      <ol className="divide-y divide-line">
        {decisions.map((decision) => (
          <Decision
            key={decision.id}
            decision={decision}
            language={language}
            when={whenOf(decision.createdAt, timezone, now)}
          />
        ))}
      </ol>
      {hasNextPage && (
        <div>
          <PlainButton size="sm" disabled={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            {isFetchingNextPage ? words.loading : words.earlier}
          </PlainButton>
        </div>
      )}
    </>
  );
}

/** The switch for what goes out by itself in one conversation, and what was decided there, with the reasons. */
export function AutoPart({ conversation, businessId, timezone, onChange, onClose }: AutoPartProps) {
  const id = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  // It comes by a press in a menu that has gone.
  useEffect(() => heading.current?.focus(), []);
  return (
    <section aria-labelledby={id} className={`${cardClass} grid gap-4 p-4`}>
      <div className="flex items-start justify-between gap-3">
        <h3 id={id} ref={heading} tabIndex={-1} className="py-1 text-lg">
          {words.title}
        </h3>
        <PlainIconButton aria-label={words.close} onClick={onClose}>
          <X size={20} aria-hidden />
        </PlainIconButton>
      </div>
      <Permitted takes="publish">
        <Toggle label={words.isOn} text={words.text} isOn={conversation.auto} onChange={onChange} />
      </Permitted>
      <p className="text-sm">
        <TextLink isAlone to="/b/$businessId/questions" params={{ businessId }} search={{ show: "approved" }}>
          {words.approved}
        </TextLink>
      </p>
      <div className="grid gap-2 text-sm">
        <h4 className="font-medium">{words.log}</h4>
        <Section errorTitle={words.failed}>
          <Log conversation={conversation} businessId={businessId} timezone={timezone} />
        </Section>
      </div>
    </section>
  );
}
