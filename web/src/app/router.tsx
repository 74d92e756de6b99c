import type * as Own from "../features/settings/own-pages.ts";
import type * as Seldom from "../features/settings/pages.ts";
import type { QueryClient } from "@tanstack/react-query";
import { createRoute, createRouter, lazyRouteComponent, redirect } from "@tanstack/react-router";
import { Skeleton } from "../ui/skeleton.tsx";
import { texts } from "./address.ts";
import { confirmEmail, elsewhere, forgot, invite, loadSignup, login, reset, root, signup, welcome } from "./doors.tsx";
import { NotFound, PageError, PageErrorAlone } from "./error-screens.tsx";
import { lastBusiness } from "./last-business.ts";
import { lookFirst } from "./look-first.ts";
import { requireSession } from "./require-session.ts";

/** Asked for only by pages inside: the sign-in does without the schemas of a business. */
const loadBusinesses = () => import("../api/businesses.ts");
const loadShell = () => import("./shell.tsx");
const loadHome = () => import("../features/business/home-page.tsx");

/** Fetches the frame while the session is still being checked: sign-in pages do without it. */
export function warmUp(path: string): void {
  if (path.startsWith("/b/") || path === "/") void loadShell();
  if (path === "/signup") void loadSignup();
  if (/^\/(b\/[^/]+\/?)?$/.test(path)) void loadHome();
}

const start = createRoute({
  getParentRoute: () => root,
  path: "/",
  errorComponent: PageErrorAlone,
  beforeLoad: async ({ context: { client }, location }) => {
    await requireSession({ location });
    const { businessesQuery } = await loadBusinesses();
    const businesses = await client.fetchQuery(businessesQuery);
    const last = businesses.find(({ id }) => id === lastBusiness.read()) ?? businesses[0];
    if (last) throw redirect({ to: "/b/$businessId", params: { businessId: last.id }, replace: true });
    throw redirect({ to: "/welcome", replace: true });
  },
});

const business = createRoute({
  getParentRoute: () => root,
  path: "/b/$businessId",
  beforeLoad: requireSession,
  loader: async ({ context: { client }, params: { businessId } }) => {
    const { businessQuery } = await loadBusinesses();
    await client.ensureQueryData(businessQuery(businessId));
    lastBusiness.remember(businessId);
  },
  component: lazyRouteComponent(loadShell, "Shell"),
  errorComponent: PageErrorAlone,
  notFoundComponent: NotFound,
});

const home = createRoute({
  getParentRoute: () => business,
  path: "/",
  errorComponent: PageErrorAlone,
  loader: lookFirst,
  component: lazyRouteComponent(loadHome, "HomePage"),
});

const campaigns = createRoute({
  getParentRoute: () => business,
  path: "campaigns",
  component: lazyRouteComponent(() => import("../features/campaigns/pages/campaigns-page.tsx"), "CampaignsPage"),
});

const newCampaign = createRoute({
  getParentRoute: () => business,
  path: "campaigns/new",
  component: lazyRouteComponent(() => import("../features/campaigns/pages/new-campaign-page.tsx"), "NewCampaignPage"),
});

const strategy = createRoute({
  getParentRoute: () => business,
  path: "campaigns/$campaignId/strategy",
  loader: lookFirst,
  validateSearch: ({ compare, show }: Record<string, unknown>): { compare?: number; show?: "plans" } => ({
    ...(typeof compare === "number" && { compare }),
    ...(show === "plans" && { show }),
  }),
  component: lazyRouteComponent(() => import("../features/campaigns/pages/strategy-page.tsx"), "StrategyPage"),
});

const board = createRoute({
  getParentRoute: () => business,
  path: "campaigns/$campaignId/board",
  loader: lookFirst,
  validateSearch: texts("channel", "status", "group", "item"),
  component: lazyRouteComponent(() => import("../features/contents/pages/board-page.tsx"), "BoardPage"),
});

/** A page inside a business: a path, what of it stands in the address, and what is shown there. */
const page = <const P extends string, S>(
  path: P,
  validateSearch: (search: Record<string, unknown>) => S,
  component: ReturnType<typeof lazyRouteComponent>,
) => createRoute({ getParentRoute: () => business, path, validateSearch, component });

