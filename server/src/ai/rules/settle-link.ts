import { type AllowList, isAllowedSite, isKnownPage } from "../guard/output.ts";
import { isRecord } from "../json/coerce.ts";
import type { TradeFinding } from "./trade/trade-rule.ts";

/** Stands where a link is needed and the owner has given none. */
const NO_LINK = "https://example.com/";

const NO_LINK_NOTICE =
  "Your profile holds no web address, so the button leads to example.com. Put the right link in before you approve.";

type Linked = { fields: Record<string, unknown>; repairs: string[]; notices: string[]; findings: TradeFinding[] };

const kept = (fields: Record<string, unknown>): Linked => ({ fields, repairs: [], notices: [], findings: [] });

const missing: TradeFinding = {
  id: "contacts",
  row: 4,
  kind: "link",
  severity: "claim",
  field: "callToAction.url",
  text: NO_LINK,
  found: NO_LINK,
  reason: NO_LINK_NOTICE,
  law: null,
};

/**
 * The button of an email must lead to a page the owner named. A made-up page of the owner's site becomes the site itself; where the
 * owner has no site, a stand-in has to be replaced.
 */
export function settleLink(fields: Record<string, unknown>, allow: AllowList, website: string | null): Linked {
  const button = fields["callToAction"];
  if (!isRecord(button) || typeof button["url"] !== "string") return kept(fields);
  const { url } = button;
  const leadTo = (target: string) => ({ ...fields, callToAction: { ...button, url: target } });
  if (allow.addresses.size === 0) {
    return { fields: leadTo(NO_LINK), repairs: [], notices: [NO_LINK_NOTICE], findings: [missing] };
  }
  if (isKnownPage(url, allow) || !isAllowedSite(url, allow)) return kept(fields);
  const home = website ?? `https://${[...allow.addresses][0]}`;
  return { ...kept(leadTo(home)), repairs: ["link"] };
}
