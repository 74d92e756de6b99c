import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import {
  CalendarClock,
  CalendarDays,
  ChartNoAxesColumn,
  FileDown,
  Globe,
  ScrollText,
  House,
  Inbox,
  Braces,
  LogOut,
  type LucideIcon,
  MailCheck,
  Megaphone,
  MessageCircleQuestion,
  MessagesSquare,
  Moon,
  Palette,
  Plug,
  Plus,
  QrCode,
  ReceiptText,
  Rows3,
  Server,
  ShieldCheck,
  Store,
  Sun,
  SunMoon,
  Trash2,
  UserRound,
  Users,
  UsersRound,
} from "lucide-react";
import { businessesQuery } from "../../api/businesses.ts";
import { signOut } from "../../ui/sign-out.ts";
import { density, theme, useDensity, useTheme } from "../../ui/theme.ts";
import type { Command, CommandGroup } from "./command.ts";
import { messages } from "./messages.ts";
import { useMay } from "../../api/permissions.ts";

const { pages, actions, also, groups } = messages;

type Name = keyof typeof also;

const command = (name: Name, label: string, Icon: LucideIcon, run: () => void): Command => ({
  id: name,
  label,
  also: also[name],
  icon: <Icon size={18} aria-hidden />,
  run,
});

const PAGES = [
  ["home", House, "/b/$businessId"],
  ["campaigns", Megaphone, "/b/$businessId/campaigns"],
  ["calendar", CalendarDays, "/b/$businessId/calendar"],
  ["insights", ChartNoAxesColumn, "/b/$businessId/insights"],
  ["contacts", Users, "/b/$businessId/contacts"],
  ["inbox", Inbox, "/b/$businessId/inbox"],
  ["usage", ReceiptText, "/b/$businessId/usage"],
  ["profile", Store, "/b/$businessId/settings/profile"],
  ["channels", MessagesSquare, "/b/$businessId/settings/channels"],
  ["page", Globe, "/b/$businessId/settings/page"],
  ["form", MessageCircleQuestion, "/b/$businessId/settings/form"],
  ["connections", Plug, "/b/$businessId/settings/connections"],
  ["inboxSettings", MailCheck, "/b/$businessId/settings/inbox"],
  ["counting", QrCode, "/b/$businessId/settings/counting"],
  ["questions", MessageCircleQuestion, "/b/$businessId/questions"],
  ["appearance", Palette, "/b/$businessId/settings/appearance"],
  ["removed", Trash2, "/b/$businessId/settings/removed"],
  ["team", UsersRound, "/b/$businessId/settings/team"],
  ["activity", ScrollText, "/b/$businessId/settings/activity"],
  ["account", UserRound, "/b/$businessId/settings/account"],
  ["security", ShieldCheck, "/b/$businessId/settings/security"],
  ["apiKeys", Braces, "/b/$businessId/settings/api-keys"],
  ["yourData", FileDown, "/b/$businessId/settings/your-data"],
  ["installation", Server, "/b/$businessId/settings/installation"],
] as const;

/** Looks other than the present one: choosing what is there already would do nothing. */
function useLooks(): Command[] {
  const shown = useTheme();
  const rows = useDensity();
  const looks = [
    shown !== "dark" && command("dark", actions.dark, Moon, () => theme.set("dark")),
    shown !== "light" && command("light", actions.light, Sun, () => theme.set("light")),
    shown !== "system" && command("system", actions.system, SunMoon, () => theme.set("system")),
    rows === "compact"
      ? command("comfortable", actions.comfortable, Rows3, () => density.set("comfortable"))
      : command("compact", actions.compact, Rows3, () => density.set("compact")),
  ];
  return looks.filter((look) => look !== false);
}

/** Pages, actions and other businesses: everything the search knows without asking the server. */
export function useCommands(businessId: string): CommandGroup[] {
  const navigate = useNavigate();
  const mayPlan = useMay("edit");
  const maySchedule = useMay("publish");
  const looks = useLooks();
  const { data: businesses = [] } = useQuery({ ...businessesQuery, throwOnError: false });
  const params = { businessId };
  return [
    {
      id: "act",
      title: groups.act,
      commands: [
        mayPlan &&
          command("newCampaign", actions.newCampaign, Plus, () => {
            void navigate({ to: "/b/$businessId/campaigns/new", params });
          }),
        maySchedule &&
          command("schedule", actions.schedule, CalendarClock, () => {
            void navigate({ to: "/b/$businessId/calendar", params });
          }),
      ].filter((one) => one !== false),
    },
    {
      id: "go",
      title: groups.go,
      commands: PAGES.map(([name, icon, to]) =>
        command(name, pages[name], icon, () => {
          void navigate({ to, params });
        }),
      ),
    },
    {
      id: "switch",
      title: groups.switch,
      commands: businesses
        .filter(({ id }) => id !== businessId)
        .map(({ id, name, sample }) => ({
          id: `business-${id}`,
          label: name,
          also: "switch business",
          icon: <Store size={18} aria-hidden />,
          hint: sample ? messages.sample : undefined,
          run: () => void navigate({ to: "/b/$businessId", params: { businessId: id } }),
        })),
    },
    {
      id: "more",
      title: groups.act,
      commands: [
        ...looks,
        command("addBusiness", actions.addBusiness, Plus, () => {
          void navigate({ to: "/welcome" });
        }),
        command("signOut", actions.signOut, LogOut, () => void signOut()),
      ],
    },
  ];
}
