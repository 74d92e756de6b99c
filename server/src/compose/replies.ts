import { replyDraftRoutes } from "../routes/reply-draft-routes.ts";
import { createReplyDraftService } from "../services/reply-draft-service.ts";

type Needs = Omit<Parameters<typeof replyDraftRoutes>[0], "replies"> & Parameters<typeof createReplyDraftService>[0];

/** Replies to customers that the AI drafts. */
export const composeReplies = ({ estimates, jobs, ...needs }: Needs) =>
  replyDraftRoutes({ replies: createReplyDraftService(needs), estimates, jobs });
