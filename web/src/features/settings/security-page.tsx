import { useSuspenseQuery } from "@tanstack/react-query";
import { useActiveBusiness } from "../../api/businesses.ts";
import { meQuery } from "../../api/me.ts";
import { Card } from "../../ui/card.tsx";
import { PageHeader } from "../../ui/page-header.tsx";
import { Section } from "../../ui/section.tsx";
import { securityMessages as words } from "./security/messages.ts";
import { AddressCard } from "./security/address-card.tsx";
import { DevicesCard } from "./security/devices-card.tsx";
import { ElsewhereCard } from "./security/elsewhere-card.tsx";
import { PasswordCard } from "./security/password-card.tsx";
import { PasskeysCard } from "./security/passkeys-card.tsx";
import { SecondStepCard } from "./security/second-step-card.tsx";
import { signInMessages } from "./security/sign-in-messages.ts";

function Cards() {
  const { data: user } = useSuspenseQuery(meQuery);
  if (user.guest) return <Card>{words.guest}</Card>;
  return (
    <div className="grid gap-4 md:gap-6">
      <AddressCard />
      <PasswordCard />
      <Section errorTitle={words.step.loadFailed}>
        <SecondStepCard />
      </Section>
      <Section errorTitle={words.passkeys.loadFailed}>
        <PasskeysCard />
      </Section>
      <Section errorTitle={signInMessages.elsewhere.loadFailed}>
        <ElsewhereCard />
      </Section>
      <Section errorTitle={signInMessages.devices.loadFailed}>
        <DevicesCard />
      </Section>
    </div>
  );
}

/** How somebody shows that it is them. */
export function SecurityPage() {
  const { name } = useActiveBusiness();
  return (
    <>
      <PageHeader title={words.title} documentTitle={`${words.title} · ${name}`} description={words.lead} />
      <Section>
        <Cards />
      </Section>
    </>
  );
}
