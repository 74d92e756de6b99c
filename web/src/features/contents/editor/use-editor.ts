import { Content } from "@handbill/contracts";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { isConflict } from "../../../api/call.ts";
import { updateContent } from "../../../api/contents.ts";
import { describeError } from "../../../api/describe-error.ts";
import { ApiError, NetworkError } from "../../../api/problem.ts";
import { findContent, holdRefetches, storeContent } from "../api/content-cache.ts";
import { emptyFields } from "../fields/empty-fields.ts";
import { sameFields, withValue, type DraftFields } from "../fields/field-path.ts";
import { rulesAtHand } from "../fields/use-rules.ts";
import { hasText } from "../fields/excerpt.ts";
import { createAutosave, type SaveState, type Stored } from "./autosave.ts";
import { keepDraft, readDraft } from "./local-draft.ts";
import { useMay } from "../../../api/permissions.ts";

const storedOf = ({ version, fields }: Content): Stored => ({ version, fields: fields ?? {} });

/** The content as somebody else has left it, when that is why a save was refused. */
function theirsIn(error: unknown): Content | null {
  if (!isConflict(error)) return null;
  const current = Content.safeParse(error.problem.current);
  return current.success ? current.data : null;
}

const isPassing = (error: unknown): boolean =>
  error instanceof NetworkError || (error instanceof ApiError && (error.status >= 500 || error.status === 429));

/** What was typed before and never reached the server; null when there is nothing of that kind. */
function unsaved({ id, fields }: Content) {
  const draft = readDraft(id);
  return draft !== null && !sameFields(draft.fields, fields ?? {}) ? draft : null;
}

export type Editor = ReturnType<typeof useEditor>;

/** One content being edited: what is typed, how its saving goes, and the decisions after a conflict. Keyed by content. */
export function useEditor(content: Content, businessId: string) {
  const { id, channel, version } = content;
  const client = useQueryClient();
  const mayEdit = useMay("edit");
  // Whoever may not write any more sends nothing that was typed before.
  const [draft] = useState(() => (mayEdit ? unsaved(content) : null));
  const [typed, setTyped] = useState<DraftFields | null>(draft?.fields ?? null);
  const [save, setSave] = useState<SaveState>({ kind: "idle" });
  const stored = () => storedOf(findContent(client, businessId, id) ?? content);
  const [autosave] = useState(() =>
    createAutosave({
      async send(fields, basedOn) {
        const updated = await updateContent(businessId, id, basedOn, { fields });
        await holdRefetches(client, businessId);
        storeContent(client, businessId, updated);
        return storedOf(updated);
      },
      objection(fields) {
        const problems = rulesAtHand()?.problemsOf(channel, fields);
        return (problems?.find(({ over }) => over) ?? problems?.[0])?.message ?? null;
      },
      empties: (fields) => !hasText(channel, fields) && hasText(channel, stored().fields),
      conflictIn(error) {
        const theirs = theirsIn(error);
        if (theirs === null) return null;
        storeContent(client, businessId, theirs);
        return { ...storedOf(theirs), changedAt: theirs.updatedAt };
      },
      isPassing,
      sentenceFor: (error) => describeError(error).detail,
      keep: (unconfirmed) => keepDraft(id, unconfirmed),
      onState(state) {
        setSave(state);
        if (state.kind === "saved") setTyped(null);
      },
    }),
  );

  useEffect(() => {
    autosave.start();
    if (draft !== null) autosave.change(draft.fields, { version: draft.version, fields: {} });
    return () => autosave.stop();
  }, [autosave, draft]);

  useEffect(() => {
    autosave.seen({ version, fields: content.fields ?? {} });
  }, [autosave, version, content.fields]);

  const fields = typed ?? content.fields ?? emptyFields(channel);
  const change = (next: DraftFields, shown: Stored = storedOf(content)) => {
    setTyped(next);
    autosave.change(next, shown);
  };
  return {
    fields,
    save,
    wasRestored: draft !== null && typed !== null && sameFields(typed, draft.fields),
    isTyped: typed !== null,
    change: (next: DraftFields) => change(next),
    set: (path: string, value: unknown) => change(withValue(fields, path, value)),
    /** Saves what waits. Gives the version the server then has, 0 when nothing was typed; null when something could not be saved. */
    settle: async () => {
      await autosave.flush();
      return autosave.isDirty() ? null : autosave.version();
    },
    /** For an Undo: pressed long after this drawing, it starts from what is there by then. */
    bringBack: (earlier: DraftFields) => change(earlier, stored()),
    /** What the owner has made of both texts after a conflict. */
    merge: (theirs: Stored, merged: DraftFields) => {
      setTyped(merged);
      autosave.change(merged, theirs);
      void autosave.keepMine(theirs);
    },
    saveEmpty: () => void autosave.saveEmpty(),
    /** Gives up what is typed; the server's text is shown again. */
    putBack: () => {
      autosave.takeTheirs(stored());
      setTyped(null);
    },
    keepMine: (theirs: Stored) => void autosave.keepMine(theirs),
    takeTheirs: (theirs: Stored) => autosave.takeTheirs(theirs),
  };
}
