import type { Business } from "@handbill/contracts";
import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useEffect, useRef } from "react";
import { useActiveBusiness } from "../../../api/businesses.ts";
import { systemQuery } from "../../../api/me.ts";
import { TextLink } from "../../../ui/button-link.tsx";
import { DemoModelNotice } from "../../../ui/demo-model-notice.tsx";
import { EstimateNote } from "../../../ui/estimate-note.tsx";
import { PageHeader } from "../../../ui/page-header.tsx";
import { PlainButton } from "../../../ui/plain-button.tsx";
import { Skeleton } from "../../../ui/skeleton.tsx";
import { StartFailure } from "../../../ui/start-failure.tsx";
import { CampaignFields } from "../form/campaign-form.tsx";
import { formMessages } from "../form/messages.ts";
import { useCampaignForm } from "../form/use-campaign-form.ts";
import { useSettledRequest } from "../form/use-settled-request.ts";
import { messages } from "../messages.ts";
import { useMay } from "../../../api/permissions.ts";
import { NotForRole } from "../../../ui/not-for-role.tsx";

function NewCampaignForm({ business }: { business: Business }) {
  const navigate = useNavigate();
  const formElement = useRef<HTMLFormElement>(null);
  const state = useCampaignForm(
    business,
    (campaignId) =>
      void navigate({
        to: "/b/$businessId/campaigns/$campaignId/strategy",
        params: { businessId: business.id, campaignId },
      }),
  );
  const estimated = useSettledRequest(state.form);
  const errorCount = Object.keys(state.errors).length;

  useEffect(() => {
    if (state.refusals > 0) formElement.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();
  }, [state.refusals]);

  return (
    <>
      <div className="mb-6 empty:hidden">
        <DemoModelNotice />
      </div>
      <form
        ref={formElement}
        noValidate
        className="grid max-w-3xl gap-8"
        onSubmit={(event) => {
          event.preventDefault();
          state.submit();
        }}
      >
        <CampaignFields business={business} state={state} />
        {state.failure !== null && (
          <StartFailure error={state.failure} title={formMessages.startFailed} onRetry={state.submit} />
        )}
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
          <PlainButton type="submit" variant="primary" asksWriter disabled={state.isSending}>
            {state.isSending ? formMessages.submitting : formMessages.submit}
          </PlainButton>
          <p role="status" className="text-sm text-muted">
            {errorCount > 0 ? (
              <span className="text-danger">{formMessages.errorCount(errorCount)}</span>
            ) : (
              formMessages.keeps
            )}
          </p>
        </div>
        <div className="-mt-6">
          <EstimateNote of={estimated === null ? null : { campaign: estimated }} />
        </div>
      </form>
    </>
  );
}

/** What a new campaign should reach, and where and when. */
export function NewCampaignPage() {
  const business = useActiveBusiness();
  const mayPlan = useMay("edit");
  const system = useQuery({ ...systemQuery, throwOnError: false });
  // What is said above the form must not push it down; where that cannot be known, nothing is said.
  const isKnown = !system.isPending || system.failureCount > 0;
  return (
    <>
      <PageHeader
        title={formMessages.title}
        description={formMessages.lead}
        back={
          <TextLink isAlone to="/b/$businessId/campaigns" params={{ businessId: business.id }}>
            {messages.title}
          </TextLink>
        }
      />
      {!mayPlan ? (
        <NotForRole takes="edit">{formMessages.title}</NotForRole>
      ) : isKnown ? (
        <NewCampaignForm key={business.id} business={business} />
      ) : (
        <Skeleton lines={2} height="page" />
      )}
    </>
  );
}
