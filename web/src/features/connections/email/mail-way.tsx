import type { ReactNode } from "react";
import { hintClass } from "../../../ui/classes.ts";
import { PlainButton } from "../../../ui/plain-button.tsx";
import { useCopy } from "../../../ui/use-copy.ts";
import { CopyField } from "../components/copy-field.tsx";
import { emailMessages } from "./messages.ts";

type MailWayProps = {
  words: { title: string; copy: string; signed: string; copySecret: string };
  /** What is read, or why nothing is. */
  lead: ReactNode;
  /** Where a mail service posts, and its key; undefined while that is asked for. */
  way: { url: string; secret: string } | undefined;
};

/** A way by which mails come in: a mailbox that is read, or an address that a mail service posts to. */
export function MailWay({ words, lead, way }: MailWayProps) {
  const { copy, said } = useCopy(emailMessages.check);
  return (
    <details className="rounded-control border border-line px-3">
      <summary className="tap flex items-center gap-2 rounded-control py-2 text-sm font-medium">{words.title}</summary>
      <div className="grid gap-2 pb-3">
        {lead}
        {way && (
          <>
            <CopyField label={words.copy} text={way.url} onCopy={() => void copy(words.copy, way.url)} />
            <p className={hintClass}>{words.signed}</p>
            <div>
              <PlainButton size="sm" onClick={() => void copy(words.copySecret, way.secret)}>
                {words.copySecret}
              </PlainButton>
            </div>
          </>
        )}
        <p role="status" className={hintClass}>
          {said}
        </p>
      </div>
    </details>
  );
}
