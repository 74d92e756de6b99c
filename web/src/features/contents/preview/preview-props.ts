import type { Business, Channel } from "@handbill/contracts";
import type { DraftFields } from "../fields/field-path.ts";
import type { Device } from "./preview-settings.ts";

/** What every preview of a channel is given. */
export type PreviewProps = { channel: Channel; fields: DraftFields; business: Business; device: Device };
