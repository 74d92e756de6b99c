import type { InboxSettings, MessageSend } from "@handbill/contracts";
import type { RefObject } from "react";
import { TextLink } from "../../../ui/button-link.tsx";
import { PendingButton } from "../../../ui/pending-button.tsx";
import { Failure } from "./failure.tsx";
import { composerMessages as words } from "./messages.ts";
import type { SendChoice } from "./send-choices.ts";
import type { useSubmit } from "./use-submit.ts";

type Tick = { box: RefObject<HTMLInputElement | null>; isTicked: boolean; onTick: (isTicked: boolean) => void };

type FootProps = {
  businessId: string;
  isNote: boolean;
  settings: InboxSettings | undefined;
  /** The usual way to send, and the other one. */
  choices: readonly [SendChoice, SendChoice];
  submit: ReturnType<typeof useSubmit>;
  /** Where somebody has to say first that it is right. */
  tick: Tick | undefined;
  onSubmit: (wish: MessageSend) => void;
};

/** What is added of itself to every reply. */
const Signature = ({ signature, businessId }: { signature: string; businessId: string }) => (
  <div className="grid gap-1 text-sm text-muted">
    {signature.trim() !== "" && (
      <>
        <p>{words.signature}</p>
        <p dir="auto" className="border-s-2 border-line ps-3 whitespace-pre-wrap wrap-anywhere">
          {signature}
        </p>
      </>
    )}
    <p>
      <TextLink isAlone to="/b/$businessId/settings/inbox" params={{ businessId }}>
        {words.setSignature}
      </TextLink>
    </p>
  </div>
);

/** Where a person says that a draft is right of which the writer is not sure. */
const Checked = ({ box, isTicked, onTick }: Tick) => (
  <label className="tap flex items-center gap-3">
    <input
      ref={box}
      type="checkbox"
      className="size-5 shrink-0"
      checked={isTicked}
      onChange={(event) => onTick(event.target.checked)}
    />
    <span>{words.checked}</span>
  </label>
);

type ButtonsProps = Pick<FootProps, "settings" | "choices" | "submit" | "onSubmit">;

function SendButtons({ settings, choices: [usual, other], submit: { send }, onSubmit }: ButtonsProps) {
  return (
    <div className="grid gap-2">
      {settings?.isOpen === false && <p className="text-sm text-muted">{words.closed}</p>}
      <div className="flex flex-wrap items-center gap-2">
        <PendingButton
          takes="publish"
          variant="primary"
          isPending={send.isPending}
          onClick={() => onSubmit(usual.wish)}
        >
          {send.isPending ? words.sending : usual.label}
        </PendingButton>
        <PendingButton takes="publish" isPending={send.isPending} onClick={() => onSubmit(other.wish)}>
          {other.label}
        </PendingButton>
        <span className="hidden text-sm text-muted md:pointer-fine:inline">{words.keys}</span>
      </div>
    </div>
  );
}

/** The end of the composer: the signature, what has to be ticked, why it failed, and the buttons that let it go. */
export function ComposerFoot({ businessId, isNote, settings, choices, submit, tick, onSubmit }: FootProps) {
  const { note, send } = submit;
  if (isNote) {
    return (
      <div className="grid gap-3">
        {note.isError && <Failure error={note.error} title={words.noteFailed} businessId={businessId} />}
        <div>
          <PendingButton variant="primary" isPending={note.isPending} onClick={() => onSubmit({})}>
            {note.isPending ? words.saving : words.saveNote}
          </PendingButton>
        </div>
        <p role="status" className="sr-only">
          {note.isSuccess && words.noteKept}
        </p>
      </div>
    );
  }
  return (
    <div className="grid gap-3">
      <Signature signature={settings?.signature ?? ""} businessId={businessId} />
      {tick && <Checked {...tick} />}
      {send.isError && <Failure error={send.error} title={words.sendFailed} businessId={businessId} />}
      <SendButtons settings={settings} choices={choices} submit={submit} onSubmit={onSubmit} />
    </div>
  );
}
