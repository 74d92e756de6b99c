/** What some of those who sign in need, in one file: the name of each stands in what is loaded first. */
export { BackNote } from "./back-note.tsx";
export { ElsewhereButtons } from "./elsewhere-buttons.tsx";
export { ElsewherePage } from "./elsewhere-page.tsx";
export { loadRules } from "./load-rules.ts";
export { openSample } from "./look-around.ts";
export { OtherWays } from "./other-ways.tsx";
export { SecondStepForm } from "./second-step-form.tsx";
