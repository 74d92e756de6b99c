import { useBusinessId } from "../api/businesses.ts";
import { ButtonLink, TextLink } from "./button-link.tsx";
import { jobMessages } from "./job-messages.ts";

/** To the place where the AI budget is set. */
export function BudgetLink({ isButton = false, isMain = false }: { isButton?: boolean; isMain?: boolean }) {
  const params = { businessId: useBusinessId() };
  return isButton ? (
    <ButtonLink
      to="/b/$businessId/usage"
      params={params}
      hash="budget"
      variant={isMain ? "primary" : "secondary"}
      size={isMain ? "sm" : "md"}
    >
      {jobMessages.raiseLimit}
    </ButtonLink>
  ) : (
    <TextLink to="/b/$businessId/usage" params={params} hash="budget">
      {jobMessages.raiseLimit}
    </TextLink>
  );
}
