import type { Asked, Asking, Attempt } from "./attempt.ts";
import { type Breaker, type Health, OPEN_MS } from "./breaker.ts";
import { type FailureKind, ruleOf } from "./classify.ts";
import type { UsageWatch, Warn } from "./estimate-usage.ts";
import { failureOf, type Finding, type Order } from "./finding.ts";

/** Nothing was sent: the server is left alone for a moment, or the account is known to be refused. */
export type Refused = { kind: FailureKind; waitMs: number };

type Needs = {
  ask: Attempt;
  breaker: Breaker<FailureKind>;
  usageWatch: UsageWatch;
  /** Host of the model server. */
  server: string;
  warn: Warn;
  /** Told how a model shows itself, for other processes to know. */
  circuit: CircuitWatch;
};

export type CircuitWatch = {
  /** It failed too often and is left alone for so long. */
  opened(model: string, ms: number): void;
  well(model: string): void;
};

function healthAfter(kind: FailureKind | null): Health {
  if (kind === "cancelled") return "unknown";
  return kind && ruleOf(kind).strains ? "ill" : "well";
}

export type GuardedAsk = ReturnType<typeof createGuardedAsk>;

/** An attempt behind the breaker: where a call would be in vain none is made, and no row of the ledger is opened. */
export function createGuardedAsk({ ask, breaker, usageWatch, server, warn, circuit }: Needs) {
  const learn = (
    model: string,
    finding: Finding<unknown>,
    report: (health: Health) => { hasOpened: boolean },
  ): void => {
    const kind = failureOf(finding);
    const health = healthAfter(kind);
    if (health === "well") circuit.well(model);
    if (report(health).hasOpened) {
      circuit.opened(model, OPEN_MS);
      warn("The AI provider keeps failing and is left alone for a moment", { server, model, failure: kind ?? "" });
    }
    if (kind === null) return;
    const { latches, alerts, code } = ruleOf(kind);
    if (latches) breaker.latch(kind, server, latches === "model" ? model : undefined);
    if (alerts) warn("An AI call failed in a way that needs a person", { server, model, failure: kind, code });
  };

  return async function guardedAsk<Answer, T>(order: Order<Answer, T>, asking: Asking): Promise<Asked<T> | Refused> {
    const { model } = asking;
    const entry = breaker.enter(server, model);
    if (entry.isOpen) return { kind: entry.kind ?? "unavailable", waitMs: entry.waitMs };
    let hasReported = false;
    try {
      const asked = await ask(order, asking);
      hasReported = true;
      learn(model, asked.finding, entry.report);
      usageWatch.note(asked.model, asked.usage.source);
      return asked;
    } finally {
      if (!hasReported) entry.report("unknown");
    }
  };
}
