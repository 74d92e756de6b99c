import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { createPortal } from "react-dom";
import { useActiveBusiness } from "../api/businesses.ts";
import { inboxCountsQuery } from "../api/inbox.ts";
import { messages } from "./unread-messages.ts";

/** The inbox itself hears of new mail at once; everywhere else it is asked for while the page can be seen. */
const LOOK_AGAIN_MS = 30_000;

/** Behind the words of the side, at the corner of the icon where that is a rail. */
const IN_SIDE = "md:max-lg:absolute md:max-lg:ms-7 md:max-lg:mb-5 lg:ms-auto";
/** At the corner of the icon in the bar of a phone. */
const IN_BAR = "absolute ms-8 mt-1.5";

const INBOX = /^\/b\/[^/]+\/inbox$/;

type Entry = { link: Element; isInSide: boolean };

/** Where the navigation leads to the inbox: beside the page, and at the bottom of a phone. */
const entriesOf = (inFrame: Element): Entry[] =>
  Array.from(inFrame.closest("[data-frame]")?.querySelectorAll("nav a") ?? [])
    .filter((link) => INBOX.test(link.getAttribute("href") ?? ""))
    .map((link) => ({ link, isInSide: link.closest("header") !== null }));

function Badge({ count, className }: { count: number; className: string }) {
  return (
    <span className={`rounded-full bg-accent px-1.5 text-xs font-medium text-on-accent tabular-nums ${className}`}>
      <span aria-hidden>{messages.shown(count)}</span>
      <span className="sr-only">{messages.heard(count)}</span>
    </span>
  );
}

/** How many conversations have something unread, at the inbox in the navigation, which is drawn long before that is known. */
export function UnreadBadge() {
  const { id: businessId } = useActiveBusiness();
  const { data: counts } = useQuery({ ...inboxCountsQuery(businessId), refetchInterval: LOOK_AGAIN_MS });
  const [inFrame, setInFrame] = useState<Element | null>(null);
  const count = counts?.unread ?? 0;
  return (
    <>
      <span ref={setInFrame} hidden />
      {inFrame !== null &&
        count > 0 &&
        entriesOf(inFrame).map(({ link, isInSide }) =>
          createPortal(
            <Badge count={count} className={isInSide ? IN_SIDE : IN_BAR} />,
            link,
            isInSide ? "side" : "bar",
          ),
        )}
    </>
  );
}
