import type { Message } from "@handbill/contracts";
import { notFound } from "../core/errors.ts";
import type { OwnedBusiness } from "../data/models/business.ts";
import type { Store } from "../data/store.ts";
import type { BusinessService } from "./business-service.ts";
import { mailPage } from "./messages/mail-page.ts";

type Needs = { store: Store; businesses: BusinessService };
export type MessagePageService = ReturnType<typeof createMessagePageService>;

const PICTURES: ReadonlySet<string> = new Set(["image/png", "image/jpeg", "image/gif", "image/webp"]);
const MEGABYTE = 1024 * 1024;
/** Together, of one mail: what is bigger is among its files. */
const MOST_PICTURES = 4 * MEGABYTE;

/** Mails as they were laid out, each as a page of its own for a frame without rights. */
export function createMessagePageService({ store, businesses }: Needs) {
  /** A frame without rights can fetch nothing by the session: what came with the mail is written into it. */
  const ownPictures = async (business: OwnedBusiness, { id, attachments }: Message): Promise<Map<string, string>> => {
    const pictures = new Map<string, string>();
    let room = MOST_PICTURES;
    for (const { id: fileId, contentId, mediaType, refused, size } of attachments) {
      if (contentId === null || refused !== null || !PICTURES.has(mediaType) || size > room) continue;
      const file = await store.attachments.file(business, id, fileId);
      if (!file) continue;
      room -= size;
      pictures.set(contentId, `data:${mediaType};base64,${file.bytes.toString("base64")}`);
    }
    return pictures;
  };

  return {
    /** `showsForeign`: also pictures from elsewhere, which tell their sender that somebody looks. */
    async page(userId: string, businessId: string, messageId: string, showsForeign: boolean): Promise<string> {
      const business = await businesses.requireOwned(userId, businessId);
      const message = await store.messages.find(business, messageId);
      if (!message || message.html === null) throw notFound("Message");
      return mailPage(message, await ownPictures(business, message), showsForeign);
    },
  };
}
