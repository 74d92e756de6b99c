import type { Channel } from "@handbill/contracts";
import type { Device } from "./preview-settings.ts";

export type Fold = {
  channel: Channel;
  /** Name in `fields`. */
  field: string;
  device: Device;
  unit: "characters" | "pixels";
  max: number;
  /** Where it is lines on the screen that are counted: a short line takes as much room as a full one. */
  lines?: number;
  source: string;
  checkedOn: string;
};

const checkedOn = "2026-11-23";
const FEEDS = "posttruncate.com: where feeds cut a text off";
const LINKEDIN = `${FEEDS}; three lines since 2024 (John Espirian)`;
const MAIL = "emailtooltester.com: what mail programs show, iPhone Mail";
const SEARCH = "findbest.tools, checkmymetaapp: widths of search results";

/**
 * About where a text is cut off before somebody asks for more. The networks publish none of it and it differs from screen to
 * screen: a hint for the first sentence, never a rule.
 */
const FOLDS: readonly Fold[] = [
  { channel: "instagram", field: "caption", device: "phone", unit: "characters", max: 125, source: FEEDS, checkedOn },
  { channel: "instagram", field: "caption", device: "desktop", unit: "characters", max: 125, source: FEEDS, checkedOn },
  { channel: "facebook", field: "text", device: "phone", unit: "characters", max: 110, source: FEEDS, checkedOn },
  { channel: "facebook", field: "text", device: "desktop", unit: "characters", max: 480, source: FEEDS, checkedOn },
  {
    channel: "linkedin",
    field: "text",
    device: "phone",
    unit: "characters",
    max: 140,
    lines: 3,
    source: LINKEDIN,
    checkedOn,
  },
  {
    channel: "linkedin",
    field: "text",
    device: "desktop",
    unit: "characters",
    max: 210,
    lines: 3,
    source: LINKEDIN,
    checkedOn,
  },
  { channel: "threads", field: "text", device: "phone", unit: "characters", max: 250, source: FEEDS, checkedOn },
  { channel: "email", field: "subject", device: "phone", unit: "characters", max: 48, source: MAIL, checkedOn },
  { channel: "email", field: "preheader", device: "phone", unit: "characters", max: 99, source: MAIL, checkedOn },
  { channel: "blog", field: "title", device: "phone", unit: "pixels", max: 580, source: SEARCH, checkedOn },
  { channel: "blog", field: "title", device: "desktop", unit: "pixels", max: 580, source: SEARCH, checkedOn },
  { channel: "blog", field: "description", device: "phone", unit: "pixels", max: 680, source: SEARCH, checkedOn },
  { channel: "blog", field: "description", device: "desktop", unit: "pixels", max: 920, source: SEARCH, checkedOn },
];

/** What every mail program shows of a subject and of the line after it, however small the screen. */
export const SEEN_EVERYWHERE = { subject: 33, preheader: 40, source: MAIL, checkedOn };

export const foldOf = (channel: Channel, field: string, device: Device): Fold | undefined =>
  FOLDS.find((fold) => fold.channel === channel && fold.field === field && fold.device === device);
