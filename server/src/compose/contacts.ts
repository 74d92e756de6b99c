import { contactRoutes } from "../routes/contact-routes.ts";
import { createContactService } from "../services/contact-service.ts";
import type { Ground, Part } from "./part.ts";

const HOUR_MS = 3_600_000;

/** Contacts: who may be written to, and what each of them said. */
export function composeContacts({ store, businesses }: Ground): Part {
  const contacts = createContactService({ store, businesses });
  return {
    routes: [contactRoutes(contacts)],
    chores: [["erasing contacts that were removed a month ago", HOUR_MS, () => contacts.sweep()]],
  };
}
