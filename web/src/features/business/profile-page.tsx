import { useActiveBusiness } from "../../api/businesses.ts";
import { ErrorPanel } from "../../ui/error-panel.tsx";
import { PageHeader } from "../../ui/page-header.tsx";
import { ClosedCard } from "./closed-card.tsx";
import { messages } from "./messages.ts";
import { BasicsCard, FactsCard, OffersCard, RulesCard, VoiceCard } from "./profile-cards.tsx";
import { ProfileGuard } from "./profile-guard.tsx";
import { SampleBanner } from "./sample-banner.tsx";
import { SenderCard } from "./sender-card.tsx";
import { SaveBar } from "./save-bar.tsx";
import { useProfileForm } from "./use-profile-form.ts";
import type { Business } from "@handbill/contracts";
import { useRef } from "react";

const words = messages.profile;

function ProfileForm({ business }: { business: Business }) {
  const form = useProfileForm(business);
  const box = useRef<HTMLFormElement>(null);
  const save = async (): Promise<boolean> => {
    const isSaved = await form.save();
    // The first wrong field is where the owner goes on.
    if (!isSaved) requestAnimationFrame(() => box.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus());
    return isSaved;
  };
  return (
    <form
      ref={box}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
      className="grid gap-4 md:gap-6"
    >
      {business.sample && <SampleBanner business={business} />}
      <BasicsCard form={form} />
      <OffersCard form={form} />
      <FactsCard form={form} />
      <VoiceCard form={form} />
      <RulesCard form={form} />
      <ClosedCard form={form} />
      <SenderCard form={form} />
      {form.failure !== null && (
        <ErrorPanel error={form.failure} title={words.saveFailed} onRetry={() => void save()} />
      )}
      <SaveBar form={form} />
      <ProfileGuard isDirty={form.isDirty} onSave={save} />
    </form>
  );
}

/** Everything the writer may know about the business. */
export function ProfilePage() {
  const business = useActiveBusiness();
  return (
    <>
      <PageHeader title={words.title} documentTitle={`${words.title} · ${business.name}`} description={words.lead} />
      <ProfileForm key={business.id} business={business} />
    </>
  );
}
