import { createVisitorBounds } from "../infrastructure/visitor-bounds.ts";
import { contactFormRoutes } from "../routes/contact-form-routes.ts";
import { publicFormRoutes } from "../routes/public-form-routes.ts";
import { createContactFormService } from "../services/contact-form-service.ts";
import type { Ground, Part } from "./part.ts";

const HOUR_MS = 3_600_000;
/** Far above what a person does with a form, and room for an office behind one address; and far above a good day of one business. */
const VISITS = { ofVisitor: 300, ofPlace: 900 };

/** The form by which everybody can write to a business. */
export function composeContactForm({ store, businesses, keys: { keyring }, config: { publicUrl } }: Ground): Part {
  const forms = createContactFormService({ store, businesses, keyring, publicUrl });
  const { admits } = createVisitorBounds(VISITS);
  return {
    routes: [contactFormRoutes(forms)],
    publicRoutes: [publicFormRoutes({ forms, admits })],
    chores: [["forgetting from where forms were sent", HOUR_MS, () => forms.forget()]],
  };
}
