import { useQueryErrorResetBoundary } from "@tanstack/react-query";
import { useRouter, type ErrorComponentProps } from "@tanstack/react-router";
import { lazy, Suspense, type ReactNode } from "react";
import { ApiError } from "../api/problem.ts";
import { ButtonLink } from "../ui/button-link.tsx";
import { ErrorPanel } from "../ui/error-panel.tsx";
import { messages } from "./error-messages.ts";

const NotFoundPage = lazy(() => import("./not-found-page.tsx").then((file) => ({ default: file.NotFoundPage })));

/** Nothing at this address. */
export const NotFound = () => (
  <Suspense>
    <NotFoundPage />
  </Suspense>
);

/** An address that names nothing: an id that is not one, or of something removed, or of someone else. */
const isNowhere = (error: unknown): boolean =>
  error instanceof ApiError && (error.status === 404 || error.problem.code === "invalid_request");

/** A page that could not be loaded or drawn; the frame around it stays. */
export function PageError({ error, reset }: ErrorComponentProps) {
  const router = useRouter();
  const boundary = useQueryErrorResetBoundary();
  const retry = (): void => {
    boundary.reset();
    reset();
    void router.invalidate();
  };
  if (isNowhere(error)) return <NotFound />;
  return (
    <div className="mx-auto max-w-160 p-4 pt-12">
      <ErrorPanel
        error={error}
        title={messages.pageFailed}
        onRetry={retry}
        actions={
          <ButtonLink to="/" variant="quiet">
            {messages.home}
          </ButtonLink>
        }
      />
    </div>
  );
}

const Alone = ({ children }: { children: ReactNode }) => <main id="main">{children}</main>;

/** NotFound where there is no frame around it. */
export const NotFoundAlone = () => (
  <Alone>
    <NotFound />
  </Alone>
);

/** PageError where there is no frame around it. */
export const PageErrorAlone = (props: ErrorComponentProps) => (
  <Alone>
    <PageError {...props} />
  </Alone>
);
