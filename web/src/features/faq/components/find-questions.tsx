import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Search } from "lucide-react";
import { keys } from "../../../api/keys.ts";
import { ErrorPanel } from "../../../ui/error-panel.tsx";
import { EstimateWords } from "../../../ui/estimate-note.tsx";
import { PendingButton } from "../../../ui/pending-button.tsx";
import { faqKey, faqQuery, findEstimateQuery, findQuestions } from "../api/faq.ts";
import { messages } from "../messages.ts";
import { useMay } from "../../../api/permissions.ts";

/** Looks for what is asked again and again, with its cost before. */
export function FindQuestions({ businessId }: { businessId: string }) {
  const client = useQueryClient();
  const mayFind = useMay("edit");
  const { data: estimate } = useQuery({ ...findEstimateQuery(businessId), enabled: mayFind });
  const finding = useMutation({
    mutationFn: async (press: object) => {
      const job = await findQuestions(businessId, press);
      await client.invalidateQueries({ queryKey: faqKey(businessId) });
      void client.invalidateQueries({ queryKey: keys.estimates(businessId) });
      const list = client.getQueryData(faqQuery(businessId).queryKey) ?? [];
      return { job, count: list.filter(({ status }) => status === "proposed").length };
    },
  });
  const failure = finding.data?.job?.error;
  return (
    <div className="grid justify-items-start gap-2">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <PendingButton
          asksWriter
          icon={<Search size={18} aria-hidden />}
          isPending={finding.isPending}
          onClick={() => finding.mutate({})}
        >
          {finding.isPending ? messages.finding : messages.find}
        </PendingButton>
        <p className="min-h-[1.5em] text-sm text-muted tabular-nums">
          {estimate?.calls === 0 ? messages.freeNow : estimate !== undefined && <EstimateWords estimate={estimate} />}
        </p>
      </div>
      <p role="status" className="text-sm text-muted">
        {finding.isSuccess && !failure ? messages.found(finding.data.count) : ""}
      </p>
      {failure && <p className="text-sm text-danger">{failure.detail}</p>}
      {finding.isError && <ErrorPanel error={finding.error} title={messages.findFailed} />}
    </div>
  );
}
