import { CalendarDays, ChartColumn, House, Inbox, Megaphone, ReceiptText, Settings, Users } from "lucide-react";
import { messages } from "./messages.ts";

const { nav } = messages;

/** Where the navigation leads, in its order. */
export const PLACES = [
  { to: "/b/$businessId", label: nav.home, icon: House, exact: true },
  { to: "/b/$businessId/campaigns", label: nav.campaigns, icon: Megaphone, exact: false },
  { to: "/b/$businessId/inbox", label: nav.inbox, icon: Inbox, exact: false },
  { to: "/b/$businessId/calendar", label: nav.calendar, icon: CalendarDays, exact: false },
  { to: "/b/$businessId/insights", label: nav.insights, icon: ChartColumn, exact: false },
  { to: "/b/$businessId/contacts", label: nav.contacts, icon: Users, exact: false },
  { to: "/b/$businessId/usage", label: nav.usage, icon: ReceiptText, exact: false },
  { to: "/b/$businessId/settings", label: nav.settings, icon: Settings, exact: false },
] as const;

export type Place = (typeof PLACES)[number];
