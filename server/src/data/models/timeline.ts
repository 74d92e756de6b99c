import type { Generated } from "kysely";

export type TimelineTable = { onlyRow: Generated<boolean>; id: Generated<string>; tick: number };
