import { useSuspenseQuery } from "@tanstack/react-query";
import { useActiveBusiness } from "../../../api/businesses.ts";
import { PageHeader } from "../../../ui/page-header.tsx";
import { Section } from "../../../ui/section.tsx";
import { Skeleton } from "../../../ui/skeleton.tsx";
import { inboxSettingsQuery } from "../api/reply-habits.ts";
import { HoursCard } from "./hours-card.tsx";
import { settingsMessages as words } from "./messages.ts";
import { SavedRepliesCard } from "./saved-replies-card.tsx";
import { SignatureCard } from "./signature-card.tsx";
import { Permitted } from "../../../ui/permitted.tsx";

function Settings() {
  const { id: businessId } = useActiveBusiness();
  const { data: settings } = useSuspenseQuery(inboxSettingsQuery(businessId));
  return (
    <div className="grid gap-4">
      <Permitted takes="edit">
        <SavedRepliesCard businessId={businessId} />
      </Permitted>
      <Permitted takes="manage">
        <SignatureCard businessId={businessId} settings={settings} />
        <HoursCard businessId={businessId} settings={settings} />
      </Permitted>
    </div>
  );
}

/** How a business answers: saved replies, the signature, the hours. */
export function InboxSettingsPage() {
  const { name } = useActiveBusiness();
  return (
    <>
      <PageHeader title={words.title} documentTitle={`${words.title} · ${name}`} description={words.lead} />
      <Section errorTitle={words.loadFailed} skeleton={<Skeleton height="page" />}>
        <Settings />
      </Section>
    </>
  );
}
