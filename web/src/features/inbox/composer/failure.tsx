import { ApiError } from "../../../api/problem.ts";
import { ButtonLink } from "../../../ui/button-link.tsx";
import { ErrorPanel } from "../../../ui/error-panel.tsx";
import { composerMessages as words } from "./messages.ts";

const lacksAccount = (error: unknown): boolean => error instanceof ApiError && error.problem.code === "connection_off";

type FailureProps = { error: unknown; title: string; businessId: string; onRetry?: () => void };

/** Why it did not go out, and where that is set right. */
export const Failure = ({ error, title, businessId, onRetry }: FailureProps) => (
  <ErrorPanel
    error={error}
    title={title}
    onRetry={onRetry}
    actions={
      lacksAccount(error) && (
        <ButtonLink to="/b/$businessId/settings/connections" params={{ businessId }}>
          {words.connect}
        </ButtonLink>
      )
    }
  />
);
