/** The models this server answers for. Names of real ones stand for their rules and their prices, not for their wits. */
export type Model = { alias: string; snapshot: string; reasons: boolean };

const MODELS: readonly Model[] = [
  { alias: "handbill-demo", snapshot: "handbill-demo-2026-11", reasons: false },
  { alias: "handbill-demo-thinking", snapshot: "handbill-demo-thinking-2026-11", reasons: true },
  { alias: "gpt-4o-mini", snapshot: "gpt-4o-mini-2024-07-18", reasons: false },
  { alias: "gpt-4.1-mini", snapshot: "gpt-4.1-mini-2025-04-14", reasons: false },
  { alias: "gpt-5-mini", snapshot: "gpt-5-mini-2025-08-07", reasons: true },
  { alias: "gpt-5", snapshot: "gpt-5-2025-08-07", reasons: true },
];

/** 1 November 2026: answers carry no clock, so that the same request gets the same bytes. */
export const CREATED = 1_793_491_200;

export const findModel = (name: string): Model | undefined =>
  MODELS.find(({ alias, snapshot }) => alias === name || snapshot === name);

const modelOf = (id: string): Record<string, unknown> => ({
  id,
  object: "model",
  created: CREATED,
  owned_by: "handbill",
});

export const modelList = (): Record<string, unknown> => ({
  object: "list",
  data: MODELS.flatMap(({ alias, snapshot }) => [modelOf(alias), modelOf(snapshot)]),
});

export const describeModel = (id: string): Record<string, unknown> | null => (findModel(id) ? modelOf(id) : null);
