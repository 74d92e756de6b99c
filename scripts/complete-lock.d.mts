type Entry = { version?: string; resolved?: string; dev?: boolean; optionalDependencies?: Record<string, string> };
type Lock = { packages: Record<string, Entry> };
type Platform = { os?: string[]; cpu: string[]; libc?: string[] };

export function platformOf(name: string): Platform;
export function findMissing(lock: Lock): Map<string, Platform & { version: string; dev?: boolean; optional: true }>;
export function findAddresses(lock: Lock): string[];
