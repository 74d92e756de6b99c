import { readFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import type { Business, Campaign, Content, Usage } from "@handbill/contracts";
import { type Api, ApiError, createApi } from "./try/api.ts";
import { checkContent, checkPlan, type Finding } from "./try/check.ts";
import { printCampaign, printContent, printUsage } from "./try/print.ts";

/*
 * npm run try -- <brief.json> [--url http://localhost:3000]
 * Plays one brief through the public API of a running Handbill and ends with 1 when anything is off.
 */

type Brief = { business: { name: string }; campaign: { contentCount?: number } };

const now = (): number => performance.now() / 1000;

function readArguments(): { file: string; url: string } {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { url: { type: "string", default: "http://localhost:3000" } },
  });
  const [file] = positionals;
  if (file === undefined) throw new Error("Name a brief: npm run try -- fixtures/briefs/bakery-lisbon.json");
  return { file, url: values.url };
}

async function requireRunning(url: string): Promise<void> {
  try {
    await fetch(new URL("/health/live", url));
  } catch (cause) {
    throw new Error(`Nothing answers at ${url}. Start Handbill with "npm start" and try again.`, { cause });
  }
}

async function plan(api: Api, base: string, brief: Brief): Promise<Campaign> {
  const { reply, job } = await api.generate(`${base}/campaigns`, brief.campaign);
  if (job?.error) throw new Error(`The plan failed, ${job.error.code}: ${job.error.detail}`);
  if (!job) return (await api.call<Campaign>(reply.location ?? `${base}/campaigns/${idOf(reply.data)}`)).data;
  return (await api.call<Campaign>(`${base}/campaigns/${job.campaignId}`)).data;
}

function idOf(data: unknown): string {
  if (typeof data === "object" && data !== null && "id" in data && typeof data.id === "string") return data.id;
  throw new Error("The answer names no id.");
}

async function play(api: Api, brief: Brief): Promise<Finding[]> {
  const person = { name: "Try", email: `try-${crypto.randomUUID()}@handbill.example`, password: crypto.randomUUID() };
  await api.signUp(person);
  const { data: business } = await api.call<Business>("/api/v1/businesses", { method: "POST", body: brief.business });
  const base = `/api/v1/businesses/${business.id}`;

  console.log("Planning");
  const begun = now();
  const campaign = await plan(api, base, brief);
  const planned = now();
  printCampaign(campaign, planned - begun);

  console.log("\nWriting all contents");
  const writing = await api.generate(`${base}/campaigns/${campaign.id}/generate`, {});
  const written = now();
  const { data: contents } = await api.call<Content[]>(`${base}/contents?campaignId=${campaign.id}&limit=100`);
  for (const content of contents) printContent(content);

  const { data: usage } = await api.call<Usage>(`${base}/ai/usage`);
  printUsage(usage, { strategy: planned - begun, contents: written - planned });
  return [
    ...checkPlan(campaign, brief.campaign),
    ...contents.flatMap((content) => checkContent(content, business)),
    ...countFaults(campaign, contents),
    ...(writing.job?.error ? [{ where: "writing", fault: writing.job.error.detail }] : []),
  ];
}

function countFaults(campaign: Campaign, contents: Content[]): Finding[] {
  if (contents.length === campaign.contentCount) return [];
  return [{ where: "contents", fault: `${contents.length} were made, ${campaign.contentCount} were wanted` }];
}

async function main(): Promise<void> {
  const { file, url } = readArguments();
  const brief: Brief = JSON.parse(await readFile(file, "utf8"));
  await requireRunning(url);
  console.log(`${brief.business.name} at ${url}`);
  const findings = await play(createApi(url, console.log), brief);
  for (const { where, fault } of findings) console.error(`OFF: ${where} ${fault}`);
  console.log(findings.length === 0 ? "\nAll is as it should be." : `\n${findings.length} thing(s) are off.`);
  if (findings.length > 0) process.exitCode = 1;
}

try {
  await main();
} catch (error) {
  console.error(
    error instanceof ApiError
      ? `${error.message} ${JSON.stringify(error.problem.errors ?? "")}`
      : error instanceof Error
        ? error.message
        : error,
  );
  process.exitCode = 1;
}
