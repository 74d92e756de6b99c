/** Pages that are seldom opened, in one file: the name of each file that is loaded later stands in what is loaded first. */
export { ActivityPage } from "./activity/activity-page.tsx";
export { AppearancePage } from "./appearance-page.tsx";
export { InstallationPage } from "./installation/installation-page.tsx";
export { RemovedPage } from "./removed-page.tsx";
