import { useQuery, useSuspenseQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useActiveBusiness, useBusinessId, businessesQuery } from "../../api/businesses.ts";
import { meQuery } from "../../api/me.ts";
import { lazy, Suspense } from "react";
import { ButtonLink, TextLink } from "../../ui/button-link.tsx";
import { Card } from "../../ui/card.tsx";
import { PageHeader } from "../../ui/page-header.tsx";
import { PlainButton } from "../../ui/plain-button.tsx";
import { Section } from "../../ui/section.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { signOut } from "../../ui/sign-out.ts";
import { messages } from "./messages.ts";

const KeepAccount = lazy(() => import("./keep-account.tsx").then((file) => ({ default: file.KeepAccount })));

const words = messages.account;

function Person() {
  const businessId = useBusinessId();
  const { data: user } = useSuspenseQuery(meQuery);
  if (user.guest) {
    return (
      <Suspense fallback={<Skeleton height="card" />}>
        <KeepAccount />
      </Suspense>
    );
  }
  return (
    <Card>
      <dl className="grid gap-x-6 gap-y-3 md:grid-cols-[minmax(0,8rem)_minmax(0,2fr)]">
        <dt className="text-muted">{words.name}</dt>
        <dd className="font-medium">{user.name}</dd>
        <dt className="text-muted">{words.email}</dt>
        <dd className="font-medium break-all">{user.email}</dd>
      </dl>
      {user.confirmEmail && (
        <p className="mt-4 text-muted">
          {words.unconfirmed}{" "}
          <TextLink to="/b/$businessId/settings/security" params={{ businessId }}>
            {words.confirm}
          </TextLink>
        </p>
      )}
    </Card>
  );
}

function Businesses() {
  const { data: businesses = [] } = useQuery({ ...businessesQuery, throwOnError: false });
  return (
    <Card title={words.businesses} actions={<ButtonLink to="/welcome">{words.addBusiness}</ButtonLink>}>
      <ul className="divide-y divide-line">
        {businesses.map(({ id, name, sample }) => (
          <li key={id}>
            <Link
              to="/b/$businessId"
              params={{ businessId: id }}
              className="row -mx-2 flex items-center justify-between gap-3 rounded-control px-2 hover:bg-sunk"
            >
              <span className="min-w-0 truncate font-medium">{name}</span>
              {sample && <span className="rounded-full bg-sunk px-2 text-xs text-muted">{words.sample}</span>}
            </Link>
          </li>
        ))}
      </ul>
    </Card>
  );
}

/** Who is signed in, what belongs to them, and the way out. */
export function AccountPage() {
  const { name } = useActiveBusiness();
  return (
    <>
      <PageHeader title={words.title} documentTitle={`${words.title} · ${name}`} description={words.lead} />
      <div className="grid gap-4 md:gap-6">
        <Section errorTitle={words.loadFailed}>
          <Person />
        </Section>
        <Businesses />
        <Card>
          <div className="flex flex-wrap items-center justify-between gap-3">
            <p className="text-muted">{words.signOutText}</p>
            <PlainButton onClick={() => void signOut()}>{words.signOut}</PlainButton>
          </div>
        </Card>
      </div>
    </>
  );
}
