import { CHANNEL_NAMES, type Channel, type Content } from "@handbill/contracts";
import { Moon, Sun } from "lucide-react";
import { lazy, Suspense, useState, type ComponentType } from "react";
import { useActiveBusiness } from "../../../api/businesses.ts";
import { PlainButton } from "../../../ui/plain-button.tsx";
import { Skeleton } from "../../../ui/skeleton.tsx";
import { useTextLanguage } from "../../../ui/written.tsx";
import type { DraftFields } from "../fields/field-path.ts";
import { previewMessages as copy } from "./messages.ts";
import type { PreviewProps } from "./preview-props.ts";

const AdPreview = lazy(() => import("./ad-preview.tsx").then((file) => ({ default: file.AdPreview })));
const BlogPreview = lazy(() => import("./blog-preview.tsx").then((file) => ({ default: file.BlogPreview })));
const EmailPreview = lazy(() => import("./email-preview.tsx").then((file) => ({ default: file.EmailPreview })));
const SmsPreview = lazy(() => import("./sms-preview.tsx").then((file) => ({ default: file.SmsPreview })));
const SocialPreview = lazy(() => import("./social-preview.tsx").then((file) => ({ default: file.SocialPreview })));

const SHAPES: Partial<Record<Channel, ComponentType<PreviewProps>>> = {
  email: EmailPreview,
  sms: SmsPreview,
  blog: BlogPreview,
  google_ads: AdPreview,
};

const prefersDark = (): boolean => {
  const chosen = document.documentElement.dataset["theme"];
  return chosen === undefined ? matchMedia("(prefers-color-scheme: dark)").matches : chosen === "dark";
};

/** The piece as people will see it, in light or dark. */
export function ChannelPreview({ content: { channel }, fields }: { content: Content; fields: DraftFields }) {
  const { name, website } = useActiveBusiness();
  const language = useTextLanguage();
  const Shape = SHAPES[channel] ?? SocialPreview;
  const [isDark, setIsDark] = useState(prefersDark);
  return (
    <section aria-label={copy.title(CHANNEL_NAMES[channel])} className="grid min-w-0 gap-2">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h3 className="text-sm font-medium">{copy.title(CHANNEL_NAMES[channel])}</h3>
        <PlainButton
          size="sm"
          variant="quiet"
          icon={isDark ? <Sun size={16} aria-hidden /> : <Moon size={16} aria-hidden />}
          onClick={() => setIsDark(!isDark)}
        >
          {isDark ? copy.light : copy.dark}
        </PlainButton>
      </div>
      <div
        {...language}
        data-preview
        data-theme={isDark ? "dark" : "light"}
        className="min-w-0 rounded-card border border-line bg-canvas p-3 text-sm text-ink"
      >
        <Suspense fallback={<Skeleton height="card" />}>
          <Shape channel={channel} fields={fields} businessName={name} website={website} />
        </Suspense>
      </div>
    </section>
  );
}
