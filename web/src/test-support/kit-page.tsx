import { CHANNELS } from "@handbill/contracts";
import { Trash2, X } from "lucide-react";
import type { ReactNode } from "react";
import { ApiError } from "../api/problem.ts";
import { Banner } from "../ui/banner.tsx";
import { Card } from "../ui/card.tsx";
import { ChannelLabel } from "../ui/channel.tsx";
import { Checkbox, CheckboxGroup } from "../ui/checkbox.tsx";
import { ChoiceCards } from "../ui/choice-cards.tsx";
import { EmptyState } from "../ui/empty-state.tsx";
import { ErrorPanel } from "../ui/error-panel.tsx";
import { PageHeader } from "../ui/page-header.tsx";
import { PendingButton } from "../ui/pending-button.tsx";
import { PlainButton, PlainIconButton } from "../ui/plain-button.tsx";
import { PlainField } from "../ui/plain-field.tsx";
import { PlainSelect } from "../ui/plain-select.tsx";
import { PlainTextArea } from "../ui/plain-text-area.tsx";
import { Rating } from "../ui/rating.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { StatusPill, type PillStatus } from "../ui/status-pill.tsx";
import { TextDiff } from "../ui/text-diff.tsx";
import { TextField } from "../ui/text-field.tsx";

const STATUSES: readonly PillStatus[] = [
  "placeholder",
  "planning",
  "planned",
  "generating",
  "waiting",
  "draft",
  "approved",
  "scheduled",
  "publishing",
  "published",
  "failed",
  "missed",
  "unknown",
];
const TONES = ["info", "warn", "danger", "ok", "ai"] as const;
const VARIANTS = ["primary", "secondary", "quiet", "danger"] as const;
const CITIES = [
  { id: "lx", label: "Lisbon" },
  { id: "tk", label: "Tokyo" },
];
const broken = new ApiError({
  type: "about:blank",
  title: "Something broke",
  detail: "It is our fault, not yours.",
  status: 500,
  code: "internal",
  requestId: "7F3K-22",
});
const nothing = (): void => undefined;
const Row = ({ children }: { children: ReactNode }) => <div className="flex flex-wrap gap-3">{children}</div>;

const Buttons = () => (
  <Card title="Buttons">
    <div className="grid gap-4">
      <Row>
        {VARIANTS.map((variant) => (
          <PlainButton key={variant} variant={variant} icon={<Trash2 size={16} aria-hidden />}>
            {variant}
          </PlainButton>
        ))}
      </Row>
      <Row>
        {VARIANTS.map((variant) => (
          <PlainButton key={variant} variant={variant} size="sm">
            {variant}, small
          </PlainButton>
        ))}
        <PlainIconButton aria-label="Close">
          <X size={20} aria-hidden />
        </PlainIconButton>
      </Row>
      <Row>
        <PlainButton disabled>Not now</PlainButton>
        <PendingButton isPending variant="primary">
          Under way
        </PendingButton>
      </Row>
    </div>
  </Card>
);

const Fields = () => (
  <Card title="Fields">
    <div className="grid gap-4 md:grid-cols-2">
      <PlainField label="Name" hint="As on the door." defaultValue="Corner Bakery" />
      <PlainField label="Website" error="Write the whole address." defaultValue="corner" />
      <PlainField label="Place" disabled defaultValue="Lisbon" />
      <PlainField label="Goal" placeholder="Sell 60 breakfasts" />
      <TextField label="Preview line" isOptional value="" onChange={nothing} error="Too long by 4 characters." />
      <PlainSelect label="Time zone" choices={CITIES} defaultValue="lx" onChange={nothing} />
      <PlainSelect label="City" choices={CITIES} value="tk" onChange={nothing} error="Closed on Mondays." />
      <PlainTextArea label="Notes" rows={2} onChange={nothing} error="Write something." />
      <CheckboxGroup label="Days" hint="When it is open.">
        <Checkbox isSelected onChange={nothing}>
          Monday
        </Checkbox>
        <Checkbox isSelected={false} onChange={nothing}>
          Tuesday
        </Checkbox>
      </CheckboxGroup>
      <ChoiceCards
        legend="Goal"
        choices={[
          { id: "sell", title: "Sell something", text: "A product or a place." },
          { id: "say", title: "Say something" },
        ]}
        value="sell"
        onChange={nothing}
      />
    </div>
  </Card>
);

const States = () => (
  <>
    <Card title="Statuses and channels" isFromAi>
      <div className="grid gap-4">
        <Row>
          {STATUSES.map((status) => (
            <StatusPill key={status} status={status} />
          ))}
        </Row>
        <Row>
          {CHANNELS.map((channel) => (
            <ChannelLabel key={channel} channel={channel} />
          ))}
        </Row>
        <TextDiff before="Warm bread at six." after="Fresh bread at six on weekdays." />
        <Rating rating="up" onRate={nothing} />
      </div>
    </Card>
    {TONES.map((tone) => (
      <Banner key={tone} tone={tone} actions={<PlainButton size="sm">Try now</PlainButton>}>
        That&apos;s a lot at once. You can go on in 0:12.
      </Banner>
    ))}
    <EmptyState title="No campaigns yet" actions={<PlainButton variant="primary">Plan my first campaign</PlainButton>}>
      Most shops start with one offer and two weeks.
    </EmptyState>
    <ErrorPanel error={broken} onRetry={nothing} />
    <Card title="Loading">
      <Skeleton lines={3} />
    </Card>
  </>
);

/** Every part of the studio that more than one screen shows, in its states. */
export const KitPage = () => (
  <main className="mx-auto grid max-w-300 gap-6 bg-canvas p-4 text-ink">
    <PageHeader
      title="Parts of the studio"
      description="As they look in every theme and at every width."
      status={<StatusPill status="draft" />}
      actions={<PlainButton variant="primary">Write all 3 contents</PlainButton>}
    />
    <Buttons />
    <Fields />
    <States />
  </main>
);
