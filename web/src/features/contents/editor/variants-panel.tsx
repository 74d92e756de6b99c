import type { Content, ContentVariant } from "@handbill/contracts";
import { ChevronLeft, ChevronRight } from "lucide-react";
import { memo, useRef, useState } from "react";
import { describeError } from "../../../api/describe-error.ts";
import { EstimateNote } from "../../../ui/estimate-note.tsx";
import { JobProgress } from "../../../ui/job-progress.tsx";
import { PlainButton, PlainIconButton } from "../../../ui/plain-button.tsx";
import { StartFailure } from "../../../ui/start-failure.tsx";
import { toast } from "../../../ui/toast.ts";
import { useStartVariants, useTakeVariant, useVariants } from "../api/variant-changes.ts";
import { sameFields, type DraftFields } from "../fields/field-path.ts";
import type { Editor } from "./use-editor.ts";
import { VariantCard } from "./variant-card.tsx";
import { variantMessages as copy } from "./variant-messages.ts";

const COUNT = 3;

/** On a phone one version at a time: swiped, or by button. */
function Stepper({ list, total }: { list: () => HTMLElement | null; total: number }) {
  const [place, setPlace] = useState(0);
  const step = (by: 1 | -1) => {
    const next = Math.min(Math.max(place + by, 0), total - 1);
    setPlace(next);
    list()?.children[next]?.scrollIntoView({ behavior: "smooth", block: "nearest", inline: "center" });
  };
  return (
    <div className="flex items-center justify-center gap-3 @xl:hidden">
      <PlainIconButton aria-label={copy.previous} disabled={place === 0} onClick={() => step(-1)}>
        <ChevronLeft size={20} className="rtl:-scale-x-100" aria-hidden />
      </PlainIconButton>
      <span className="text-sm text-muted tabular-nums">{copy.place(place + 1, total)}</span>
      <PlainIconButton aria-label={copy.next} disabled={place === total - 1} onClick={() => step(1)}>
        <ChevronRight size={20} className="rtl:-scale-x-100" aria-hidden />
      </PlainIconButton>
    </div>
  );
}

type VariantsPanelProps = Pick<Editor, "settle" | "bringBack"> & {
  content: Content;
  businessId: string;
  /** The text, shown a moment after it is typed. */
  fields: DraftFields;
  /** The text as it stands when a button is pressed. */
  textNow: () => DraftFields;
  /** The text on the screen is not the one that is saved. */
  isBlocked: boolean;
};

/** Two or three versions of a text side by side, written on a press. Using one can be undone; none is lost. */
export const VariantsPanel = memo(function VariantsPanel(props: VariantsPanelProps) {
  const { content, businessId, fields, textNow, settle, bringBack, isBlocked } = props;
  const { variants, failed, job } = useVariants(businessId, content.id);
  const starting = useStartVariants(businessId);
  const taking = useTakeVariant(businessId, content.id);
  const [isShown, setIsShown] = useState(false);
  const list = useRef<HTMLUListElement>(null);

  const write = async () => {
    setIsShown(true);
    if ((await settle()) !== null) starting.mutate({ contentId: content.id, count: COUNT });
  };
  const use = async (variant: ContentVariant) => {
    const before = textNow();
    const version = await settle();
    if (version === null) return;
    taking.mutate(
      { variant, version: Math.max(version, content.version) },
      {
        onSuccess: () => toast(copy.used, { action: { label: copy.undo, onPress: () => bringBack(before) } }),
        onError: (error) => toast(copy.useFailed, { tone: "danger", detail: describeError(error).detail }),
      },
    );
  };
  const isBusy = starting.isPending || job !== undefined;
  const hasAny = variants.length > 0;
  return (
    <section aria-label={copy.title} className="@container grid gap-3 rounded-card border border-line bg-surface p-4">
      <div className="flex flex-wrap items-center gap-2">
        {hasAny && !isBusy && (
          <PlainButton size="sm" aria-expanded={isShown} onClick={() => setIsShown(!isShown)}>
            {isShown ? copy.hide : copy.show(variants.length)}
          </PlainButton>
        )}
        <PlainButton
          takes="edit"
          size="sm"
          variant={hasAny ? "quiet" : "secondary"}
          disabled={isBusy || isBlocked}
          onClick={() => void write()}
        >
          {hasAny ? copy.again : copy.write}
        </PlainButton>
        <EstimateNote of={{ contentId: content.id, wish: { variants: COUNT } }} />
      </div>
      {starting.isError && (
        <StartFailure error={starting.error} title={copy.startFailed} onRetry={() => void write()} />
      )}
      {job !== undefined && <JobProgress job={job} />}
      {hasAny && (isShown || job !== undefined) && (
        <>
          <p className="text-sm text-muted">{copy.lead}</p>
          {failed.map(({ number, detail }) => (
            <p key={number} className="text-sm text-muted">
              {copy.failed(detail)}
            </p>
          ))}
          <ul
            ref={list}
            data-scroll-x
            className="flex snap-x snap-mandatory gap-3 overflow-x-auto p-0.5 @xl:grid @xl:grid-cols-[repeat(auto-fit,minmax(0,1fr))] @xl:overflow-visible"
          >
            {variants.map((variant) => (
              <VariantCard
                key={variant.number}
                channel={content.channel}
                variant={variant}
                isText={sameFields(variant.fields, fields)}
                isBusy={isBusy || isBlocked || taking.isPending}
                onUse={() => void use(variant)}
              />
            ))}
          </ul>
          {variants.length > 1 && <Stepper list={() => list.current} total={variants.length} />}
        </>
      )}
    </section>
  );
});
