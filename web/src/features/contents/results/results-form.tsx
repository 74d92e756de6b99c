import { type Analytics, type AnalyticsUpdate, type Content, ENTERED_COUNTS } from "@handbill/contracts";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { enterResults } from "../../../api/analytics.ts";
import { useActiveBusiness } from "../../../api/businesses.ts";
import { campaignQuery } from "../../../api/campaigns.ts";
import { describeError } from "../../../api/describe-error.ts";
import { today } from "../../../ui/dates.ts";
import { FieldMessage } from "../../../ui/field-message.tsx";
import { FormDialog } from "../../../ui/form-dialog.tsx";
import { typedMoney } from "../../../ui/money.ts";
import { PlainButton } from "../../../ui/plain-button.tsx";
import { PlainField } from "../../../ui/plain-field.tsx";
import { toast } from "../../../ui/toast.ts";
import { resultMessages as copy } from "./messages.ts";
import { type Problems, readNumbers, type Typed } from "./read-numbers.ts";

type ResultsFormProps = { content: Content; businessId: string; results: Analytics; onClose: () => void };

/** What was entered before, in all: entries of several days become their sum. */
function typedBefore({ entries }: Analytics, day: string, currency: string): Typed {
  const sumOf = (name: (typeof ENTERED_COUNTS)[number] | "cost" | "revenue"): number | null => {
    const known = entries.map((entry) => entry[name]).filter((value) => value !== null);
    return known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0);
  };
  const countOf = (name: (typeof ENTERED_COUNTS)[number]): string => String(sumOf(name) ?? "");
  const of = entries.find((entry) => entry.currency !== null)?.currency ?? currency;
  const amountOf = (name: "cost" | "revenue"): string => {
    const amount = sumOf(name);
    return amount === null ? "" : typedMoney({ amount, currency: of });
  };
  return {
    day: entries.at(-1)?.day ?? day,
    impressions: countOf("impressions"),
    sends: countOf("sends"),
    opens: countOf("opens"),
    clicks: countOf("clicks"),
    conversions: countOf("conversions"),
    replies: countOf("replies"),
    cost: amountOf("cost"),
    revenue: amountOf("revenue"),
    currency: of,
  };
}

/** Numbers that the network keeps, as the owner reads them there. */
export function ResultsForm({ content, businessId, results, onClose }: ResultsFormProps) {
  const client = useQueryClient();
  const { timezone } = useActiveBusiness();
  const { data: campaign } = useQuery({ ...campaignQuery(businessId, content.campaignId), throwOnError: false });
  const [typed, setTyped] = useState(() =>
    typedBefore(
      results,
      today(timezone, new Date(content.publishedAt ?? Date.now())),
      campaign?.budget?.currency ?? "",
    ),
  );
  const [problems, setProblems] = useState<Problems>({});
  const saving = useMutation({
    mutationFn: (update: AnalyticsUpdate) => enterResults(client, businessId, content.id, update),
    onSuccess: () => {
      onClose();
      toast(copy.saved);
    },
  });
  const field = (name: keyof Typed, label: string) => (
    <PlainField
      key={name}
      label={label}
      inputMode={name === "cost" || name === "revenue" ? "decimal" : name === "currency" ? "text" : "numeric"}
      value={typed[name]}
      error={problems[name]}
      onChange={({ target }) => setTyped({ ...typed, [name]: target.value })}
    />
  );
  const counts = ENTERED_COUNTS.filter(
    (name) => content.channel === "email" || typed[name] !== "" || (name !== "sends" && name !== "opens"),
  );
  return (
    <FormDialog
      title={copy.formTitle}
      onClose={onClose}
      isSaving={saving.isPending}
      words={{ cancel: copy.cancel, submit: copy.save }}
      actions={
        results.entries.length > 0 && (
          <PlainButton variant="quiet" disabled={saving.isPending} onClick={() => saving.mutate({})}>
            {copy.clear}
          </PlainButton>
        )
      }
      onSubmit={() => {
        const read = readNumbers(typed);
        setProblems("problems" in read ? read.problems : {});
        if ("update" in read) saving.mutate(read.update);
      }}
    >
      <p className="text-sm text-muted">{copy.formHint}</p>
      <div className="grid grid-cols-2 items-start gap-3">
        {counts.map((name) => field(name, copy.counts[name]))}
        {field("cost", copy.cost)}
        {field("revenue", copy.revenue)}
        {field("currency", copy.currency)}
        <PlainField
          label={copy.day}
          type="date"
          value={typed.day}
          onChange={({ target }) => setTyped({ ...typed, day: target.value })}
        />
      </div>
      {saving.isError && <FieldMessage>{describeError(saving.error).detail}</FieldMessage>}
    </FormDialog>
  );
}
