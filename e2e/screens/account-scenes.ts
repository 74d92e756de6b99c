import type { Scene } from "./scene.ts";
import type { Stage } from "./stage.ts";

const settings = ({ own: { id } }: Stage): string => `/b/${id}/settings`;

/** Who somebody is, who works with them, and how the installation stands. */
export const ACCOUNT_SCENES: readonly Scene[] = [
  { name: "team", what: "Who works on the business", address: (stage) => `${settings(stage)}/team` },
  { name: "security", what: "How somebody signs in", address: (stage) => `${settings(stage)}/security` },
  { name: "api-keys", what: "Keys for programs", address: (stage) => `${settings(stage)}/api-keys` },
  { name: "activity", what: "Who did what", address: (stage) => `${settings(stage)}/activity` },
  { name: "your-data", what: "Taking data along, and leaving", address: (stage) => `${settings(stage)}/your-data` },
  { name: "installation", what: "How the installation stands", address: (stage) => `${settings(stage)}/installation` },
  { name: "forgot-password", what: "A forgotten password", address: () => "/forgot-password", isOutside: true },
];
