import type { Channel } from "@handbill/contracts";
import type { DraftFields } from "./field-path.ts";

const EMPTY: Partial<Record<Channel, DraftFields>> = {
  instagram: { caption: "", hashtags: [], altText: "" },
  email: { subject: "", preheader: "", body: "", callToAction: { label: "", url: "" } },
  blog: { title: "", description: "", sections: [{ heading: "", body: "" }] },
  google_ads: { headlines: ["", "", ""], descriptions: ["", ""] },
};

/** The empty form of a channel, for a text that the owner writes alone. */
export const emptyFields = (channel: Channel): DraftFields => EMPTY[channel] ?? { text: "" };
