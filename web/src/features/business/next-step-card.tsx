import { useSuspenseQuery } from "@tanstack/react-query";
import { Check } from "lucide-react";
import { useActiveBusiness } from "../../api/businesses.ts";
import { campaignsQuery } from "../../api/campaigns.ts";
import { ButtonLink } from "../../ui/button-link.tsx";
import { cardClass, cx } from "../../ui/classes.ts";
import { messages } from "./messages.ts";
import { nextStep, STEPS, type Step } from "./next-step.ts";

const words = messages.home;

const Way = ({ now }: { now: number }) => (
  <ol className="flex gap-2" aria-label={words.step(Math.min(now + 1, STEPS.length), STEPS.length)}>
    {STEPS.map((step, index) => (
      <li
        key={step}
        aria-current={index === now ? "step" : undefined}
        className="flex min-w-0 flex-1 items-center gap-2"
      >
        <span
          className={cx(
            "grid size-6 shrink-0 place-items-center rounded-full text-xs font-bold",
            index < now
              ? "bg-accent text-on-accent"
              : index === now
                ? "bg-accent-soft text-accent outline-2 outline-accent"
                : "bg-sunk text-muted",
          )}
        >
          {index < now ? <Check size={14} aria-hidden /> : index + 1}
          <span className="sr-only"> {words.steps[step].title}</span>
        </span>
        {index < STEPS.length - 1 && (
          <span aria-hidden className={cx("h-px flex-1", index < now ? "bg-accent" : "bg-line")} />
        )}
      </li>
    ))}
  </ol>
);

type GoProps = { step: Step; businessId: string; campaignId: string | undefined };

function Go({ step, businessId, campaignId }: GoProps) {
  const label = words.steps[step].action;
  if (step === "describe") {
    return (
      <ButtonLink to="/b/$businessId/settings/profile" params={{ businessId }} variant="primary">
        {label}
      </ButtonLink>
    );
  }
  if (campaignId === undefined) {
    return (
      <ButtonLink to="/b/$businessId/campaigns/new" params={{ businessId }} variant="primary">
        {label}
      </ButtonLink>
    );
  }
  return (
    <ButtonLink
      to="/b/$businessId/campaigns/$campaignId/board"
      params={{ businessId, campaignId }}
      search={step === "approve" ? { status: "draft" } : {}}
      variant="primary"
    >
      {label}
    </ButtonLink>
  );
}

/** The one thing to do next on the way from a profile to approved pieces. */
export function NextStepCard() {
  const business = useActiveBusiness();
  const { data: campaigns } = useSuspenseQuery(campaignsQuery(business.id));
  const { step, campaign } = nextStep(business, campaigns);
  const { title, text } = words.steps[step];
  const now = step === "again" ? STEPS.length : STEPS.indexOf(step);
  return (
    <section aria-labelledby="next-step" className={`${cardClass} grid gap-5 p-4 md:p-6`}>
      <Way now={now} />
      <div className="flex flex-wrap items-center justify-between gap-4">
        <div className="grid gap-1">
          <h2 id="next-step" className="text-xl">
            {title}
          </h2>
          <p className="measure text-muted">
            {campaign?.name && <strong className="font-medium text-ink">{campaign.name}. </strong>}
            {text}
          </p>
        </div>
        <Go step={step} businessId={business.id} campaignId={campaign?.id} />
      </div>
    </section>
  );
}
