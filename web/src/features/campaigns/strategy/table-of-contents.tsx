import { useEffect, useState } from "react";
import { CHAPTERS, ORDER, type Anchor } from "./anchors.ts";
import { strategyMessages as copy } from "./messages.ts";

/** The chapter that is being read: the topmost one in the upper part of the window. */
function useReadChapter(): Anchor {
  const [read, setRead] = useState<Anchor>(CHAPTERS.summary.anchor);
  useEffect(() => {
    const seen = new Set<string>();
    const watcher = new IntersectionObserver(
      (changes) => {
        for (const { target, isIntersecting } of changes) seen[isIntersecting ? "add" : "delete"](target.id);
        const top = ORDER.map((part) => CHAPTERS[part].anchor).find((anchor) => seen.has(anchor));
        if (top !== undefined) setRead(top);
      },
      { rootMargin: "-10% 0px -60% 0px" },
    );
    for (const part of ORDER) {
      const chapter = document.querySelector(`#${CHAPTERS[part].anchor}`);
      if (chapter) watcher.observe(chapter);
    }
    return () => watcher.disconnect();
  }, []);
  return read;
}

/** The chapters of the plan, on screens that have room beside it. */
export function TableOfContents() {
  const read = useReadChapter();
  return (
    <nav aria-label={copy.contents} className="hidden gap-2 lg:grid print:hidden">
      <h2 className="px-3 text-sm font-medium text-muted">{copy.contents}</h2>
      <ul className="grid border-s border-line">
        {ORDER.map((part) => {
          const { anchor, title } = CHAPTERS[part];
          return (
            <li key={part}>
              <a
                href={`#${anchor}`}
                aria-current={anchor === read ? "location" : undefined}
                className="tap -ms-px flex items-center border-s-2 border-transparent px-3 py-1 text-sm text-muted hover:text-ink aria-[current=location]:border-accent aria-[current=location]:font-medium aria-[current=location]:text-ink"
              >
                {title}
              </a>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
