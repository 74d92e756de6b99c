import { composeAnalytics } from "./analytics.ts";
import { composeContactForm } from "./contact-form.ts";
import { composeContacts } from "./contacts.ts";
import { composeMessages } from "./messages.ts";
import { composePages } from "./pages.ts";
import type { Ground, Part } from "./part.ts";
import { composePublishing } from "./publishing.ts";
import { composeRights } from "./rights.ts";
import { composeStudio } from "./studio.ts";
import { composeTracking } from "./tracking.ts";

/** The parts of the product that stand beside the making of texts. A new one gets its file here and its line below. */
export async function composeParts(ground: Ground): Promise<Required<Part>> {
  const tracking = await composeTracking(ground);
  const publishing = composePublishing(ground, tracking);
  const parts: Part[] = [
    composeStudio(ground),
    publishing.part,
    tracking.part,
    composeAnalytics(ground),
    composePages(ground, publishing.connections, tracking.counting),
    composeContactForm(ground),
    composeContacts(ground),
    composeMessages(ground),
    composeRights(ground),
  ];
  return {
    routes: parts.flatMap(({ routes = [] }) => routes),
    publicRoutes: parts.flatMap(({ publicRoutes = [] }) => publicRoutes),
    chores: parts.flatMap(({ chores = [] }) => chores),
    works: parts.flatMap(({ works = [] }) => works),
    async close() {
      await Promise.all(parts.map(async ({ close }) => close?.()));
    },
  };
}
