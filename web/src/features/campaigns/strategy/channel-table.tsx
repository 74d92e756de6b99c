import type { Strategy } from "@handbill/contracts";
import { ChannelLabel } from "../../../ui/channel.tsx";
import { cardClass } from "../../../ui/classes.ts";
import { Written } from "../../../ui/written.tsx";
import { strategyMessages as copy } from "./messages.ts";

/** What each channel is for and how often; on a phone each channel is a block of its own. */
export const ChannelTable = ({ plan }: { plan: Strategy["channelPlan"] }) => (
  <div className={`${cardClass} overflow-hidden`}>
    <table className="block w-full text-start sm:table">
      <caption className="sr-only">{copy.channels}</caption>
      <thead className="max-sm:sr-only">
        <tr className="text-sm text-muted">
          {[copy.channel, copy.role, copy.cadence].map((name) => (
            <th key={name} scope="col" className="px-4 pt-3 pb-1 text-start font-normal">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody className="block divide-y divide-line sm:table-row-group">
        {plan.map(({ channel, role, cadence }) => (
          <tr key={channel} className="grid gap-1 px-4 py-3 sm:table-row sm:px-0 sm:py-0">
            <th scope="row" className="text-start align-top font-medium whitespace-nowrap sm:px-4 sm:py-3">
              <ChannelLabel channel={channel} />
            </th>
            <td className="align-top sm:px-4 sm:py-3">
              <Written as="div">{role}</Written>
            </td>
            <td className="align-top text-sm text-muted sm:px-4 sm:py-3.5">
              <Written as="div">{cadence}</Written>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  </div>
);
