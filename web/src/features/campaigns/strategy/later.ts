/** What a plan shows when it is asked for, in one file: the name of each stands in the page. */
export { FailedPlan } from "./failed-plan.tsx";
export { PlanComparison } from "./history/plan-comparison.tsx";
export { PlanHistory } from "./history/plan-history.tsx";
export { PlanAgainForm } from "./plan-again-form.tsx";
export { PlanningPanel } from "./planning-panel.tsx";
