import type { QueryClient } from "@tanstack/react-query";
import { createRootRouteWithContext, createRoute, lazyRouteComponent } from "@tanstack/react-router";
import type * as Recovery from "../features/auth/recovery/pages.ts";
import { laterPart } from "../features/auth/later-part.ts";
import { LoginPage } from "../features/auth/login-page.tsx";
import { texts } from "./address.ts";
import { NotFoundAlone, PageErrorAlone } from "./error-screens.tsx";
import { requireSession } from "./require-session.ts";
import { RootLayout } from "./root-layout.tsx";

type Context = { client: QueryClient };

/** In one file: the name of each that is loaded later stands in what is loaded first. */
const loadRecovery = () => import("../features/auth/recovery/pages.ts");

export const loadSignup = () => import("../features/auth/signup-page.tsx");

/** What everything stands in. */
export const root = createRootRouteWithContext<Context>()({
  component: RootLayout,
  errorComponent: PageErrorAlone,
  notFoundComponent: NotFoundAlone,
});

export const login = createRoute({
  getParentRoute: () => root,
  path: "/login",
  validateSearch: texts("redirect"),
  component: LoginPage,
});
export const signup = createRoute({
  getParentRoute: () => root,
  path: "/signup",
  validateSearch: texts("redirect"),
  component: lazyRouteComponent(loadSignup, "SignupPage"),
});

const recovery = <const P extends string>(path: P, name: keyof typeof Recovery) =>
  createRoute({ getParentRoute: () => root, path, component: lazyRouteComponent(loadRecovery, name) });
export const forgot = recovery("/forgot-password", "ForgotPage");
export const reset = recovery("/reset-password", "ResetPage");
export const confirmEmail = recovery("/confirm-email", "ConfirmPage");
/** Where a browser comes back to that signed in elsewhere, and is not in yet. */
export const elsewhere = createRoute({
  getParentRoute: () => root,
  path: "/login/elsewhere",
  component: laterPart("ElsewherePage"),
});

export const welcome = createRoute({
  getParentRoute: () => root,
  path: "/welcome",
  errorComponent: PageErrorAlone,
  beforeLoad: requireSession,
  component: lazyRouteComponent(() => import("../features/welcome/welcome-page.tsx"), "WelcomePage"),
});

/** Where the link of an invitation leads. */
export const invite = createRoute({
  getParentRoute: () => root,
  path: "/invite",
  errorComponent: PageErrorAlone,
  beforeLoad: requireSession,
  component: lazyRouteComponent(() => import("../features/team/invite-page.tsx"), "InvitePage"),
});
