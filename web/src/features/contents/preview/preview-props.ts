import type { Channel } from "@handbill/contracts";
import type { DraftFields } from "../fields/field-path.ts";

/** What every preview of a channel is given. */
export type PreviewProps = { channel: Channel; fields: DraftFields; businessName: string; website: string | null };

/** The site as a search result names it; empty without one. */
export const hostOf = (website: string | null): string => (website === null ? "" : (URL.parse(website)?.host ?? ""));
