import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { businessQuery, openSampleBusiness } from "../../api/businesses.ts";
import { keys } from "../../api/keys.ts";
import { ErrorPanel } from "../../ui/error-panel.tsx";
import { PendingButton } from "../../ui/pending-button.tsx";
import { messages } from "./messages.ts";

/** One press to a business that is already described. */
export function SampleCard() {
  const client = useQueryClient();
  const navigate = useNavigate();
  const opening = useMutation({
    mutationFn: openSampleBusiness,
    onSuccess: async (business) => {
      client.setQueryData(businessQuery(business.id).queryKey, business);
      void client.invalidateQueries({ queryKey: keys.businesses });
      await navigate({ to: "/b/$businessId", params: { businessId: business.id } });
    },
  });
  return (
    <section
      aria-labelledby="sample"
      className="grid gap-3 rounded-card border border-dashed border-control p-4 md:flex md:items-center md:justify-between md:gap-6 md:p-6"
    >
      <div className="grid gap-1">
        <h2 id="sample" className="text-base">
          {messages.sampleTitle}
        </h2>
        <p className="text-sm text-muted">{messages.sampleText}</p>
        {opening.isError && (
          <ErrorPanel error={opening.error} title={messages.sampleFailed} onRetry={() => opening.mutate()} />
        )}
      </div>
      <div className="shrink-0">
        <PendingButton isPending={opening.isPending} onClick={() => opening.mutate()}>
          {opening.isPending ? messages.opening : messages.sample}
        </PendingButton>
      </div>
    </section>
  );
}