const calendar = page(
  "calendar",
  texts("view", "month", "day", "open", "channel", "campaign"),
  lazyRouteComponent(() => import("../features/calendar/pages/calendar-page.tsx"), "CalendarPage"),
);
const insights = page(
  "insights",
  texts("from", "to", "compare", "campaign", "show"),
  lazyRouteComponent(() => import("../features/insights/pages/insights-page.tsx"), "InsightsPage"),
);
const contacts = page(
  "contacts",
  texts("q", "tag", "show"),
  lazyRouteComponent(() => import("../features/contacts/pages/contacts-page.tsx"), "ContactsPage"),
);
const inbox = page(
  "inbox",
  texts("thread", "status", "q", "label"),
  lazyRouteComponent(() => import("../features/inbox/pages/inbox-page.tsx"), "InboxPage"),
);
const questions = page(
  "questions",
  texts("show"),
  lazyRouteComponent(() => import("../features/faq/pages/faq-page.tsx"), "FaqPage"),
);
const usage = page(
  "usage",
  texts("month", "outcome", "purpose", "model", "campaign"),
  lazyRouteComponent(() => import("../features/usage/pages/usage-page.tsx"), "UsagePage"),
);

const settings = createRoute({
  getParentRoute: () => business,
  path: "settings",
  component: lazyRouteComponent(() => import("../features/settings/settings-layout.tsx"), "SettingsLayout"),
});

const settingsStart = createRoute({
  getParentRoute: () => settings,
  path: "/",
  beforeLoad: ({ params: { businessId } }) => {
    throw redirect({ to: "/b/$businessId/settings/profile", params: { businessId }, replace: true });
  },
});

const setting = <const P extends string>(path: P, component: ReturnType<typeof lazyRouteComponent>) =>
  createRoute({ getParentRoute: () => settings, path, component });

const profile = setting(
  "profile",
  lazyRouteComponent(() => import("../features/business/profile-page.tsx"), "ProfilePage"),
);
const channels = setting(
  "channels",
  lazyRouteComponent(() => import("../features/business/channels-page.tsx"), "ChannelsPage"),
);
const connections = setting(
  "connections",
  lazyRouteComponent(() => import("../features/connections/connections-page.tsx"), "ConnectionsPage"),
);
const counting = setting(
  "counting",
  lazyRouteComponent(() => import("../features/tracking/tracking-page.tsx"), "TrackingPage"),
);
const seldom = <const P extends string>(path: P, name: keyof typeof Seldom) =>
  setting(
    path,
    lazyRouteComponent(() => import("../features/settings/pages.ts"), name),
  );
const own = <const P extends string>(path: P, name: keyof typeof Own) =>
  setting(
    path,
    lazyRouteComponent(() => import("../features/settings/own-pages.ts"), name),
  );
const appearance = seldom("appearance", "AppearancePage");
const inboxSettings = setting(
  "inbox",
  lazyRouteComponent(() => import("../features/inbox/settings/inbox-settings-page.tsx"), "InboxSettingsPage"),
);
const hostedPage = setting(
  "page",
  lazyRouteComponent(() => import("../features/hosted-page/hosted-page-page.tsx"), "HostedPagePage"),
);
const contactForm = setting(
  "form",
  lazyRouteComponent(() => import("../features/contact-form/contact-form-page.tsx"), "ContactFormPage"),
);
const team = setting(
  "team",
  lazyRouteComponent(() => import("../features/team/team-page.tsx"), "TeamPage"),
);
const removed = seldom("removed", "RemovedPage");
const security = own("security", "SecurityPage");
const apiKeys = own("api-keys", "ApiKeysPage");
const activity = seldom("activity", "ActivityPage");
const myData = own("your-data", "MyDataPage");
const installation = seldom("installation", "InstallationPage");
const account = own("account", "AccountPage");

const routeTree = root.addChildren([
  start,
  login,
  signup,
  elsewhere,
  forgot,
  reset,
  confirmEmail,
  welcome,
  invite,
  business.addChildren([
    home,
    campaigns,
    newCampaign,
    strategy,
    board,
    calendar,
    insights,
    contacts,
    inbox,
    questions,
    usage,
    settings.addChildren([
      settingsStart,
      profile,
      channels,
      connections,
      inboxSettings,
      hostedPage,
      contactForm,
      counting,
      appearance,
      team,
      removed,
      security,
      apiKeys,
      activity,
      myData,
      installation,
      account,
    ]),
  ]),
]);

/** All pages of the studio. The address holds what can be shared: business, campaign, filter, open item, month. */
export const createStudioRouter = (client: QueryClient) =>
  createRouter({
    routeTree,
    context: { client },
    defaultErrorComponent: PageError,
    defaultNotFoundComponent: NotFound,
    defaultPendingComponent: () => <Skeleton height="page" />,
    defaultPendingMs: 150,
    defaultPendingMinMs: 0,
    defaultPreload: "intent",
    defaultPreloadStaleTime: 0,
    scrollRestoration: true,
  });

declare module "@tanstack/react-router" {
  // oxlint-disable-next-line typescript/consistent-type-definitions -- declaration merging needs an interface
  interface Register {
    router: ReturnType<typeof createStudioRouter>;
  }
}
