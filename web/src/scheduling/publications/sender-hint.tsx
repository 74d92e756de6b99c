import type { Connection } from "@handbill/contracts";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useActiveBusiness } from "../../api/businesses.ts";
import { connectionsQuery } from "../../api/connections.ts";
import { dnsQuery } from "../../api/mail-accounts.ts";
import { Banner } from "../../ui/banner.tsx";
import { messages } from "./messages.ts";

const isMailAccount = ({ kind, offReason }: Connection): boolean => kind === "email" && offReason === null;

/** What of the mail account speaks against a first mail: no account, a test that failed or was never made, records that lack. */
export function SenderHint() {
  const { id: businessId, sample } = useActiveBusiness();
  const { data: connections } = useQuery({ ...connectionsQuery(businessId), enabled: !sample, throwOnError: false });
  if (connections === undefined) return null;
  const account = connections.find(isMailAccount);
  return account === undefined ? <Hint text={messages.noAccount} /> : <AccountHint account={account} />;
}

function AccountHint({ account }: { account: Connection }) {
  const { id: businessId } = useActiveBusiness();
  const { data } = useQuery(dnsQuery(businessId, account));
  const missing = data?.filter(({ state }) => state === "bad").length ?? 0;
  const text = [
    account.checked === null && messages.untested,
    account.checked?.ok === false && messages.testFailed,
    missing > 0 && messages.recordsMissing(missing),
  ]
    .filter(Boolean)
    .join(" ");
  return text === "" ? null : <Hint text={text} />;
}

function Hint({ text }: { text: string }) {
  const { id: businessId } = useActiveBusiness();
  return (
    <Banner tone="warn">
      {text}{" "}
      <Link to="/b/$businessId/settings/connections" params={{ businessId }} className="underline">
        {messages.toConnections}
      </Link>
    </Banner>
  );
}
