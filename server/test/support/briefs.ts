import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { BusinessCreateInput, CampaignCreate } from "@handbill/contracts";

export type Brief = { business: BusinessCreateInput; campaign: CampaignCreate };

const FOLDER = join(import.meta.dirname, "../../../fixtures/briefs");

/** The example businesses with the campaign each wants, by file name. */
export const briefs: Record<string, Brief> = Object.fromEntries(
  readdirSync(FOLDER)
    .filter((name) => name.endsWith(".json"))
    .map((name) => [name.replace(".json", ""), JSON.parse(readFileSync(join(FOLDER, name), "utf8"))]),
);

export function brief(name: string): Brief {
  const found = briefs[name];
  if (!found) throw new Error(`There is no brief ${name}.`);
  return found;
}
