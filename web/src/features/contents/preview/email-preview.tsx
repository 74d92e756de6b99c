import { Ellipsis, Reply, Star } from "lucide-react";
import type { ReactNode } from "react";
import { isolated } from "../../../ui/isolated.ts";
import { textAt } from "../fields/field-path.ts";
import { Avatar } from "./avatar.tsx";
import { cutText, firstCharacters } from "./cut-text.ts";
import { foldOf, SEEN_EVERYWHERE } from "./folds.ts";
import { MarkdownView } from "./markdown-view.tsx";
import { previewMessages as copy } from "./messages.ts";
import { networkWords } from "./network-words.ts";
import type { PreviewProps } from "./preview-props.ts";
import { Notes, Stage } from "./stage.tsx";
import "./papers.css";

const OtherMail = () => (
  <div aria-hidden className="pv-mail pv-mail-other">
    <i className="pv-dot" />
    <i />
    <i />
  </div>
);

/** One line of a list, cut where a mail program cuts it. */
const Line = ({
  text,
  field,
  device,
  className,
}: { text: string; field: string; className: string } & Pick<PreviewProps, "device">) => {
  const { shown, hidden } = cutText(text, foldOf("email", field, device));
  return (
    <bdi className={className} title={hidden === "" ? undefined : text}>
      {hidden === "" ? text : `${shown}…`}
    </bdi>
  );
};

function Inbox({ fields, business, device }: PreviewProps) {
  const preheader = textAt(fields, "preheader");
  return (
    <div className="pv-inbox">
      <OtherMail />
      <div className="pv-mail">
        <Avatar business={business} />
        <div className="pv-mail-lines">
          <bdi className="pv-mail-from">{business.name}</bdi>
          <span className="pv-sub pv-mail-time">{networkWords(business.language).now}</span>
          <Line text={textAt(fields, "subject")} field="subject" device={device} className="pv-mail-subject" />
          <Line
            text={preheader === "" ? textAt(fields, "body").slice(0, 200) : preheader}
            field="preheader"
            device={device}
            className="pv-mail-preheader"
          />
        </div>
      </div>
      <OtherMail />
    </div>
  );
}

function Message({ fields, business }: PreviewProps) {
  const label = textAt(fields, "callToAction.label");
  return (
    <>
      <p className="pv-mail-title">{textAt(fields, "subject")}</p>
      <div className="pv-row">
        <Avatar business={business} />
        <span className="pv-names">
          <bdi className="pv-name">{business.name}</bdi>
          <span className="pv-sub">{networkWords(business.language).toMe}</span>
        </span>
        <span aria-hidden className="pv-actions ms-auto">
          <Star size={18} />
          <Reply size={18} className="pv-flip" />
          <Ellipsis size={18} />
        </span>
      </div>
      <div className="pv-mail-body">
        <MarkdownView text={textAt(fields, "body")} />
        {label !== "" && <p className="pv-mail-button">{label}</p>}
        <p className="pv-mail-foot">
          <bdi>{business.name}</bdi>
          {business.location !== "" && <bdi>{business.location}</bdi>}
          <bdi dir="ltr" className="break-all">
            {textAt(fields, "callToAction.url")}
          </bdi>
        </p>
      </div>
    </>
  );
}

const Part = ({ title, children }: { title: string; children: ReactNode }) => (
  <div className="grid min-w-0 gap-1">
    <h4 lang="en" className="text-xs font-medium text-muted">
      {title}
    </h4>
    {children}
  </div>
);

/** An email twice: its line in the inbox, and opened. */
export function EmailPreview(props: PreviewProps) {
  const subject = textAt(props.fields, "subject");
  const least = firstCharacters(subject, SEEN_EVERYWHERE.subject);
  return (
    <>
      <Part title={copy.inInbox}>
        <Stage look="pv-post-office">
          <Inbox {...props} />
        </Stage>
        {subject !== "" && (
          <Notes>
            <p>{least.hidden === "" ? copy.subjectFits : copy.smallest(isolated(`${least.shown}…`))}</p>
            {textAt(props.fields, "preheader") === "" && <p className="text-ai">{copy.noPreheader}</p>}
          </Notes>
        )}
      </Part>
      <Part title={copy.opened}>
        <Stage look="pv-post-office pv-letter">
          <Message {...props} />
        </Stage>
      </Part>
    </>
  );
}
