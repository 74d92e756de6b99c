import type { Content, Job } from "@handbill/contracts";
import { lazy, Suspense, useMemo, useState } from "react";
import { useCancelJob } from "../../../api/jobs.ts";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { cx } from "../../../ui/classes.ts";
import { PlainButton } from "../../../ui/plain-button.tsx";
import { Skeleton } from "../../../ui/skeleton.tsx";
import { useHandler } from "../../../ui/use-handler.ts";
import { messages } from "../messages.ts";
import { ApprovedMeter } from "./approved-meter.tsx";
import { BoardFilters } from "./board-filters.tsx";
import { useBoardSearch } from "./board-search.ts";
import { groupContents, inReadingOrder, neighbour, nextToLookAt } from "./board-view.ts";
import { ContentGroups } from "./content-groups.tsx";
import { cardLink } from "./card-link.ts";
import { useKeySetting } from "../../../ui/use-key-setting.ts";
import { useGenerate } from "../api/content-changes.ts";
import { useApprovals } from "./use-approvals.ts";
import { useBoardActions } from "./use-board-actions.ts";
import { focusOnceThere } from "./focus-once-there.ts";
import { useBoardKeys } from "./use-board-keys.ts";
import { useEditorWarm } from "./use-editor-warm.ts";
import { useWideScreen } from "./use-wide-screen.ts";
import { afterPaint } from "../../../ui/after-paint.ts";
import { lazyPart } from "../../../ui/lazy-part.ts";
import { useMay } from "../../../api/permissions.ts";

const KeysHelp = lazy(() =>
  afterPaint()
    .then(() => import("./keys-help.tsx"))
    .then((file) => ({ default: file.KeysHelp })),
);
const EditorPanel = lazyPart("features/contents/board/editor-panel.tsx", () =>
  import("./editor-panel.tsx").then((file) => file.EditorPanel),
);
const EditorDialog = lazyPart("features/contents/board/editor-dialog.tsx", () =>
  import("./editor-dialog.tsx").then((file) => file.EditorDialog),
);

const focusedCard = (): string | undefined =>
  document.activeElement?.closest<HTMLElement>("[data-card]")?.dataset["card"];

function toggleKeysHelp(): void {
  const help = document.querySelector<HTMLDetailsElement>("[data-keys-help]");
  if (help === null) return;
  help.open = !help.open;
  help.querySelector("summary")?.focus();
}

