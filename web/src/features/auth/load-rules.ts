/** What a sign-up is held against before it is sent: it weighs more than the page. */
export const loadRules = () => import("./sign-up-rules.ts");
