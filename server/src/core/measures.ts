import type { ErrorCode } from "@handbill/contracts";

/** An answered request; `route` is the template of its address, and null where there is none. */
export type MeasuredRequest = {
  method: string;
  route: string | null;
  status: number;
  /** Of the problem that was answered. */
  code: ErrorCode | null;
  seconds: number;
};

/** One attempt to call a model. */
export type MeasuredAiCall = {
  purpose: string;
  model: string;
  outcome: string;
  errorCode: ErrorCode | null;
  seconds: number;
  inputTokens: number;
  cachedInputTokens: number;
  outputTokens: number;
  costNanoUsd: number;
  /** Names of the repairs that its answer needed. */
  repairs: readonly string[];
};

/** Told what happens, to count it. Every word in it is of a closed list or an operator's setting: never an id. */
export type Measures = {
  request(request: MeasuredRequest): void;
  aiCall(call: MeasuredAiCall): void;
  /** A job that ended in this process: `succeeded`, `superseded` or an error code. */
  job(kind: string, outcome: string): void;
  /** A model's server failed too often and is left alone for a moment. */
  circuitOpened(model: string): void;
};

/** Tells all of them. */
export const tellAll = (those: readonly Measures[]): Measures => ({
  request: (request) => those.forEach((one) => one.request(request)),
  aiCall: (call) => those.forEach((one) => one.aiCall(call)),
  job: (kind, outcome) => those.forEach((one) => one.job(kind, outcome)),
  circuitOpened: (model) => those.forEach((one) => one.circuitOpened(model)),
});
