import type { QueryClient } from "@tanstack/react-query";
import { createRootRouteWithContext, createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { LoginPage } from "../features/auth/login-page.tsx";
import { texts } from "./address.ts";
import { NotFoundAlone, PageErrorAlone } from "./error-screens.tsx";
import { requireSession } from "./require-session.ts";
import { RootLayout } from "./root-layout.tsx";

type Context = { client: QueryClient };

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

export const forgot = createRoute({
  getParentRoute: () => root,
  path: "/forgot-password",
  component: lazyRouteComponent(() => import("../features/auth/recovery/forgot-page.tsx"), "ForgotPage"),
});
export const reset = createRoute({
  getParentRoute: () => root,
  path: "/reset-password",
  component: lazyRouteComponent(() => import("../features/auth/recovery/reset-page.tsx"), "ResetPage"),
});
export const confirmEmail = createRoute({
  getParentRoute: () => root,
  path: "/confirm-email",
  component: lazyRouteComponent(() => import("../features/auth/recovery/confirm-page.tsx"), "ConfirmPage"),
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
