import type { BusinessCreateInput, Channel } from "@handbill/contracts";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { lazy, startTransition, Suspense, useEffect, useRef, useState, type SyntheticEvent } from "react";
import { businessesQuery, businessQuery, createBusiness } from "../../api/businesses.ts";
import { keys } from "../../api/keys.ts";
import { TextLink } from "../../ui/button-link.tsx";
import { cardClass, cx } from "../../ui/classes.ts";
import { ErrorPanel } from "../../ui/error-panel.tsx";
import { browserLocale } from "../../ui/locales.ts";
import { usePageTitle } from "../../ui/page-title.ts";
import { PendingButton } from "../../ui/pending-button.tsx";
import { PlainButton } from "../../ui/plain-button.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { foundFields } from "./found.ts";
import { messages } from "./messages.ts";
import { SampleCard } from "./sample-card.tsx";
import { AboutStep, type Answers } from "./steps.tsx";

const loadLater = () => import("./later-steps.tsx");
const WhereStep = lazy(() => loadLater().then((file) => ({ default: file.WhereStep })));
const CheckStep = lazy(() => loadLater().then((file) => ({ default: file.CheckStep })));

/** Of hardly anybody's first load. */
const KeepAccount = lazy(() => import("./keep-account.tsx").then((file) => ({ default: file.KeepAccount })));

const STEPS = ["about", "where", "check"] as const;
const FIRST_CHANNELS: Channel[] = ["instagram", "facebook", "email"];

/** Of what the website said, what the owner has left ticked. */
const fromWebsite = ({ found, taken }: Answers): Partial<BusinessCreateInput> =>
  found === null
    ? {}
    : foundFields({ ...found, proposals: found.proposals.filter(({ value }) => taken.includes(value)) });

const asBusiness = (answers: Answers): BusinessCreateInput => {
  const { name, sells, channels, tone, language, timezone } = answers;
  return {
    ...fromWebsite(answers),
    name: name.trim(),
    description: sells.trim(),
    channels,
    tone,
    language,
    timezone,
  };
};

const Dots = ({ now }: { now: number }) => (
  <p className="flex flex-wrap items-center gap-3 text-sm text-muted">
    {messages.step(now + 1, STEPS.length)}
    <span aria-hidden className="flex gap-1.5">
      {STEPS.map((step, index) => (
        <span key={step} className={cx("h-1.5 w-8 rounded-full", index <= now ? "bg-accent" : "bg-line")} />
      ))}
    </span>
  </p>
);

function useSetUp() {
  const client = useQueryClient();
  const navigate = useNavigate();
  return useMutation({
    mutationFn: ({ input }: { input: BusinessCreateInput; goHome: boolean }) => createBusiness(input),
    onSuccess: async (business, { goHome }) => {
      client.setQueryData(businessQuery(business.id).queryKey, business);
      void client.invalidateQueries({ queryKey: keys.businesses });
      await navigate({
        to: goHome ? "/b/$businessId" : "/b/$businessId/campaigns/new",
        params: { businessId: business.id },
      });
    },
  });
}

/** Three short steps from nothing to a business that can be written for. */
export function WelcomePage() {
  usePageTitle(messages.title);
  const [now, setNow] = useState(0);
  const [answers, setAnswers] = useState<Answers>(() => ({
    name: "",
    sells: "",
    channels: FIRST_CHANNELS,
    tone: "",
    ...browserLocale(),
    found: null,
    taken: [],
  }));
  const [isChecked, setIsChecked] = useState(false);
  const { data: businesses = [] } = useQuery({ ...businessesQuery, throwOnError: false });
  const setUp = useSetUp();
  const heading = useRef<HTMLHeadingElement>(null);
  // The next steps are there before somebody has typed the answers of this one.
  useEffect(() => void loadLater().catch(() => undefined), []);
  useEffect(() => {
    if (now > 0) heading.current?.focus();
  }, [now]);

  const step = STEPS[now] ?? "about";
  const words = messages[step];
  const isLast = now === STEPS.length - 1;
  const set = (change: Partial<Answers>): void => setAnswers((before) => ({ ...before, ...change }));
  const finish = (goHome: boolean): void => setUp.mutate({ input: asBusiness(answers), goHome });
  const submit = (event: SyntheticEvent<HTMLFormElement>): void => {
    event.preventDefault();
    setIsChecked(true);
    if (step === "about" && (answers.name.trim() === "" || answers.sells.trim() === "")) {
      const empty = answers.name.trim() === "" ? "name" : "sells";
      event.currentTarget.querySelector<HTMLElement>(`[name=${empty}]`)?.focus();
      return;
    }
    if (isLast) finish(false);
    // In one picture, with no shape of a step between two steps.
    else startTransition(() => setNow(now + 1));
  };

  return (
    <main id="main" className="mx-auto grid w-full max-w-160 gap-6 px-4 py-8 md:py-16">
      <p className="flex flex-wrap items-center justify-between gap-2">
        <span className="inline-flex items-center gap-2.5 text-lg font-bold">
          <img src="/favicon.svg" alt="" width={28} height={28} />
          Handbill
        </span>
        {businesses.length > 0 && (
          <TextLink isAlone to="/">
            {messages.toExisting}
          </TextLink>
        )}
      </p>
      <Suspense fallback={null}>
        <KeepAccount />
      </Suspense>
      <form noValidate onSubmit={submit} className={cx(cardClass, "grid gap-6 p-4 md:p-8")}>
        <Dots now={now} />
        <div className="grid gap-2">
          <h1 ref={heading} tabIndex={-1} className="text-2xl">
            {words.title}
          </h1>
          <p className="text-muted">{words.text}</p>
        </div>
        {step === "about" && <AboutStep answers={answers} set={set} isChecked={isChecked} />}
        <Suspense fallback={<Skeleton height="card" />}>
          {step === "where" && <WhereStep answers={answers} set={set} />}
          {step === "check" && <CheckStep answers={answers} set={set} />}
        </Suspense>
        {setUp.isError && <ErrorPanel error={setUp.error} title={messages.failed} />}
        <div className="flex flex-wrap-reverse items-center justify-between gap-3">
          {now > 0 && (
            <PlainButton variant="quiet" onClick={() => setNow(now - 1)}>
              {messages.back}
            </PlainButton>
          )}
          <span className="ms-auto flex flex-wrap-reverse gap-2 max-sm:flex-1 max-sm:*:flex-1">
            {isLast && (
              <PlainButton variant="quiet" disabled={setUp.isPending} onClick={() => finish(true)}>
                {messages.skip}
              </PlainButton>
            )}
            <PendingButton type="submit" variant="primary" isPending={setUp.isPending}>
              {setUp.isPending ? messages.finishing : isLast ? messages.finish : messages.next}
            </PendingButton>
          </span>
        </div>
      </form>
      {now === 0 && <SampleCard />}
    </main>
  );
}
