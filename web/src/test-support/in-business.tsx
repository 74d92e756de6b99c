import { type Business, type Role, ROLE_PERMISSIONS } from "@handbill/contracts";
import { QueryClientProvider, type QueryClient } from "@tanstack/react-query";
import {
  createMemoryHistory,
  createRootRoute,
  createRoute,
  createRouter,
  RouterProvider,
} from "@tanstack/react-router";
import type { ReactNode } from "react";
import { render } from "vitest-browser-react";
import { ActiveBusiness, businessQuery, useBusinessOfAddress } from "../api/businesses.ts";
import { ActivePermissions } from "../api/permissions.ts";
import { createQueryClient } from "../api/query-client.ts";
import "../styles.css";

const ID = "0199f0a0-0000-7000-8000-000000000001";

const BAKERY: Business = {
  id: ID,
  name: "Corner Bakery",
  industry: "Bakery",
  description: "",
  audience: "",
  location: "Oakfield",
  website: null,
  language: "en",
  tone: "",
  voice: [],
  offers: [],
  facts: [],
  constraints: [],
  channels: [],
  closedWeekdays: [],
  closedDates: [],
  sender: { legalName: "", postalAddress: "", country: null, registration: "" },
  timezone: "Europe/Lisbon",
  sample: false,
  role: "owner",
  permissions: [...ROLE_PERMISSIONS.owner],
  createdAt: "2026-11-01T00:00:00Z",
  updatedAt: "2026-11-01T00:00:00Z",
};

function InBusiness({ children }: { children: ReactNode }) {
  const business = useBusinessOfAddress();
  return (
    <ActiveBusiness value={business}>
      <ActivePermissions value={business.permissions}>{children}</ActivePermissions>
    </ActiveBusiness>
  );
}

type Place = {
  /** The page, as `/inbox`; the start page where it is left out. */
  path?: string;
  /** What stands behind it, with its question mark. */
  search?: string;
};

/** The business as it is for somebody with another role. */
export const asMember = (role: Role): Business => ({ ...BAKERY, role, permissions: [...ROLE_PERMISSIONS[role]] });

/** Draws a part of the studio as a page of a business does; `seed` puts into the cache what it would fetch. */
export async function renderInBusiness(
  part: ReactNode,
  seed?: (client: QueryClient, businessId: string) => void,
  { path = "", search = "" }: Place = {},
) {
  const client = createQueryClient();
  client.setQueryData(businessQuery(ID).queryKey, BAKERY);
  seed?.(client, ID);
  const root = createRootRoute();
  const place = createRoute({
    getParentRoute: () => root,
    path: `/b/$businessId${path}`,
    component: () => <InBusiness>{part}</InBusiness>,
  });
  const usage = createRoute({ getParentRoute: () => root, path: "/b/$businessId/usage", component: () => "usage" });
  const router = createRouter({
    routeTree: root.addChildren([place, usage]),
    history: createMemoryHistory({ initialEntries: [`/b/${ID}${path}${search}`] }),
  });
  await router.load();
  return render(
    <QueryClientProvider client={client}>
      <RouterProvider router={router} />
    </QueryClientProvider>,
  );
}
