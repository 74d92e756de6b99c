export { ConfirmPage } from "./confirm-page.tsx";
export { ForgotPage } from "./forgot-page.tsx";
export { ResetPage } from "./reset-page.tsx";
