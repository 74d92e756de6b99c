import {
  type Campaign,
  type CampaignCreate,
  type Content,
  type AnyJob as Job,
  MAX_CONTENT_COUNT,
} from "@handbill/contracts";
import { brief } from "./briefs.ts";
import type { Client } from "./client.ts";

export type World = { owner: Client; at: string; campaign: Campaign };

/** A business of one of the briefs with its campaign planned; `at` is the address of the business. */
export async function plannedCampaign(
  owner: Client,
  name = "bakery-lisbon",
  contentCount = 3,
  more: Partial<CampaignCreate> = {},
): Promise<World> {
  const { business, campaign } = brief(name);
  const made = await owner.post<{ id: string }>("/businesses", business);
  const at = `/businesses/${made.data.id}`;
  const planned = await owner.post<Campaign>(`${at}/campaigns`, { ...campaign, contentCount, ...more });
  if (planned.status !== 201) throw new Error(`Not planned: ${JSON.stringify(planned.problem)}`);
  return { owner, at, campaign: planned.data };
}

export async function contentsOf({ owner, at, campaign }: World): Promise<Content[]> {
  const { data } = await owner.get<Content[]>(`${at}/contents?campaignId=${campaign.id}&limit=${MAX_CONTENT_COUNT}`);
  return data;
}

/** The first content of the campaign, written. */
export async function writtenContent(world: World): Promise<Content> {
  const [first] = await contentsOf(world);
  if (!first) throw new Error("The campaign has no contents.");
  const written = await world.owner.post<Content>(`${world.at}/contents/${first.id}/generate`);
  if (written.status !== 200) throw new Error(`Not written: ${JSON.stringify(written.problem)}`);
  return written.data;
}

/** A content with a text that its owner vouched for and approved. */
export async function approvedContent({ owner, at }: World, content: Content | undefined): Promise<Content> {
  const path = `${at}/contents/${content?.id}`;
  const { data: draft } = await owner.post<Content>(`${path}/generate`);
  const claims = draft.claims.map(({ text, field }) => ({ text, field }));
  if (claims.length > 0) await owner.post(`${path}/claims/confirm`, { claims });
  const approved = await owner.post<Content>(`${path}/approve`);
  if (approved.status !== 200) throw new Error(`Not approved: ${JSON.stringify(approved.problem)}`);
  return approved.data;
}

/** The job once nobody works on it any more. */
export async function ended(owner: Client, jobId: string): Promise<Job> {
  for (;;) {
    const { data } = await owner.get<Job>(`/jobs/${jobId}?wait=20`);
    if (data.status !== "queued" && data.status !== "running") return data;
  }
}
