import type { TrackedLink } from "@handbill/contracts";
import { Check, Copy, Download, QrCode, Split } from "lucide-react";
import { Suspense, useState } from "react";
import { qrAddress } from "../api/links.ts";
import { buttonClass } from "../ui/classes.ts";
import { numberFormat } from "../ui/formatters.ts";
import { Part } from "../ui/part.tsx";
import { PlainButton } from "../ui/plain-button.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { useCopy } from "../ui/use-copy.ts";
import { letterOf } from "./letters.ts";
import { linkMessages as copy } from "./messages.ts";
import { lazyPart } from "../ui/lazy-part.ts";

const DestinationsDialog = lazyPart("links/destinations-dialog.tsx", () =>
  import("./destinations-dialog.tsx").then((file) => file.DestinationsDialog),
);
const ExperimentBox = lazyPart("links/experiment-box.tsx", () =>
  import("./experiment-box.tsx").then((file) => file.ExperimentBox),
);

type Counts = Pick<TrackedLink, "clicks" | "visitors" | "conversions" | "bots">;

const inWords = ({ clicks, visitors, conversions, bots }: Counts): string =>
  [
    clicks === 0 ? copy.noClicks : copy.clicks(clicks),
    visitors > 0 && copy.visitors(visitors),
    conversions > 0 && copy.conversions(conversions),
    bots > 0 && copy.bots(bots),
  ]
    .filter(Boolean)
    .join(" · ");

/** One destination as a line; with several, what each of them gets and brings. */
function Destinations({ destinations }: Pick<TrackedLink, "destinations">) {
  const all = destinations.reduce((sum, { weight }) => sum + weight, 0);
  const isOne = destinations.length === 1;
  const share = (weight: number): string =>
    weight === 0
      ? copy.nobody
      : copy.share(`${numberFormat("en", { maximumFractionDigits: 0 }).format((weight / all) * 100)} %`);
  return (
    <ol className="grid gap-2 text-sm">
      {destinations.map(({ address, weight, ...counts }, place) => (
        // oxlint-disable-next-line react/no-array-index-key -- a destination is its place in the list
        <li key={place} className="grid gap-0.5">
          <span>
            <span className="text-muted">{isOne ? copy.leadsTo : letterOf(place)}</span>{" "}
            <span dir="ltr" className="wrap-anywhere">
              {address}
            </span>
          </span>
          {!isOne && (
            <span className="text-muted tabular-nums">
              {share(weight)} · {inWords(counts)}
            </span>
          )}
        </li>
      ))}
    </ol>
  );
}

function Qr({ businessId, link }: { businessId: string; link: TrackedLink }) {
  return (
    <div className="flex flex-wrap items-center gap-4">
      {/* Dark on light in every theme: a camera reads no other. */}
      <img
        src={qrAddress(businessId, link.id, "svg")}
        alt={copy.qrOf(link.url)}
        width={144}
        height={144}
        className="rounded-control bg-white p-2"
      />
      <div className="flex flex-wrap gap-2">
        {(["svg", "png"] as const).map((ending) => (
          <a
            key={ending}
            href={qrAddress(businessId, link.id, ending)}
            download={`link-${link.code}.${ending}`}
            className={buttonClass("secondary", "sm")}
          >
            <Download size={16} aria-hidden />
            {ending === "svg" ? copy.qrSvg : copy.qrPng}
          </a>
        ))}
      </div>
    </div>
  );
}

const utmOf = ({ source, medium, campaign, content, term }: TrackedLink["utm"]): string =>
  [source, medium, campaign, content, term].filter(Boolean).join(" / ");

/** A counted link: its short address to copy, where it leads, what came of it, its QR code and its test. */
export function LinkCard({ businessId, link }: { businessId: string; link: TrackedLink }) {
  const [isQrShown, setQrShown] = useState(false);
  const [isChanging, setChanging] = useState(false);
  const { copied, said, copy: toClipboard } = useCopy(copy);
  const hasSeveral = link.destinations.filter(({ weight }) => weight > 0).length > 1;
  const wasTested = link.destinations.length > 1;
  return (
    <li className="grid gap-3 rounded-card border border-line bg-surface p-4">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <p dir="ltr" className="min-w-0 font-medium wrap-anywhere select-all">
          {link.url.replace(/^https?:\/\//, "")}
        </p>
        <PlainButton
          size="sm"
          aria-label={copy.copyOf(link.url)}
          icon={copied === null ? <Copy size={16} aria-hidden /> : <Check size={16} className="text-ok" aria-hidden />}
          onClick={() => void toClipboard(link.url, link.url)}
        >
          {copied === null ? copy.copy : copy.copiedShort}
        </PlainButton>
      </div>
      <p className="text-sm tabular-nums">{inWords(link)}</p>
      <Destinations destinations={link.destinations} />
      {utmOf(link.utm) !== "" && (
        <p className="text-sm wrap-anywhere text-muted">
          {copy.utm}: {utmOf(link.utm)}
        </p>
      )}
      <div className="flex flex-wrap gap-2">
        <PlainButton
          size="sm"
          aria-expanded={isQrShown}
          icon={<QrCode size={16} aria-hidden />}
          onClick={() => setQrShown(!isQrShown)}
        >
          {copy.qr}
        </PlainButton>
        <PlainButton takes="publish" size="sm" icon={<Split size={16} aria-hidden />} onClick={() => setChanging(true)}>
          {wasTested ? copy.destinations : copy.changeDestinations}
        </PlainButton>
      </div>
      {isQrShown && <Qr businessId={businessId} link={link} />}
      {(hasSeveral || wasTested) && (
        <Part fallback={<Skeleton lines={3} />}>
          <ExperimentBox businessId={businessId} link={link} />
        </Part>
      )}
      <p role="status" className="sr-only">
        {said}
      </p>
      {isChanging && (
        <Suspense>
          <DestinationsDialog businessId={businessId} link={link} onClose={() => setChanging(false)} />
        </Suspense>
      )}
    </li>
  );
}
