import { countSms, foldForSms, OPT_OUT, splitSms } from "@handbill/contracts";
import { ChevronLeft } from "lucide-react";
import { Fragment } from "react";
import { isolated } from "../../../ui/isolated.ts";
import { textAt } from "../fields/field-path.ts";
import { Avatar } from "./avatar.tsx";
import { hostOf } from "./handle.ts";
import { LinkedText } from "./linked-text.tsx";
import { previewMessages as copy } from "./messages.ts";
import { networkWords } from "./network-words.ts";
import type { PreviewProps } from "./preview-props.ts";
import { Notes, Stage } from "./stage.tsx";
import "./papers.css";

/** More letters than these outside the short alphabet are no accents: the message is in another script. */
const MANY = 6;

/** The words of a message; those that say how to stop it stand out. */
function Words({ text, ownSite }: { text: string; ownSite: string }) {
  const found = OPT_OUT.exec(text);
  if (found === null) return <LinkedText text={text} ownSite={ownSite} />;
  const [stop] = found;
  return (
    <>
      <LinkedText text={text.slice(0, found.index)} ownSite={ownSite} />
      <b className="pv-stop">{stop}</b>
      <LinkedText text={text.slice(found.index + stop.length)} ownSite={ownSite} />
    </>
  );
}

/** A text message as it is sent: in the parts that are paid for, each a bubble of its own. */
export function SmsPreview({ fields, business }: PreviewProps) {
  const text = textAt(fields, "text");
  const parts = splitSms(text);
  const { costly } = countSms(text);
  const isSplit = parts.length > 1;
  return (
    <>
      <Stage look="pv-sms" isPhone>
        <div className="pv-sms-head">
          <ChevronLeft size={20} aria-hidden className="pv-flip" />
          <span className="grid justify-items-center gap-1">
            <Avatar business={business} />
            <bdi className="pv-sub">{business.name}</bdi>
          </span>
        </div>
        <p className="pv-sub text-center">{networkWords(business.language).now}</p>
        {parts.length === 0 && <p className="pv-empty">{copy.empty}</p>}
        <div className="pv-bubbles">
          {parts.map(({ text: words, units, room }, index) => (
            // oxlint-disable-next-line react/no-array-index-key -- the place in the message is the identity
            <Fragment key={index}>
              <p className="pv-bubble">
                <Words text={words} ownSite={hostOf(business.website)} />
              </p>
              {isSplit && (
                <span lang="en" dir="ltr" data-words={copy.smsPart(index + 1, units, room)} className="pv-part" />
              )}
            </Fragment>
          ))}
        </div>
      </Stage>
      {parts.length > 0 && (
        <Notes>
          <p>
            <b className="font-medium text-ink">{copy.smsParts(parts.length)}.</b> {copy.smsCost(parts.length)}
          </p>
          {isSplit && costly.length > MANY && <p>{copy.smsScript}</p>}
          {isSplit && costly.length > 0 && costly.length <= MANY && (
            <p>{copy.smsCostly(costly.map(isolated).join(" "))}</p>
          )}
          {foldForSms(text) !== text.normalize("NFC") && <p>{copy.smsFolded}</p>}
          {!OPT_OUT.test(text) && <p className="text-ai">{copy.smsNoStop}</p>}
        </Notes>
      )}
    </>
  );
}
