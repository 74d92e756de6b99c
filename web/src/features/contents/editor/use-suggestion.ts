import type { Content } from "@handbill/contracts";
import { useEffect, useRef, useState } from "react";
import { sameFields, type DraftFields } from "../fields/field-path.ts";
import { keepAsked, readAsked, type AskedRewrite } from "./asked-rewrite.ts";
import type { Editor } from "./use-editor.ts";
import type { Wish } from "./wish.ts";

export type Suggestion = {
  /** The owner's own text. */
  before: DraftFields;
  wish: Wish;
  accept: () => void;
  keepMine: () => void;
  tryAgain: () => void;
};

/** True when the text is another one than before the rewrite was asked for. */
const hasArrived = ({ fields, failure }: Content, asked: AskedRewrite): boolean =>
  failure === null && fields !== null && !sameFields(fields, asked.stored) && !sameFields(fields, asked.fields);

/** Asks for rewrites, and holds each as a suggestion until the owner has decided. It survives a reload. Keyed by content. */
export function useSuggestion(content: Content, editor: Editor, start: (wish: Wish) => Promise<boolean>) {
  const { id, status } = content;
  const [asked, setAsked] = useState(() => readAsked(id));
  const isOver = asked !== null && asked.isStarted && status !== "generating";
  const isShown = isOver && hasArrived(content, asked);
  const { change } = editor;

  if (isOver && !isShown) setAsked({ ...asked, isStarted: false, isGivenUp: true });

  useEffect(() => keepAsked(id, asked?.isGivenUp === true ? null : asked), [id, asked]);

  const returned = useRef<AskedRewrite>(null);
  useEffect(() => {
    if (asked?.isGivenUp !== true || returned.current === asked) return;
    returned.current = asked;
    // It failed or was stopped. A text that was too long to be saved goes back to where it was.
    if (!sameFields(asked.fields, asked.stored)) change(asked.fields);
  }, [asked, change]);

  const ask = async (wish: Wish, from: DraftFields = editor.fields) => {
    const isSaved = (await editor.settle()) !== null;
    if (!isSaved && wish.fields === undefined) return;
    const hadText = content.fields !== null;
    const before = { fields: from, stored: isSaved ? from : (content.fields ?? {}), wish };
    setAsked(hadText ? { ...before, isStarted: false } : null);
    const isStarted = await start(wish);
    setAsked(hadText && isStarted ? { ...before, isStarted } : null);
    if (isStarted && !isSaved) editor.putBack();
  };
  const accept = () => setAsked(null);

  const pending = asked !== null && !isOver ? asked.wish : null;
  if (!isShown) return { suggestion: null, pending, ask, accept };
  const suggestion: Suggestion = {
    before: asked.fields,
    wish: asked.wish,
    accept,
    keepMine: () => {
      setAsked(null);
      change(asked.fields);
      void editor.settle();
    },
    tryAgain: () => {
      change(asked.fields);
      void ask(asked.wish, asked.fields);
    },
  };
  return { suggestion, pending, ask, accept };
}
