import { CHANNEL_NAMES, type Channel, type Content, type ContentPicture } from "@handbill/contracts";
import { Copy, Monitor, Moon, Smartphone, Sun, type LucideIcon } from "lucide-react";
import { memo, Suspense, type ComponentType, type LazyExoticComponent } from "react";
import { useActiveBusiness } from "../../../api/businesses.ts";
import { iconButtonClass } from "../../../ui/classes.ts";
import { lazyPart } from "../../../ui/lazy-part.ts";
import { PlainButton } from "../../../ui/plain-button.tsx";
import { Skeleton } from "../../../ui/skeleton.tsx";
import type { DraftFields } from "../fields/field-path.ts";
import { plainText } from "../fields/plain-text.ts";
import { copyText } from "./copy-text.ts";
import { previewMessages as copy } from "./messages.ts";
import type { PreviewProps } from "./preview-props.ts";
import { usePreviewDevice, usePreviewSettings } from "./preview-settings.ts";
import "./preview.css";

type Shape = LazyExoticComponent<ComponentType<PreviewProps>>;

/** Memoised: only a change of the text draws it anew. */
const shape = (file: string, load: () => Promise<ComponentType<PreviewProps>>): Shape =>
  lazyPart(`features/contents/preview/${file}`, async () => memo(await load()));

const MicroPreview = shape("micro-preview.tsx", () => import("./micro-preview.tsx").then((file) => file.MicroPreview));

const SHAPES: Record<Channel, Shape> = {
  instagram: shape("instagram-preview.tsx", () =>
    import("./instagram-preview.tsx").then((file) => file.InstagramPreview),
  ),
  facebook: shape("page-post-preview.tsx", () =>
    import("./page-post-preview.tsx").then((file) => file.FacebookPreview),
  ),
  linkedin: shape("page-post-preview.tsx", () =>
    import("./page-post-preview.tsx").then((file) => file.LinkedinPreview),
  ),
  x: MicroPreview,
  bluesky: MicroPreview,
  threads: MicroPreview,
  email: shape("email-preview.tsx", () => import("./email-preview.tsx").then((file) => file.EmailPreview)),
  sms: shape("sms-preview.tsx", () => import("./sms-preview.tsx").then((file) => file.SmsPreview)),
  blog: shape("blog-preview.tsx", () => import("./blog-preview.tsx").then((file) => file.BlogPreview)),
  google_ads: shape("ad-preview.tsx", () => import("./ad-preview.tsx").then((file) => file.AdPreview)),
};

type ToggleProps = { name: string; icon: LucideIcon; isOn: boolean; onChoose: () => void };

const Toggle = ({ name, icon: Icon, isOn, onChoose }: ToggleProps) => (
  <button
    type="button"
    aria-label={name}
    title={name}
    aria-pressed={isOn}
    onClick={onChoose}
    className={`${iconButtonClass} border border-transparent aria-pressed:border-control aria-pressed:bg-surface aria-pressed:text-ink`}
  >
    <Icon size={17} aria-hidden />
  </button>
);

function Settings() {
  const { device, theme, setDevice, setTheme } = usePreviewSettings();
  return (
    <div role="group" aria-label={copy.settings} className="flex flex-wrap gap-1">
      <Toggle name={copy.phone} icon={Smartphone} isOn={device === "phone"} onChoose={() => setDevice("phone")} />
      <Toggle name={copy.desktop} icon={Monitor} isOn={device === "desktop"} onChoose={() => setDevice("desktop")} />
      <Toggle name={copy.light} icon={Sun} isOn={theme === "light"} onChoose={() => setTheme("light")} />
      <Toggle name={copy.dark} icon={Moon} isOn={theme === "dark"} onChoose={() => setTheme("dark")} />
    </div>
  );
}

const NONE: readonly ContentPicture[] = [];

type ChannelPreviewProps = { content: Content; fields: DraftFields };

/** The piece as people will see it, on a phone or a computer, in light or dark. It follows what is typed. */
export const ChannelPreview = memo(function ChannelPreview({ content, fields }: ChannelPreviewProps) {
  const { channel } = content;
  const business = useActiveBusiness();
  const device = usePreviewDevice();
  const Shape = SHAPES[channel];
  const name = CHANNEL_NAMES[channel];
  return (
    <section aria-label={copy.title(channel)} className="grid min-w-0 gap-2">
      <div className="flex flex-wrap items-center justify-between gap-x-2 gap-y-1">
        {/* In a line of its own on a phone: a page that arrives in pieces would wrap it only with the last button. */}
        <h3 className="text-sm font-medium max-sm:w-full">{copy.title(channel)}</h3>
        <div className="flex flex-wrap items-center gap-1">
          <Settings />
          <PlainButton
            size="sm"
            variant="quiet"
            icon={<Copy size={16} aria-hidden />}
            onClick={() => copyText(plainText(channel, fields), copy.copied(name))}
          >
            {copy.copy}
          </PlainButton>
        </div>
      </div>
      <div data-preview className="grid min-w-0 gap-3">
        <Suspense fallback={<Skeleton height="screen" />}>
          <Shape
            channel={channel}
            fields={fields}
            pictures={content.pictures ?? NONE}
            business={business}
            device={device}
          />
        </Suspense>
      </div>
    </section>
  );
});
