import { Copy, ExternalLink, Globe, GlobeOff } from "lucide-react";
import { Card } from "./card.tsx";
import { buttonClass, linkClass } from "./classes.ts";
import { PlainButton } from "./plain-button.tsx";
import { toast } from "./toast.ts";

type OpenWords = { open: string; copyAddress: string; addressCopied: string; copyFailed: string };

function copyAddress(url: string, words: OpenWords): void {
  const failed = (): void => toast(words.copyFailed, { tone: "danger" });
  // Missing where the page is not served securely.
  const { clipboard } = navigator as { clipboard?: Clipboard };
  if (clipboard === undefined) failed();
  else clipboard.writeText(url).then(() => toast(words.addressCopied, { tone: "ok" }), failed);
}

type OpenStateProps = {
  isOpen: boolean;
  url: string;
  /** How it stands, in a sentence. */
  text: string;
  words: OpenWords;
  /** Opens or closes it. */
  action?: { label: string; onPress: () => void };
};

/** Whether everybody can see something of the business, and where. */
export const OpenState = ({ isOpen, url, text, words, action }: OpenStateProps) => (
  <Card>
    <div className="flex flex-wrap items-center justify-between gap-3">
      <div className="grid min-w-0 gap-1">
        <p className="flex items-center gap-2 font-medium">
          {isOpen ? (
            <Globe size={18} className="shrink-0 text-ok" aria-hidden />
          ) : (
            <GlobeOff size={18} className="shrink-0 text-muted" aria-hidden />
          )}
          {text}
        </p>
        <p className="text-sm break-all text-muted">
          {isOpen ? (
            <a href={url} target="_blank" rel="noreferrer" className={linkClass}>
              {url}
            </a>
          ) : (
            url
          )}
        </p>
      </div>
      <div className="flex flex-wrap gap-2">
        {isOpen && (
          <>
            <a href={url} target="_blank" rel="noreferrer" className={buttonClass("secondary", "sm")}>
              <ExternalLink size={16} aria-hidden />
              {words.open}
            </a>
            <PlainButton size="sm" icon={<Copy size={16} aria-hidden />} onClick={() => copyAddress(url, words)}>
              {words.copyAddress}
            </PlainButton>
          </>
        )}
        {action && (
          <PlainButton size="sm" variant={isOpen ? "secondary" : "primary"} onClick={action.onPress}>
            {action.label}
          </PlainButton>
        )}
      </div>
    </div>
  </Card>
);
