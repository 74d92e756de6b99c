import { useMutation, useQuery } from "@tanstack/react-query";
import { deletionQuery, keepAccount } from "../../api/my-data.ts";
import { Banner } from "../../ui/banner.tsx";
import { formatDate } from "../../ui/dates.ts";
import { ErrorPanel } from "../../ui/error-panel.tsx";
import { PlainButton } from "../../ui/plain-button.tsx";
import { messages } from "./messages.ts";

/** Whoever asked for their account to be deleted, and comes back in time, may keep all of it. */
export function KeepAccount() {
  const { data: plan } = useQuery({ ...deletionQuery, throwOnError: false });
  const keep = useMutation({ mutationFn: keepAccount, onSuccess: () => location.assign("/") });
  if (!plan?.until) return null;
  return (
    <Banner tone="warn">
      <div className="grid gap-2">
        <p>{messages.leaving(formatDate(plan.until.slice(0, 10)))}</p>
        <span>
          <PlainButton variant="primary" disabled={keep.isPending} onClick={() => keep.mutate()}>
            {messages.keepAccount}
          </PlainButton>
        </span>
        {keep.isError && <ErrorPanel error={keep.error} title={messages.keepFailed} />}
      </div>
    </Banner>
  );
}
