import type { Content } from "@handbill/contracts";
import { useEffect, useRef } from "react";
import { nextPaint } from "../../../ui/after-paint.ts";
import { openClaims } from "../fields/open-claims.ts";
import { nextToLookAt } from "./board-view.ts";
import { cardLink } from "./card-link.ts";

type Needs = {
  /** The board from top to bottom. */
  order: readonly Content[];
  /** The piece that is open beside the cards or over them. */
  open: Content | undefined;
  show(content: Content, takesFocus: boolean): void;
  /** Ends when it is stored, or has failed and said so. */
  approve(content: Content): Promise<void>;
};

const pressApprove = (): void => document.querySelector<HTMLElement>("[data-approve]")?.click();

/**
 * Approving one piece after the other, as fast as somebody presses: a press that comes while the next piece is still on its way is
 * done as soon as that piece is there, and what was approved a moment ago is not taken for the next one.
 */
export function useApprovals({ order, open, show, approve }: Needs) {
  const underWay = useRef(new Set<string>());
  const goingTo = useRef<string | undefined>(undefined);
  const kept = useRef(0);
  const openId = open?.id;
  const asksFirst = open !== undefined && openClaims(open.claims).length > 0;

  /** Approves what was seen, and ends when that is stored or has failed; attention moves on to the next piece that needs a look. What is to be confirmed first is shown instead. */
  const approveAndGoOn = async (content: Content): Promise<void> => {
    if (openClaims(content.claims).length > 0) {
      show(content, true);
      return;
    }
    underWay.current.add(content.id);
    const rest = order.filter(({ id }) => id === content.id || !underWay.current.has(id));
    const next = nextToLookAt(rest, content.id);
    if (open === undefined) cardLink(next?.id ?? "")?.focus();
    else {
      goingTo.current = next?.id;
      // The pressed button is seen before the next piece is drawn.
      await nextPaint();
      if (next !== undefined && goingTo.current === next.id) show(next, true);
    }
    await approve(content).finally(() => underWay.current.delete(content.id));
  };

  useEffect(() => {
    const isThere = openId !== undefined && openId === goingTo.current;
    goingTo.current = undefined;
    const presses = isThere ? kept.current : 0;
    // Whoever has to confirm something is shown that, and goes on by herself.
    kept.current = asksFirst ? 0 : Math.max(presses - 1, 0);
    if (presses > 0) pressApprove();
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- only when another piece has come
  }, [openId]);

  /** The key: for the open piece by its own button, which saves unsaved words first; otherwise for the card that has the focus. */
  const approveByKey = (focused: Content | undefined): void => {
    if (open === undefined) {
      if (focused?.status === "draft" && !underWay.current.has(focused.id)) void approveAndGoOn(focused);
    } else if (goingTo.current !== undefined) kept.current += 1;
    else if (open.status === "draft") pressApprove();
  };
  return { approveAndGoOn, approveByKey };
}
