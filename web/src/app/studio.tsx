import { QueryClientProvider, type QueryClient } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { RootBoundary } from "./root-boundary.tsx";
import type { createStudioRouter } from "./router.tsx";

type StudioProps = { client: QueryClient; router: ReturnType<typeof createStudioRouter> };

/** The whole studio: the same in a browser and where the server paints its first picture. */
export const Studio = ({ client, router }: StudioProps) => (
  <RootBoundary>
    <QueryClientProvider client={client}>
      <RouterProvider router={router} />
    </QueryClientProvider>
  </RootBoundary>
);
