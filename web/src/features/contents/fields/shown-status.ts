import type { Content } from "@handbill/contracts";
import type { PillStatus } from "../../../ui/status-pill.tsx";

/** A piece that the AI budget stopped has not failed: it is written by itself once the limit is raised. */
export const shownStatus = ({ status, failure }: Pick<Content, "status" | "failure">): PillStatus =>
  status === "failed" && failure?.code === "ai_budget_exceeded" ? "waiting" : status;
