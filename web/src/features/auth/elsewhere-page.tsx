import { ELSEWHERE_PROBLEMS, safeRedirect } from "@handbill/contracts";
import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "@tanstack/react-router";
import { useState } from "react";
import { Banner } from "../../ui/banner.tsx";
import { usePageTitle } from "../../ui/page-title.ts";
import { PlainButton } from "../../ui/plain-button.tsx";
import { AuthLayout } from "./auth-layout.tsx";
import { ClaimForm } from "./claim-form.tsx";
import { ElsewhereButtons } from "./elsewhere-buttons.tsx";
import { elsewhere as words } from "./elsewhere-messages.ts";
import { messages } from "./messages.ts";
import { SecondStepForm } from "./second-step-form.tsx";

/** Where a browser lands that comes back from another service and is not in yet: with one more question, or with why not. */
export function ElsewherePage() {
  const router = useRouter();
  const client = useQueryClient();
  const [asked] = useState(() => new URLSearchParams(location.search));
  const [step, setStep] = useState(asked.get("step"));
  const back = safeRedirect(asked.get("redirect") ?? undefined, location.origin);
  const problem = ELSEWHERE_PROBLEMS.find((one) => one === asked.get("problem"));
  const title = step === "code" ? messages.signIn.oneMore : step === null ? words.title : words.passwordTitle;
  usePageTitle(title);
  const goOn = (): void => {
    client.clear();
    router.history.push(back ?? "/");
  };
  const leave = (): void => router.history.push(back ?? "/login");
  return (
    <AuthLayout>
      <h1 className="text-2xl">{title}</h1>
      {step === "code" && <SecondStepForm onSignedIn={goOn} onBack={leave} />}
      {(step === "password" || step === "unconfirmed") && (
        <ClaimForm canTakeOver={step === "unconfirmed"} onSignedIn={goOn} onSecondStep={() => setStep("code")} />
      )}
      {step === null && (
        <>
          <div role="alert">
            <Banner tone="danger">{problem ? words.problems[problem] : words.unknown}</Banner>
          </div>
          {problem !== "connected" && <ElsewhereButtons redirect={back ?? undefined} />}
        </>
      )}
      {step !== "code" && (
        <PlainButton variant="quiet" onClick={leave}>
          {words.back}
        </PlainButton>
      )}
    </AuthLayout>
  );
}
