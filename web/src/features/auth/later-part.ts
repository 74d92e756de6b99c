import { lazy } from "react";

type Later = typeof import("./later.ts");

export const later = (): Promise<Later> => import("./later.ts");

/** What only some of those who sign in need, by its name. */
export const laterPart = <Name extends Exclude<keyof Later, "openSample" | "loadRules">>(name: Name) =>
  lazy(() => later().then((file): { default: Later[Name] } => ({ default: file[name] })));
