import type { Usage } from "@handbill/contracts";
import { useDeferredValue, useMemo } from "react";
import { aiLogsTableAddress, type DayRange } from "../../../api/usage.ts";
import { cardClass, cx } from "../../../ui/classes.ts";
import { Section } from "../../../ui/section.tsx";
import { Skeleton } from "../../../ui/skeleton.tsx";
import { logQueryOf, useCallFilter } from "../call-filter.ts";
import { messages } from "../messages.ts";
import { CallFilters } from "./call-filters.tsx";
import { CallList } from "./call-list.tsx";

type CallsProps = { businessId: string; range: DayRange; usage: Usage };

/** Every call of a month, to be filtered, opened and taken along. Another filter keeps the present rows until its own are there. */
export function Calls({ businessId, range, usage }: CallsProps) {
  const { filter, change } = useCallFilter();
  const { from, to } = range;
  const { outcome, purpose, model, campaign } = filter;
  const query = useMemo(
    () => logQueryOf({ from, to }, { outcome, purpose, model, campaign }),
    [from, to, outcome, purpose, model, campaign],
  );
  const shown = useDeferredValue(query);
  return (
    <section aria-labelledby="calls" className={`${cardClass} grid min-w-0 gap-3 p-4 md:p-5`}>
      <h2 id="calls" className="text-base">
        {messages.list}
      </h2>
      <CallFilters
        usage={usage}
        filter={filter}
        tableAddress={aiLogsTableAddress(businessId, query)}
        onChange={change}
      />
      <div className={cx("grid gap-3 transition-opacity duration-120", shown !== query && "opacity-60")}>
        <Section errorTitle={messages.logsFailed} skeleton={<Skeleton height="page" />}>
          <CallList businessId={businessId} query={shown} />
        </Section>
      </div>
    </section>
  );
}
