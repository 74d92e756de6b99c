import { useSuspenseQuery } from "@tanstack/react-query";
import { useActiveBusiness } from "../../../api/businesses.ts";
import { meQuery } from "../../../api/me.ts";
import { PageHeader } from "../../../ui/page-header.tsx";
import { Section } from "../../../ui/section.tsx";
import { DeleteAccount } from "./delete-account.tsx";
import { Exports } from "./exports.tsx";
import { myDataMessages as words } from "./messages.ts";

/** For those with an account: a look around is erased by itself. */
function OfAccount() {
  const { data: user } = useSuspenseQuery(meQuery);
  if (user.guest) return null;
  return (
    <>
      <Exports />
      <DeleteAccount />
    </>
  );
}

/** What somebody may take along, and the way out for good. */
export function MyDataPage() {
  const { name } = useActiveBusiness();
  return (
    <>
      <PageHeader title={words.title} documentTitle={`${words.title} · ${name}`} description={words.lead} />
      <div className="grid gap-4 md:gap-6">
        <Section errorTitle={words.loadFailed}>
          <OfAccount />
        </Section>
      </div>
    </>
  );
}
