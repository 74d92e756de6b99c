import type { Business, Channel, ContentPicture } from "@handbill/contracts";
import type { DraftFields } from "../fields/field-path.ts";
import type { Device } from "./preview-settings.ts";

/** What every preview of a channel is given. */
export type PreviewProps = {
  channel: Channel;
  fields: DraftFields;
  /** The owner's own, in their order. */
  pictures: readonly ContentPicture[];
  business: Business;
  device: Device;
};
