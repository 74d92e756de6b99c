import { createVisitorBounds } from "../infrastructure/visitor-bounds.ts";
import { audienceRoutes, contactMergeRoutes } from "../routes/audience-routes.ts";
import { contactRoutes } from "../routes/contact-routes.ts";
import { contactTableRoutes } from "../routes/contact-table-routes.ts";
import { publicSubscriptionRoutes, subscriptionRoutes } from "../routes/subscription-routes.ts";
import { createAudienceService } from "../services/audience-service.ts";
import { createContactImportService } from "../services/contact-import-service.ts";
import { createContactMergeService } from "../services/contact-merge-service.ts";
import { createContactService } from "../services/contact-service.ts";
import { createSubscriptionService } from "../services/subscription-service.ts";
import { createSuppressionService } from "../services/suppression-service.ts";
import type { Ground, Part } from "./part.ts";

const HOUR_MS = 3_600_000;
/** The servers of a large mail provider press for many people from few addresses, and follow every link of a mailing at once. */
const VISITS = { ofVisitor: 6_000, ofPlace: 12_000 };
/** A person enters one address. */
const ENTRIES = { ofVisitor: 20, ofPlace: 600 };

/** Contacts: who may be written to, and what each of them said. */
export function composeContacts({ store, businesses, config: { publicUrl } }: Ground): Part {
  const contacts = createContactService({ store, businesses });
  const subscriptions = createSubscriptionService({ store, businesses, publicUrl });
  const { admits } = createVisitorBounds(VISITS);
  const { admits: admitsEntries } = createVisitorBounds(ENTRIES);
  return {
    routes: [
      contactRoutes(contacts),
      contactMergeRoutes(createContactMergeService({ store, businesses })),
      audienceRoutes(createAudienceService({ store, businesses }), createSuppressionService({ store, businesses })),
      contactTableRoutes(createContactImportService({ store, businesses })),
      subscriptionRoutes(subscriptions),
    ],
    publicRoutes: [publicSubscriptionRoutes({ subscriptions, admits, admitsEntries })],
    chores: [
      [
        "erasing contacts that were removed a month ago, or never confirmed their address",
        HOUR_MS,
        () => contacts.sweep(),
      ],
    ],
  };
}