/** The cards, and beside them the piece that is open. */
export function BoardView({ businessId, contents }: { businessId: string; contents: Content[] }) {
  const { search, change } = useBoardSearch();
  const isWide = useWideScreen();
  const actions = useBoardActions(businessId);
  // Kept here and not in the editor, which is another one when the window becomes narrower: why it failed stays to be read.
  const asking = useGenerate(businessId);
  const stopping = useCancelJob();
  const [byHand, setByHand] = useState("");
  const keySetting = useKeySetting();
  const mayApprove = useMay("approve");
  const [turn, setTurn] = useState(0);
  useEditorWarm(contents.length > 0);

  const Editor = isWide ? EditorPanel : EditorDialog;
  const groups = groupContents(contents, search.group, search);
  const order = inReadingOrder(groups);
  const open = contents.find(({ id }) => id === search.item);
  const present = open?.id ?? focusedCard;

  const show = (content: Content | undefined, takesFocus: boolean) => {
    if (content === undefined) return;
    if (takesFocus) setTurn(turn + 1);
    change({ item: content.id }, { isStep: open === undefined });
  };
  const close = () => {
    const last = open?.id;
    change({ item: undefined });
    if (last !== undefined) requestAnimationFrame(() => cardLink(last)?.focus());
  };
  const step = (direction: 1 | -1) => {
    const at = typeof present === "function" ? present() : present;
    const next = neighbour(order, at, direction);
    if (next === undefined) return;
    if (open !== undefined) show(next, false);
    cardLink(next.id)?.focus();
  };
  const { approveAndGoOn, approveByKey } = useApprovals({ order, open, show, approve: actions.approve });
  /** To a button of the open piece; from a card, the piece is opened first. */
  const reach = (selector: string) => {
    const card = focusedCard();
    if (open === undefined)
      show(
        contents.find(({ id }) => id === card),
        true,
      );
    if (open !== undefined || card !== undefined) focusOnceThere(selector);
  };
  /** Takes a waiting piece out of the writer's hands, and opens it as an empty sheet. */
  const writeMyself = (content: Content, job: Job) =>
    stopping.mutate(job, {
      onSuccess() {
        setByHand(content.id);
        show(content, true);
      },
    });

  useBoardKeys(
    {
      next: () => step(1),
      previous: () => step(-1),
      open: () => show(contents.find(({ id }) => id === focusedCard()) ?? open ?? order[0], true),
      rewrite: () => reach("[data-rewrite] button"),
      schedule: () => reach("[data-schedule] button"),
      undo: actions.undo,
      help: toggleKeysHelp,
      approve: () => mayApprove && approveByKey(contents.find(({ id }) => id === focusedCard())),
      close() {
        // Over the page the dialog closes itself.
        if (open !== undefined && isWide) close();
      },
    },
    keySetting.isOn,
  );

  const approveCard = useHandler(approveAndGoOn);
  const showCard = useHandler((content: Content) => show(content, true));
  const write = useHandler(actions.write);
  const reopen = useHandler(actions.reopen);
  const remove = useHandler(actions.remove);
  const takeOver = useHandler(writeMyself);
  // The same as long as the keys are: a card is drawn anew when its piece changes, not with every step on the board.
  const cardActions = useMemo(
    () => ({
      approve: approveCard,
      check: showCard,
      write,
      open: () => setTurn((before) => before + 1),
      show: showCard,
      reopen,
      remove,
      writeMyself: takeOver,
      hasKeys: keySetting.isOn,
    }),
    [approveCard, showCard, write, reopen, remove, takeOver, keySetting.isOn],
  );

  if (contents.length === 0) return <EmptyState title={messages.emptyTitle}>{messages.empty}</EmptyState>;
  return (
    <div className="grid gap-4">
      <ApprovedMeter
        contents={contents}
        isSticky={open === undefined || !isWide}
        onReview={() => show(nextToLookAt(order, ""), true)}
      />
      <div className="flex flex-wrap items-start justify-between gap-3">
        <BoardFilters contents={contents} search={search} onChange={(changes) => change(changes)} />
        <Suspense>
          <KeysHelp isOn={keySetting.isOn} onChange={keySetting.change} />
        </Suspense>
      </div>
      <div
        className={cx(
          "grid items-start gap-6",
          open !== undefined && "gap-x-4 min-[70rem]:grid-cols-[13rem_minmax(0,1fr)]",
        )}
      >
        {order.length === 0 ? (
          <EmptyState
            title={messages.nothingMatches}
            actions={
              <PlainButton onClick={() => change({ channel: undefined, status: undefined })}>
                {messages.showAll}
              </PlainButton>
            }
          />
        ) : (
          <ContentGroups
            groups={groups}
            grouping={search.group}
            isInColumns={search.group === "status" && isWide && open === undefined}
            openId={isWide ? open?.id : undefined}
            actions={cardActions}
          />
        )}
        {open !== undefined && (
          <Suspense fallback={isWide ? <Skeleton height="page" /> : null}>
            <Editor
              content={open}
              businessId={businessId}
              turn={turn}
              asking={asking}
              isByHand={byHand === open.id}
              hasNext={nextToLookAt(order, open.id) !== undefined}
              onApprove={approveAndGoOn}
              onReopen={actions.reopen}
              onRemove={(content) => {
                actions.remove(content);
                close();
              }}
              onClose={close}
            />
          </Suspense>
        )}
      </div>
    </div>
  );
}
