import type { DeviceSession } from "@handbill/contracts";
import bowser from "bowser";

const KINDS: Record<string, DeviceSession["device"]["kind"]> = {
  desktop: "computer",
  mobile: "phone",
  tablet: "tablet",
};

/** What a browser says of itself, as its owner would: "Firefox", "Windows". */
export function deviceOf(userAgent: string | null): DeviceSession["device"] {
  if (!userAgent) return { browser: null, system: null, kind: "other" };
  const { browser, os, platform } = bowser.parse(userAgent);
  return { browser: browser.name || null, system: os.name || null, kind: KINDS[platform.type ?? ""] ?? "other" };
}
