import { CHANNELS, type Usage } from "@handbill/contracts";
import { useSuspenseQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { ChevronDown } from "lucide-react";
import { useState } from "react";
import { usageQuery, type DayRange } from "../../../api/usage.ts";
import { channelName } from "../../../ui/channel.tsx";
import { cx, linkClass } from "../../../ui/classes.ts";
import { formatAiCost } from "../../../ui/money.ts";
import { Section } from "../../../ui/section.tsx";
import { Skeleton } from "../../../ui/skeleton.tsx";
import { Written } from "../../../ui/written.tsx";
import { messages } from "../messages.ts";
import { CostFrame, CostRow, largestOf } from "./cost-table.tsx";

type CampaignCostsProps = { businessId: string; range: DayRange; byCampaign: Usage["byCampaign"] };

const nameOfChannel = (channel: string): string => {
  const known = CHANNELS.find((one) => one === channel);
  return known === undefined ? channel : channelName(known);
};

function ContentCosts({ businessId, campaignId, range }: { businessId: string; campaignId: string; range: DayRange }) {
  const { data: usage } = useSuspenseQuery(usageQuery(businessId, { ...range, campaignId }));
  return (
    <table className="w-full tabular-nums">
      <caption className="sr-only">{messages.byContent}</caption>
      <thead className="sr-only">
        <tr>
          <th scope="col">{messages.content}</th>
          <th scope="col">{messages.calls}</th>
          <th scope="col">{messages.cost}</th>
        </tr>
      </thead>
      <tbody>
        {usage.byContent.map(({ contentId, channel, topic, calls, costNanoUsd }) => (
          <tr key={contentId ?? "plan"} className="border-t border-line">
            <th scope="row" className="py-1.5 text-start font-normal wrap-anywhere">
              {contentId === null ? (
                messages.planOf
              ) : (
                <Link
                  to="/b/$businessId/campaigns/$campaignId/board"
                  params={{ businessId, campaignId }}
                  search={{ item: contentId }}
                  className={linkClass}
                >
                  <Written>{topic}</Written>
                </Link>
              )}
              {channel !== null && <span className="block text-muted">{nameOfChannel(channel)}</span>}
            </th>
            <td className="py-1.5 ps-4 text-end align-top">{calls.toLocaleString("en")}</td>
            <td className="py-1.5 ps-4 text-end align-top whitespace-nowrap">{formatAiCost(costNanoUsd)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

type RowProps = Omit<CampaignCostsProps, "byCampaign"> & { row: Usage["byCampaign"][number]; largest: number };

function CampaignRow({ businessId, range, row, largest }: RowProps) {
  const [isOpen, setIsOpen] = useState(false);
  const { campaignId, name, calls, costNanoUsd } = row;
  return (
    <>
      <CostRow largest={largest} calls={calls} costNanoUsd={costNanoUsd}>
        {campaignId === null ? (
          messages.noCampaign
        ) : (
          <button
            type="button"
            aria-expanded={isOpen}
            onClick={() => setIsOpen(!isOpen)}
            className="tap -ms-1 flex w-full items-center gap-1.5 rounded-control px-1 text-start hover:bg-sunk"
          >
            <ChevronDown size={16} className={cx("shrink-0 text-muted", !isOpen && "-rotate-90")} aria-hidden />
            <Written className="min-w-0 wrap-anywhere">{name}</Written>
          </button>
        )}
      </CostRow>
      {isOpen && campaignId !== null && (
        <tr>
          <td colSpan={3} className="ps-6 pb-3">
            <Section errorTitle={messages.contentsFailed} skeleton={<Skeleton lines={3} />}>
              <ContentCosts businessId={businessId} campaignId={campaignId} range={range} />
            </Section>
          </td>
        </tr>
      )}
    </>
  );
}

/** What each campaign cost; a campaign opens what each of its pieces cost. */
export function CampaignCosts({ businessId, range, byCampaign }: CampaignCostsProps) {
  return (
    <CostFrame caption={messages.byCampaign} heading={messages.campaign}>
      {byCampaign.map((row) => (
        <CampaignRow
          key={row.campaignId ?? "none"}
          businessId={businessId}
          range={range}
          row={row}
          largest={largestOf(byCampaign)}
        />
      ))}
    </CostFrame>
  );
}
