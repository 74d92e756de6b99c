import type { TrackedLink } from "@handbill/contracts";
import { useMutation, useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { Check } from "lucide-react";
import { describeError } from "../api/describe-error.ts";
import { keys } from "../api/keys.ts";
import { experimentQuery, steerExperiment } from "../api/links.ts";
import { PlainButton } from "../ui/plain-button.tsx";
import { toast } from "../ui/toast.ts";
import { letterOf } from "./letters.ts";
import { linkMessages as copy } from "./messages.ts";
import { RateRange } from "./rate-range.tsx";

/** The test of the destinations of a link: how it stands, and what its owner can do about it. */
export function ExperimentBox({ businessId, link }: { businessId: string; link: TrackedLink }) {
  const client = useQueryClient();
  const { data: test } = useSuspenseQuery(experimentQuery(businessId, link.id));
  const steering = useMutation({
    mutationFn: (step: "start" | "stop") => steerExperiment(businessId, link.id, step),
    onSuccess: (now) => {
      client.setQueryData(experimentQuery(businessId, link.id).queryKey, now);
      void client.invalidateQueries({ queryKey: keys.links(businessId) });
    },
    onError: (error) => toast(copy.testFailed, { tone: "danger", detail: describeError(error).detail }),
  });
  const isRunning = test?.state === "running";
  const most = Math.max(0, ...(test?.arms.map(({ rate }) => rate.high) ?? []));
  return (
    <section aria-label={copy.test} className="grid gap-3 rounded-card bg-sunk p-3">
      <p className="text-sm" role={isRunning ? undefined : "status"}>
        {test && <span className="font-medium">{copy.states[test.state]}. </span>}
        {test?.text ?? copy.testIntro}
      </p>
      {test && (
        <>
          <ol className="grid gap-3">
            {test.arms.map(({ variant, rate, url }) => (
              <li key={variant} className="grid gap-1">
                <p className="flex flex-wrap items-center gap-x-2 text-sm">
                  <span className="font-medium">{letterOf(variant)}</span>
                  <span dir="ltr" className="min-w-0 wrap-anywhere text-muted">
                    {url}
                  </span>
                  {test.winner === variant && (
                    <span className="inline-flex items-center gap-1 font-medium text-ok">
                      <Check size={16} aria-hidden />
                      {copy.winner}
                    </span>
                  )}
                </p>
                <RateRange rate={rate} most={most} />
              </li>
            ))}
          </ol>
          <p className="text-sm text-muted">{copy.rangeNote}</p>
        </>
      )}
      <div>
        <PlainButton
          takes="publish"
          size="sm"
          disabled={steering.isPending}
          onClick={() => steering.mutate(isRunning ? "stop" : "start")}
        >
          {isRunning ? copy.stop : test ? copy.again : copy.start}
        </PlainButton>
      </div>
    </section>
  );
}
