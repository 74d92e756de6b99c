import type { Strategy } from "@handbill/contracts";
import { Target } from "lucide-react";
import { ChannelLabel } from "../../../ui/channel.tsx";
import { cardClass } from "../../../ui/classes.ts";
import { formatDate } from "../../../ui/dates.ts";
import { Written } from "../../../ui/written.tsx";
import { BudgetSplit } from "./budget-split.tsx";
import { CalendarWeeks } from "./calendar-weeks.tsx";
import { strategyMessages as copy } from "./messages.ts";
import { PlanPart } from "./plan-part.tsx";

function Segments({ segments }: { segments: Strategy["audienceSegments"] }) {
  return (
    <ul className="grid gap-3 md:grid-cols-2">
      {segments.map(({ name, moment, doubt, message }) => (
        <li key={name} className={`${cardClass} grid content-start gap-3 p-4`}>
          <Written as="h3" className="text-base">
            {name}
          </Written>
          <dl className="grid gap-2 text-sm">
            {[
              [copy.moment, moment],
              [copy.doubt, doubt],
              [copy.answer, message],
            ].map(([term, text]) => (
              <div key={term}>
                <dt className="text-muted">{term}</dt>
                <dd>
                  <Written>{text}</Written>
                </dd>
              </div>
            ))}
          </dl>
        </li>
      ))}
    </ul>
  );
}

const isDay = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text);

function Goals({ goals }: { goals: Strategy["goals"] }) {
  return (
    <ul className="grid gap-3 sm:grid-cols-2 lg:grid-cols-3">
      {goals.map(({ metric, target, unit, by, measuredBy, primary, low, high, formula }) => (
        <li
          key={`${metric}-${by}`}
          className={`${cardClass} grid content-start gap-1 p-4 ${primary ? "border-accent" : ""}`}
        >
          {primary && (
            <span className="inline-flex items-center gap-1.5 text-xs font-medium text-accent">
              <Target size={14} aria-hidden />
              {copy.mainGoal}
            </span>
          )}
          <p className="text-xl font-bold tabular-nums">
            {target.toLocaleString("en")} <Written className="text-base font-medium">{unit}</Written>
          </p>
          <Written as="p">{metric}</Written>
          <p className="text-sm text-muted">{copy.by(isDay(by) ? formatDate(by) : by)}</p>
          {low !== undefined && high !== undefined && (
            <p className="text-sm tabular-nums">{copy.range(low.toLocaleString("en"), high.toLocaleString("en"))}</p>
          )}
          {formula !== undefined && (
            <Written as="p" className="text-sm text-muted">
              {formula}
            </Written>
          )}
          <p className="mt-1 text-sm">
            <span className="block text-muted">{copy.measured}</span>
            <Written>{measuredBy}</Written>
          </p>
        </li>
      ))}
    </ul>
  );
}

function ChannelPlan({ plan }: { plan: Strategy["channelPlan"] }) {
  return (
    <ul className={`${cardClass} divide-y divide-line`}>
      {plan.map(({ channel, role, cadence }) => (
        <li key={channel} className="grid gap-x-4 gap-y-1 p-4 sm:grid-cols-[10rem_1fr]">
          <span className="font-medium">
            <ChannelLabel channel={channel} />
          </span>
          <span className="grid gap-0.5">
            <Written>{role}</Written>
            <Written className="text-sm text-muted">{cadence}</Written>
          </span>
        </li>
      ))}
    </ul>
  );
}

function Risks({ risks }: { risks: Strategy["risks"] }) {
  return (
    <ul className={`${cardClass} divide-y divide-line`}>
      {risks.map(({ risk, response }) => (
        <li key={risk} className="grid gap-x-6 gap-y-2 p-4 md:grid-cols-2">
          <p>
            <span className="block text-sm text-muted">{copy.risk}</span>
            <Written>{risk}</Written>
          </p>
          <p>
            <span className="block text-sm text-muted">{copy.response}</span>
            <Written>{response}</Written>
          </p>
        </li>
      ))}
    </ul>
  );
}

/** The plan as a document to read from top to bottom. */
export function PlanDocument({ strategy }: { strategy: Strategy }) {
  return (
    <article className="grid min-w-0 gap-10">
      <PlanPart title={copy.summary}>
        <Written as="p" className="measure text-lg">
          {strategy.summary}
        </Written>
      </PlanPart>
      <PlanPart title={copy.goals}>
        <Goals goals={strategy.goals} />
      </PlanPart>
      <PlanPart title={copy.positioning}>
        <Written as="p" className="measure">
          {strategy.positioning}
        </Written>
      </PlanPart>
      <PlanPart title={copy.segments}>
        <Segments segments={strategy.audienceSegments} />
      </PlanPart>
      <PlanPart title={copy.keyMessages}>
        <ul className="measure grid list-disc gap-2 ps-5 marker:text-accent">
          {strategy.keyMessages.map((message) => (
            <Written as="li" key={message}>
              {message}
            </Written>
          ))}
        </ul>
      </PlanPart>
      <PlanPart title={copy.channels}>
        <ChannelPlan plan={strategy.channelPlan} />
      </PlanPart>
      <PlanPart title={copy.budget}>
        <BudgetSplit split={strategy.budgetSplit} />
      </PlanPart>
      <PlanPart title={copy.calendar}>
        <CalendarWeeks calendar={strategy.calendar} />
      </PlanPart>
      {strategy.risks.length > 0 && (
        <PlanPart title={copy.risks}>
          <Risks risks={strategy.risks} />
        </PlanPart>
      )}
      {strategy.evidence.length > 0 && (
        <PlanPart title={copy.evidence}>
          <ul className="measure grid gap-2">
            {strategy.evidence.map(({ statement, source }) => (
              <li key={statement}>
                <Written>{statement}</Written> <span className="text-sm text-muted">{source}</span>
              </li>
            ))}
          </ul>
        </PlanPart>
      )}
    </article>
  );
}
