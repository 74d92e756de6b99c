import { id } from "@handbill/contracts";
import * as z from "zod/mini";
import { notFound } from "../core/errors.ts";

/** The ids in an address. */
export const BusinessPath = z.strictObject({ businessId: id });
export const CampaignPath = z.strictObject({ businessId: id, campaignId: id });
export const ContentPath = z.strictObject({ businessId: id, contentId: id });
export const ContactPath = z.strictObject({ businessId: id, contactId: id });
export const AttachmentPath = z.strictObject({ businessId: id, messageId: id, attachmentId: id });
export const ConnectionPath = z.strictObject({ businessId: id, connectionId: id });
export const ConversationPath = z.strictObject({ businessId: id, conversationId: id });
export const MessagePath = z.strictObject({ businessId: id, messageId: id });
/** Of programs that know an address by its key. */
export const HookPath = z.strictObject({ businessId: id, key: z.string().check(z.maxLength(100)) });

/** Before the checks of the route, since a body is taken in only for who has the key. Throws `not_found` for what is no such address. */
export function hookIn(params: unknown): z.infer<typeof HookPath> {
  const read = HookPath.safeParse(params);
  if (!read.success) throw notFound("Address");
  return read.data;
}

export const SavedReplyPath = z.strictObject({ businessId: id, savedReplyId: id });
export const FaqPath = z.strictObject({ businessId: id, faqId: id });
export const MailingPath = z.strictObject({ businessId: id, contentId: id, mailingId: id });
export const PicturePath = z.strictObject({ businessId: id, pictureId: id });
export const PublicationPath = z.strictObject({ businessId: id, contentId: id, publicationId: id });
const version = z.coerce.number().check(z.int(), z.minimum(1), z.maximum(2_147_483_647));
export const PlanPath = z.strictObject({ businessId: id, campaignId: id, version });
export const VersionPath = z.strictObject({ businessId: id, contentId: id, version });
export const VariantPath = z.strictObject({
  businessId: id,
  contentId: id,
  number: z.coerce.number().check(z.int(), z.minimum(1), z.maximum(3)),
});
export const MemberPath = z.strictObject({ businessId: id, userId: id });
export const InvitationPath = z.strictObject({ businessId: id, invitationId: id });
export const JobPath = z.strictObject({ jobId: id });
