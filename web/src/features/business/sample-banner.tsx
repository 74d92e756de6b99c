import { GUEST_KEPT_HOURS, type Business, type BusinessCreateInput, type User } from "@handbill/contracts";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { Sprout } from "lucide-react";
import { businessQuery, createBusiness } from "../../api/businesses.ts";
import { describeError } from "../../api/describe-error.ts";
import { keys } from "../../api/keys.ts";
import { meQuery } from "../../api/me.ts";
import { Banner } from "../../ui/banner.tsx";
import { ButtonLink } from "../../ui/button-link.tsx";
import { formatMoment } from "../../ui/dates.ts";
import { browserLocale } from "../../ui/locales.ts";
import { PlainButton } from "../../ui/plain-button.tsx";
import { toast } from "../../ui/toast.ts";
import { messages } from "./home-messages.ts";

const words = messages.sample;

/** How the sample speaks and where; never its offers and facts, which are true for nobody else. */
const likeSample = ({ industry, audience, tone, voice, constraints, channels }: Business): BusinessCreateInput => ({
  name: words.name,
  industry,
  audience,
  tone,
  voice,
  constraints,
  channels,
  ...browserLocale(),
});

/** Says that this is the sample, and makes a business of one's own from it with one press. */
export function SampleBanner({ business }: { business: Business }) {
  const { data: user } = useQuery({ ...meQuery, throwOnError: false });
  return user?.guest === true ? (
    <GuestBanner user={user} timezone={business.timezone} />
  ) : (
    <OwnerBanner business={business} />
  );
}

/** Until when a look around is kept, and how to keep it for good. */
function GuestBanner({ user, timezone }: { user: User; timezone: string }) {
  const until = new Date(Date.parse(user.createdAt) + GUEST_KEPT_HOURS * 3_600_000);
  return (
    <Banner
      tone="info"
      icon={<Sprout size={18} aria-hidden />}
      actions={
        <ButtonLink size="sm" from="/b/$businessId" to="/b/$businessId/settings/account">
          {words.keep}
        </ButtonLink>
      }
    >
      {words.guest(formatMoment(until, timezone))}
    </Banner>
  );
}

function OwnerBanner({ business }: { business: Business }) {
  const client = useQueryClient();
  const navigate = useNavigate();
  const making = useMutation({
    mutationFn: createBusiness,
    onSuccess: async (own) => {
      client.setQueryData(businessQuery(own.id).queryKey, own);
      void client.invalidateQueries({ queryKey: keys.businesses });
      await navigate({ to: "/b/$businessId/settings/profile", params: { businessId: own.id } });
      toast(words.made, { tone: "ok", detail: words.madeDetail });
    },
    onError: (error) => toast(words.failed, { tone: "danger", detail: describeError(error).title }),
  });
  return (
    <Banner
      tone="info"
      icon={<Sprout size={18} aria-hidden />}
      actions={
        <PlainButton size="sm" disabled={making.isPending} onClick={() => making.mutate(likeSample(business))}>
          {making.isPending ? words.making : words.own}
        </PlainButton>
      }
    >
      {words.text}
    </Banner>
  );
}
