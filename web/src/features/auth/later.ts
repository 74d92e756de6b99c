/** What some of those who sign in need, in one file: the name of each stands in what is loaded first. */
export { BackNote } from "./back-note.tsx";
export { PasskeyButton } from "./passkey-button.tsx";
export { SecondStepForm } from "./second-step-form.tsx";
