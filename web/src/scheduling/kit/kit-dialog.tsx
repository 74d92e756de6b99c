import { CHANNEL_NAMES, type Content, type ContentPicture, type PublishKit } from "@handbill/contracts";
import { useSuspenseQuery } from "@tanstack/react-query";
import { Check, Clock, ExternalLink, Share2 } from "lucide-react";
import { useId, useState } from "react";
import { useActiveBusiness } from "../../api/businesses.ts";
import { buttonClass } from "../../ui/classes.ts";
import { NativeDialog } from "../../ui/native-dialog.tsx";
import { PlainButton } from "../../ui/plain-button.tsx";
import { PlainField } from "../../ui/plain-field.tsx";
import { Section } from "../../ui/section.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { momentWords } from "../moments.ts";
import { KitImages, KitTexts } from "./kit-parts.tsx";
import { KitPictures, pictureFiles } from "./kit-pictures.tsx";
import { kitQuery } from "./kit-query.ts";
import { messages as words } from "./messages.ts";
import { useCopy } from "../../ui/use-copy.ts";

type Posted = Pick<Content, "id" | "topic" | "channel" | "pictures">;
type OutProps = {
  kit: PublishKit;
  topic: string;
  pictures: readonly ContentPicture[];
  copying: ReturnType<typeof useCopy>;
};

const NONE: readonly ContentPicture[] = [];

/** With its pictures where the device hands on files, else the text alone. */
async function hand(title: string, text: string, files: File[]): Promise<void> {
  const whole = { title, text, files };
  await navigator.share(files.length > 0 && navigator.canShare(whole) ? whole : { title, text });
}

/** The ways out: the network's own form, or any app of the device. */
function WaysOut({ kit: { composer, parts, share }, topic, pictures, copying }: OutProps) {
  const { copy, say } = copying;
  const { id: businessId } = useActiveBusiness();
  // Missing on most computers.
  const canShare = "share" in navigator;
  const shareIt = () =>
    pictureFiles(businessId, pictures)
      .then((files) => hand(topic, share, files))
      .catch((error: unknown) => {
        if (!(error instanceof DOMException && error.name === "AbortError")) say(words.shareFailed);
      });
  const [first] = parts;
  return (
    <div className="grid gap-2">
      <div className="flex flex-wrap gap-2">
        {composer !== null && (
          <a
            href={composer.url}
            target="_blank"
            rel="noreferrer"
            className={buttonClass("secondary")}
            onClick={() => {
              if (!composer.isFilled && first) void copy(first.label, first.text);
            }}
          >
            <ExternalLink size={18} aria-hidden />
            {words.openIn(composer.name)}
          </a>
        )}
        {canShare && (
          <PlainButton icon={<Share2 size={18} aria-hidden />} onClick={() => void shareIt()}>
            {words.share}
          </PlainButton>
        )}
      </div>
      {composer !== null && <p className="text-sm text-muted">{composer.isFilled ? words.filled : words.notFilled}</p>}
    </div>
  );
}

function Kit({ content }: { content: Posted }) {
  const { id: businessId, timezone } = useActiveBusiness();
  const { data: kit } = useSuspenseQuery(kitQuery(businessId, content.id));
  const copying = useCopy(words);
  const { bestTime, parts, images, composer } = kit;
  const pictures = content.pictures ?? NONE;
  const hasWayOut = composer !== null || "share" in navigator;
  return (
    <div className="grid gap-5">
      {bestTime !== null && (
        <p className="flex items-start gap-2 text-sm">
          <Clock size={18} className="mt-0.5 shrink-0 text-muted" aria-hidden />
          <span>
            <span className="font-medium">{words.bestTime(momentWords(bestTime.at, timezone))}</span>{" "}
            <span className="text-muted">{bestTime.reason}</span>
          </span>
        </p>
      )}
      <section className="grid gap-2">
        <h3 className="text-base font-semibold">{words.texts}</h3>
        <KitTexts parts={parts} copied={copying.copied} onCopy={({ label, text }) => void copying.copy(label, text)} />
      </section>
      {pictures.length > 0 && (
        <section className="grid gap-2">
          <h3 className="text-base font-semibold">{words.pictures(pictures.length)}</h3>
          <KitPictures businessId={businessId} pictures={pictures} />
        </section>
      )}
      {images.length > 0 && pictures.length === 0 && (
        <section className="grid gap-2">
          <h3 className="text-base font-semibold">{words.images}</h3>
          <KitImages images={images} />
        </section>
      )}
      {hasWayOut && (
        <section className="grid gap-2">
          <h3 className="text-base font-semibold">
            {images.length + pictures.length > 0 ? words.out : words.outWithoutImage}
          </h3>
          <WaysOut kit={kit} topic={content.topic} pictures={pictures} copying={copying} />
        </section>
      )}
      <p role="status" className="min-h-5 text-sm text-muted">
        {copying.said}
      </p>
    </div>
  );
}

const isAddress = (text: string): boolean => /^https?:$/.test(URL.parse(text)?.protocol ?? "");

type KitDialogProps = { content: Posted; onPosted: (address: string | null) => void; onClose: () => void };

/** Everything to post a piece by hand, made for the phone that it is posted from. */
export function KitDialog({ content, onPosted, onClose }: KitDialogProps) {
  const form = useId();
  const [address, setAddress] = useState("");
  const [isWrong, setIsWrong] = useState(false);
  const { channel } = content;
  const title =
    channel === "blog" || channel === "email" || channel === "sms"
      ? words.titleOwn
      : words.title(CHANNEL_NAMES[channel]);
  return (
    <NativeDialog
      title={title}
      onClose={onClose}
      size="lg"
      actions={
        <form
          id={form}
          noValidate
          className="grid w-full gap-3 sm:grid-cols-[1fr_auto] sm:items-end"
          onSubmit={(event) => {
            event.preventDefault();
            const given = address.trim();
            if (given !== "" && !isAddress(given)) setIsWrong(true);
            else onPosted(given === "" ? null : given);
          }}
        >
          <PlainField
            label={words.address}
            type="url"
            inputMode="url"
            autoComplete="off"
            value={address}
            error={isWrong ? words.addressWrong : undefined}
            onChange={(event) => {
              setAddress(event.target.value);
              setIsWrong(false);
            }}
          />
          <PlainButton takes="publish" type="submit" variant="primary" icon={<Check size={18} aria-hidden />}>
            {words.iPosted}
          </PlainButton>
        </form>
      }
    >
      <Section errorTitle={words.failed} skeleton={<Skeleton height="screen" />}>
        <Kit content={content} />
      </Section>
    </NativeDialog>
  );
}
