import type { QueryClient } from "@tanstack/react-query";
import { hasFirstAnswers } from "../api/first-answers.ts";

type Context = { client: QueryClient };
type Params = { businessId: string; campaignId?: string };

/** Only where the page came with answers: otherwise its skeletons stand while they are asked for. */
export async function lookFirst({ context, params }: { context: Context; params: Params }): Promise<void> {
  if (!hasFirstAnswers()) return;
  const first = await import("./first-look.ts");
  await first.lookFirst(context.client, params.businessId, params.campaignId);
}
