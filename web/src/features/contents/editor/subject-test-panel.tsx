import type { Content, SubjectTest } from "@handbill/contracts";
import { useMutation, useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { Check } from "lucide-react";
import { useState } from "react";
import { useActiveBusiness } from "../../../api/businesses.ts";
import { describeError } from "../../../api/describe-error.ts";
import { removeSubjectTest, subjectTestQuery } from "../../../api/subject-tests.ts";
import { letterOf } from "../../../links/letters.ts";
import { RateRange } from "../../../links/rate-range.tsx";
import { momentWords } from "../../../scheduling/moments.ts";
import { cardClass } from "../../../ui/classes.ts";
import { PlainButton } from "../../../ui/plain-button.tsx";
import { Section } from "../../../ui/section.tsx";
import { Skeleton } from "../../../ui/skeleton.tsx";
import { toast } from "../../../ui/toast.ts";
import { Written } from "../../../ui/written.tsx";
import { SubjectTestForm } from "./subject-test-form.tsx";
import { subjectTestMessages as copy } from "./subject-test-messages.ts";

type SubjectTestPanelProps = { content: Content; businessId: string };

/** What came of each subject: how many mails have it, and the two rates with their honest range. */
function Report({ test }: { test: SubjectTest }) {
  const most = (kind: "openRate" | "clickRate"): number => Math.max(0, ...test.subjects.map((one) => one[kind].high));
  const rates = [
    ["clickRate", copy.clicked, "click"],
    ["openRate", copy.opened, "open"],
  ] as const;
  const hasNumbers = test.state !== "planned";
  return (
    <ol className="grid gap-4">
      {test.subjects.map((subject, place) => (
        <li key={subject.text} className="grid gap-2">
          <p className="flex flex-wrap items-baseline gap-x-2 text-sm">
            <span className="font-medium">{letterOf(place)}</span>
            <Written className="min-w-0 wrap-anywhere">{subject.text}</Written>
            {hasNumbers && <span className="text-muted tabular-nums">{copy.sent(subject.sent)}</span>}
            {test.winner === place ? (
              <span className="inline-flex items-center gap-1 font-medium text-ok">
                <Check size={16} aria-hidden />
                {copy.winner}
              </span>
            ) : (
              test.rest === place && test.share < 100 && <span className="text-muted">{copy.rest}</span>
            )}
          </p>
          {hasNumbers && (
            <dl className="grid gap-2 @md:grid-cols-2 @md:gap-x-6">
              {rates.map(([kind, name, measure]) => (
                <div key={kind} className="grid gap-1">
                  <dt className="text-sm">
                    {name}
                    {test.measure === measure && <span className="text-muted"> · {copy.decides}</span>}
                  </dt>
                  <dd>
                    <RateRange rate={subject[kind]} most={most(kind)} />
                  </dd>
                </div>
              ))}
            </dl>
          )}
        </li>
      ))}
    </ol>
  );
}

function Panel({ content, businessId }: SubjectTestPanelProps) {
  const client = useQueryClient();
  const { timezone } = useActiveBusiness();
  const query = subjectTestQuery(businessId, content.id);
  const { data: test } = useSuspenseQuery(query);
  const [isOpen, setOpen] = useState(false);
  const removing = useMutation({
    mutationFn: () => removeSubjectTest(businessId, content.id),
    onSuccess: () => {
      client.setQueryData(query.queryKey, null);
      toast(copy.removed);
    },
    onError: (error) => toast(copy.failed, { tone: "danger", detail: describeError(error).detail }),
  });
  const isDraft = content.status === "draft";
  if (test === null && !isDraft) return null;
  return (
    <section aria-labelledby="subject-test" className={`${cardClass} @container grid gap-3 p-4`}>
      <div className="flex flex-wrap items-baseline justify-between gap-x-4">
        <h3 id="subject-test" className="text-base">
          {copy.title}
        </h3>
        {test && <span className="text-sm text-muted">{copy.states[test.state]}</span>}
      </div>
      {test && !isOpen && (
        <>
          <p className="text-sm" role="status">
            {test.text} {test.state === "running" && test.endsAt && copy.endsAt(momentWords(test.endsAt, timezone))}
          </p>
          <Report test={test} />
          {test.state !== "planned" && <p className="text-sm text-muted">{copy.rangeNote}</p>}
        </>
      )}
      {!test && !isOpen && <p className="text-sm text-muted">{copy.intro}</p>}
      {isOpen && (
        <SubjectTestForm content={content} businessId={businessId} test={test} onClose={() => setOpen(false)} />
      )}
      {isDraft && !isOpen && (
        <div className="flex flex-wrap gap-2">
          <PlainButton takes="edit" size="sm" onClick={() => setOpen(true)}>
            {test ? copy.change : copy.begin}
          </PlainButton>
          {test && (
            <PlainButton
              takes="edit"
              size="sm"
              variant="quiet"
              disabled={removing.isPending}
              onClick={() => removing.mutate()}
            >
              {copy.remove}
            </PlainButton>
          )}
        </div>
      )}
      {test?.state === "planned" && !isDraft && <p className="text-sm text-muted">{copy.locked}</p>}
    </section>
  );
}

/** Two or three subjects for one email: planned, running, and what came of it. */
export const SubjectTestPanel = (props: SubjectTestPanelProps) => (
  <Section errorTitle={copy.failed} skeleton={<Skeleton lines={2} />}>
    <Panel {...props} />
  </Section>
);
