import { useQueryErrorResetBoundary } from "@tanstack/react-query";
import { useRouter, type ErrorComponentProps } from "@tanstack/react-router";
import { lazy, Suspense, useState, type ReactNode } from "react";
import { ApiError } from "../api/problem.ts";
import { ButtonLink } from "../ui/button-link.tsx";
import { ErrorPanel } from "../ui/error-panel.tsx";
import { PlainButton } from "../ui/plain-button.tsx";
import { messages } from "./messages.ts";

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
            {messages.notFound.home}
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

/** The last resort, when the frame itself broke: it uses nothing of the studio but text and two buttons. */
export function Broken({ error }: { error: unknown }) {
  const [isCopied, setIsCopied] = useState(false);
  const copy = async (): Promise<void> => {
    const details = error instanceof Error ? (error.stack ?? error.message) : String(error);
    await navigator.clipboard?.writeText(`${location.href}\n${details}`).catch(() => undefined);
    setIsCopied(true);
  };
  return (
    <main className="mx-auto grid max-w-160 gap-3 p-4 pt-16">
      <h1 className="text-2xl">{messages.broken.title}</h1>
      <p>{messages.broken.text}</p>
      <div className="flex gap-2">
        <PlainButton variant="primary" onClick={() => location.reload()}>
          {messages.broken.reload}
        </PlainButton>
        <PlainButton onClick={() => void copy()}>
          {isCopied ? messages.broken.copied : messages.broken.copy}
        </PlainButton>
      </div>
    </main>
  );
}
