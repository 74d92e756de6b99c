import type { Clock } from "../core/clock.ts";

const FAILURES_IN_A_ROW = 5;
const WINDOW_MS = 30_000;
const LEAST_CALLS = 10;
const WORST_SHARE = 0.5;
export const OPEN_MS = 15_000;
const LATCH_MS = 60_000;
/** A refused call may come back this soon while another one is trying. */
const PROBE_WAIT_MS = 1000;

/** How the server showed itself in a call. `unknown`: the call says nothing about it, because we ended it ourselves. */
export type Health = "well" | "ill" | "unknown";

export type Entry<Kind> =
  /** Nothing is to be sent. `kind` is null when the server fails too often, otherwise what latched. */
  | { isOpen: true; kind: Kind | null; waitMs: number }
  | { isOpen: false; report(health: Health): { hasOpened: boolean } };

type Circuit = {
  inARow: number;
  recent: { at: number; isIll: boolean }[];
  /** How many of the recent ones. */
  ill: number;
  openUntil: number | null;
  isProbing: boolean;
};

/**
 * Leaves a server alone that keeps failing, and an account that is known to be refused. One circuit per server and model: it opens
 * after five failures in a row or when half of at least ten calls of the last 30 seconds failed, stays open for 15 seconds and then
 * lets one call at a time try. Latches are separate: they hold for a minute, then the next call finds out.
 */
export function createBreaker<Kind extends string>({ clock }: { clock: Clock }) {
  const circuits = new Map<string, Circuit>();
  const latches = new Map<string, { kind: Kind; until: number }>();

  const circuitOf = (key: string): Circuit => {
    const circuit = circuits.get(key) ?? { inARow: 0, recent: [], ill: 0, openUntil: null, isProbing: false };
    circuits.set(key, circuit);
    return circuit;
  };

  const isTooIll = ({ inARow, recent, ill }: Circuit): boolean =>
    inARow >= FAILURES_IN_A_ROW || (recent.length >= LEAST_CALLS && ill >= recent.length * WORST_SHARE);

  /** Takes a call into account and forgets those that are too old. */
  const remember = (circuit: Circuit, call: { at: number; isIll: boolean }): void => {
    const { recent } = circuit;
    recent.push(call);
    circuit.ill += Number(call.isIll);
    for (let first = recent[0]; first && first.at <= call.at - WINDOW_MS; first = recent[0]) {
      recent.shift();
      circuit.ill -= Number(first.isIll);
    }
  };

  const open = (circuit: Circuit): { hasOpened: boolean } => {
    circuit.openUntil = clock.now() + OPEN_MS;
    return { hasOpened: true };
  };

  const close = (circuit: Circuit): void => {
    circuit.inARow = 0;
    circuit.recent = [];
    circuit.ill = 0;
    circuit.openUntil = null;
  };

  const note = (circuit: Circuit, health: Health): { hasOpened: boolean } => {
    // A call from before the circuit opened has nothing new to say.
    if (health === "unknown" || circuit.openUntil !== null) return { hasOpened: false };
    const isIll = health === "ill";
    circuit.inARow = isIll ? circuit.inARow + 1 : 0;
    remember(circuit, { at: clock.now(), isIll });
    return isTooIll(circuit) ? open(circuit) : { hasOpened: false };
  };

  const probe = (circuit: Circuit): Entry<Kind> => {
    circuit.isProbing = true;
    return {
      isOpen: false,
      report(health) {
        circuit.isProbing = false;
        if (health === "well") close(circuit);
        return health === "ill" ? open(circuit) : { hasOpened: false };
      },
    };
  };

  const latched = (keys: readonly string[]): Entry<Kind> | null => {
    const now = clock.now();
    const latch = keys.map((key) => latches.get(key)).find((one) => one && one.until > now);
    return latch ? { isOpen: true, kind: latch.kind, waitMs: latch.until - now } : null;
  };

  return {
    /** Asks whether a call may be made. Whoever may must report how it went. */
    enter(server: string, model: string): Entry<Kind> {
      const key = `${server} ${model}`;
      const refused = latched([server, key]);
      if (refused) return refused;
      const circuit = circuitOf(key);
      if (circuit.openUntil === null) return { isOpen: false, report: (health) => note(circuit, health) };
      const waitMs = circuit.openUntil - clock.now();
      if (waitMs > 0) return { isOpen: true, kind: null, waitMs };
      return circuit.isProbing ? { isOpen: true, kind: null, waitMs: PROBE_WAIT_MS } : probe(circuit);
    },

    /** Keeps calls away for a minute: those of one model, or with no model named those of the whole account. */
    latch(kind: Kind, server: string, model?: string): void {
      latches.set(model === undefined ? server : `${server} ${model}`, { kind, until: clock.now() + LATCH_MS });
    },
  };
}
export type Breaker<Kind extends string> = ReturnType<typeof createBreaker<Kind>>;
