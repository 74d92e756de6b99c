import {
  AtSign,
  FileText,
  Mail,
  Megaphone,
  MessageCircle,
  MessageSquareText,
  Webhook,
  type LucideIcon,
} from "lucide-react";
import { lazy, type ComponentType } from "react";
import type { ConnectionFormProps } from "./form-props.ts";

type FormOfKind = { kind: string; icon: LucideIcon; Form: ComponentType<ConnectionFormProps> };

/** Every kind of place that can be connected, with its form. Its words are in `messages.kinds`. */
export const FORMS: readonly FormOfKind[] = [
  {
    kind: "email",
    icon: Mail,
    Form: lazy(() => import("./email-form.tsx").then((file) => ({ default: file.EmailForm }))),
  },
  {
    kind: "whatsapp",
    icon: MessageCircle,
    Form: lazy(() => import("./whatsapp-form.tsx").then((file) => ({ default: file.WhatsAppForm }))),
  },
  {
    kind: "sms",
    icon: MessageSquareText,
    Form: lazy(() => import("./sms-form.tsx").then((file) => ({ default: file.SmsForm }))),
  },
  {
    kind: "webhook",
    icon: Webhook,
    Form: lazy(() => import("./webhook-form.tsx").then((file) => ({ default: file.WebhookForm }))),
  },
  {
    kind: "bluesky",
    icon: AtSign,
    Form: lazy(() => import("./bluesky-form.tsx").then((file) => ({ default: file.BlueskyForm }))),
  },
  {
    kind: "mastodon",
    icon: Megaphone,
    Form: lazy(() => import("./mastodon-form.tsx").then((file) => ({ default: file.MastodonForm }))),
  },
  {
    kind: "page",
    icon: FileText,
    Form: lazy(() => import("./page-form.tsx").then((file) => ({ default: file.PageForm }))),
  },
];
