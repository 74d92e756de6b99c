import { ApiError } from "../../api/problem.ts";
import { Banner } from "../../ui/banner.tsx";
import { ErrorPanel } from "../../ui/error-panel.tsx";
import { messages } from "./messages.ts";

/** Why a sign-in or sign-up did not work. Faults of the server get the panel with their reference. */
export function AuthError({ error }: { error: unknown }) {
  if (error === null) return null;
  if (!(error instanceof ApiError) || error.status >= 500) return <ErrorPanel error={error} />;
  const words = error.status === 401 ? messages.signIn.wrong : error.problem.detail;
  return (
    <div role="alert">
      <Banner tone="danger">{words}</Banner>
    </div>
  );
}
