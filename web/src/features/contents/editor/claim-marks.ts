import type { Claim } from "@handbill/contracts";
import { useEffect } from "react";
import { findMarks } from "./find-marks.ts";

const NAME = "claims";
/** Never part of a text: the server refuses it. */
const BETWEEN = "\0";

function textNodesOf(place: Element): Text[] {
  const walker = document.createTreeWalker(place, NodeFilter.SHOW_TEXT);
  const nodes: Text[] = [];
  while (walker.nextNode()) if (walker.currentNode instanceof Text) nodes.push(walker.currentNode);
  return nodes;
}

function rangesIn(place: Element, statements: readonly string[]): Range[] {
  const nodes = textNodesOf(place);
  const pieces = nodes.map(({ data }) => data);
  return statements.flatMap((statement) =>
    findMarks(pieces, statement).flatMap(({ piece, from, to }) => {
      const node = nodes[piece];
      if (node === undefined) return [];
      const range = new Range();
      range.setStart(node, from);
      range.setEnd(node, to);
      return [range];
    }),
  );
}

/** Underlines in the preview what is not confirmed yet. The browser draws the marks: the preview itself stays as it is. */
export function useClaimMarks(claims: readonly Claim[]): void {
  const statements = claims.map(({ text }) => text).join(BETWEEN);
  useEffect(() => {
    // Browsers without highlights show the list alone.
    if (!("highlights" in CSS) || statements === "") return undefined;
    const place = document.querySelector("[data-preview]");
    if (place === null) return undefined;
    const draw = () => CSS.highlights.set(NAME, new Highlight(...rangesIn(place, statements.split(BETWEEN))));
    const observer = new MutationObserver(draw);
    observer.observe(place, { childList: true, characterData: true, subtree: true });
    draw();
    return () => {
      observer.disconnect();
      CSS.highlights.delete(NAME);
    };
  }, [statements]);
}
