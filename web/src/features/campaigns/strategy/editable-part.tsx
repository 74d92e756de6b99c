import type { Campaign, PlanPart as PartName } from "@handbill/contracts";
import { PenLine } from "lucide-react";
import { lazy, Suspense, useEffect, useRef, useState, type ReactNode } from "react";
import { PlainButton } from "../../../ui/plain-button.tsx";
import { Skeleton } from "../../../ui/skeleton.tsx";
import { CHAPTERS } from "./anchors.ts";
import { strategyMessages as copy } from "./messages.ts";
import { keepPlanDraft, readPlanDraft } from "./plan-drafts.ts";
import { PlanPart } from "./plan-part.tsx";
import { useMay } from "../../../api/permissions.ts";

const loadForm = () => import("./edit/part-form.tsx");
const PartForm = lazy(() => loadForm().then((file) => ({ default: file.PartForm })));

function DraftNote({ onOpen, onDiscard }: { onOpen: () => void; onDiscard: () => void }) {
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-2 rounded-card bg-ai-soft px-4 py-2 text-sm text-ai print:hidden">
      <span>{copy.hasDraft}</span>
      <span className="flex flex-wrap gap-2">
        <PlainButton size="sm" onClick={onOpen}>
          {copy.goOn}
        </PlainButton>
        <PlainButton size="sm" variant="quiet" onClick={onDiscard}>
          {copy.discard}
        </PlainButton>
      </span>
    </div>
  );
}

/** A chapter that its owner can change in its place. While a new plan is being made it can only be read. */
export function EditablePart({
  campaign,
  part,
  children,
}: {
  campaign: Campaign;
  part: PartName;
  children: ReactNode;
}) {
  const [isOpen, setIsOpen] = useState(false);
  const [hasDraft, setHasDraft] = useState(() => readPlanDraft(campaign.id, part) !== null);
  const edit = useRef<HTMLButtonElement>(null);
  const comesBack = useRef(false);
  useEffect(() => {
    if (isOpen || !comesBack.current) return;
    comesBack.current = false;
    edit.current?.focus();
  }, [isOpen]);
  const { anchor, title } = CHAPTERS[part];
  const mayEdit = useMay("edit");
  const isLocked = campaign.status === "planning" || !mayEdit;

  const open = () => setIsOpen(true);
  const close = () => {
    setHasDraft(readPlanDraft(campaign.id, part) !== null);
    setIsOpen(false);
    comesBack.current = true;
  };
  const discard = () => {
    keepPlanDraft(campaign.id, part, null);
    setHasDraft(false);
    edit.current?.focus();
  };
  const button = (
    <button
      ref={edit}
      type="button"
      aria-label={copy.editPart(title)}
      onPointerEnter={() => void loadForm()}
      onFocus={() => void loadForm()}
      onClick={open}
      className="tap inline-flex items-center gap-1.5 rounded-control px-3 text-sm font-medium text-muted hover:bg-sunk hover:text-ink print:hidden"
    >
      <PenLine size={15} aria-hidden />
      {copy.edit}
    </button>
  );
  return (
    <PlanPart anchor={anchor} title={title} action={!isOpen && !isLocked && button}>
      {isOpen ? (
        <Suspense fallback={<Skeleton lines={3} />}>
          <PartForm campaign={campaign} part={part} title={title} onClose={close} onReopen={open} />
        </Suspense>
      ) : (
        <>
          {hasDraft && !isLocked && <DraftNote onOpen={open} onDiscard={discard} />}
          {children}
        </>
      )}
    </PlanPart>
  );
}
