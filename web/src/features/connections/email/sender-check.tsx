import type { Connection, DnsFinding } from "@handbill/contracts";
import { useMutation, useQuery } from "@tanstack/react-query";
import { CircleAlert, CircleCheck, CircleHelp, TriangleAlert, type LucideIcon } from "lucide-react";
import type { ReactNode } from "react";
import { useActiveBusiness } from "../../../api/businesses.ts";
import { describeError } from "../../../api/describe-error.ts";
import { dnsQuery, makeDkimKey } from "../../../api/mail-accounts.ts";
import { useCopy } from "../../../ui/use-copy.ts";
import { cx, hintClass } from "../../../ui/classes.ts";
import { PlainButton } from "../../../ui/plain-button.tsx";
import { Skeleton } from "../../../ui/skeleton.tsx";
import { toast } from "../../../ui/toast.ts";
import { CopyField } from "../components/copy-field.tsx";
import { emailMessages } from "./messages.ts";

const words = emailMessages.check;

const LOOKS: Record<DnsFinding["state"], { icon: LucideIcon; tone: string }> = {
  good: { icon: CircleCheck, tone: "text-ok" },
  warning: { icon: TriangleAlert, tone: "text-ai" },
  bad: { icon: CircleAlert, tone: "text-danger" },
  ask: { icon: CircleHelp, tone: "text-info" },
};

type Copy = ReturnType<typeof useCopy>["copy"];

function DnsRecord({ record, copy }: { record: NonNullable<DnsFinding["record"]>; copy: Copy }) {
  const rows = [
    { term: words.name, text: record.name, label: words.copyName },
    { term: words.value, text: record.value, label: words.copyValue },
  ];
  return (
    <dl className="grid gap-1 text-sm sm:grid-cols-[4rem_minmax(0,1fr)]">
      <dt className="text-muted">{words.type}</dt>
      <dd className="font-mono text-xs leading-5">{record.type}</dd>
      {rows.map(({ term, text, label }) => (
        <div key={term} className="contents">
          <dt className="text-muted sm:pt-1">{term}</dt>
          <dd className="min-w-0">
            <CopyField label={label} text={text} onCopy={() => void copy(label, text)} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

type FindingProps = { finding: DnsFinding; copy: Copy; children?: ReactNode };

function Finding({ finding: { about, state, sentence, record }, copy, children }: FindingProps) {
  const { icon: Icon, tone } = LOOKS[state];
  return (
    <li className="flex items-start gap-2.5 py-2.5">
      <Icon size={18} aria-hidden className={cx("mt-0.5 shrink-0", tone)} />
      <div className="grid min-w-0 flex-1 gap-2 text-sm">
        <p>
          <span className="font-medium">
            {words.about[about]}
            <span className="sr-only">, {words.states[state]}</span>
          </span>
          <span className="block break-words text-muted">{sentence}</span>
        </p>
        {record && <DnsRecord record={record} copy={copy} />}
        {children}
      </div>
    </li>
  );
}

/** A key of one's own, for who has a provider that does not sign. */
function MakeKey({ connection, store }: SenderCheckProps) {
  const { id: businessId } = useActiveBusiness();
  const making = useMutation({
    mutationFn: () => makeDkimKey(businessId, connection),
    onSuccess: (changed) => {
      store(changed);
      toast(words.keyMade, { tone: "ok" });
    },
    onError: (error) => toast(words.keyFailed, { tone: "danger", detail: describeError(error).detail }),
  });
  return (
    <div className="grid gap-1.5">
      <p className={hintClass}>{words.makeKeyText}</p>
      <div>
        <PlainButton size="sm" disabled={making.isPending} onClick={() => making.mutate()}>
          {making.isPending ? words.makingKey : words.makeKey}
        </PlainButton>
      </div>
    </div>
  );
}

type SenderCheckProps = { connection: Connection; store: (connection: Connection) => void };

/** What other mail servers find when they ask whether a mail is really from this sender, with each record to copy that is missing. */
export function SenderCheck({ connection, store }: SenderCheckProps) {
  const { id: businessId } = useActiveBusiness();
  const { data, isError, isFetching, refetch } = useQuery(dnsQuery(businessId, connection));
  const { copy, said } = useCopy(words);
  const missing = data?.filter(({ state }) => state === "bad").length ?? 0;
  const isGood = data?.every(({ state }) => state === "good") === true;
  const hasRecord = data?.some(({ record }) => record !== undefined) === true;
  return (
    <section aria-labelledby={`check-${connection.id}`} className="grid gap-1">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h3 id={`check-${connection.id}`} className="text-base">
          {words.title}
        </h3>
        <PlainButton size="sm" variant="quiet" disabled={isFetching} onClick={() => void refetch()}>
          {isFetching ? words.checking : words.again}
        </PlainButton>
      </div>
      {isError && !data && <p className={hintClass}>{words.failed}</p>}
      {!data && !isError && <Skeleton lines={4} />}
      {data && missing > 0 && <p className="text-sm font-medium">{words.missing(missing)}</p>}
      {isGood && <p className="text-sm font-medium">{words.good}</p>}
      <ul className="divide-y divide-line">
        {data?.map((finding) => (
          <Finding key={finding.about} finding={finding} copy={copy}>
            {finding.about === "dkim" && finding.state === "ask" && connection.settings["dkimSelector"] === "" && (
              <MakeKey connection={connection} store={store} />
            )}
          </Finding>
        ))}
      </ul>
      {hasRecord && <p className={hintClass}>{words.where}</p>}
      <p role="status" className={hintClass}>
        {said}
      </p>
    </section>
  );
}
