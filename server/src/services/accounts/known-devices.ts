import type { Clock } from "../../core/clock.ts";
import { newId } from "../../core/ids.ts";
import type { Keyring } from "../../core/keyring.ts";

type Needs = { keyring: Keyring; clock: Clock };
export type KnownDevices = ReturnType<typeof createKnownDevices>;

export const DEVICE_KNOWN_DAYS = 365;
const PURPOSE = "known-device";
const DAY_MS = 86_400_000;
const FORM = /^([0-9a-f-]{36})\.(\d{1,6})\.([\w-]{43})$/;

const said = (id: string, day: number, email: string) => `${id} ${day} ${email.trim().toLowerCase()}`;

/**
 * Marks for browsers that have signed in to an account before: their attempts are counted apart, so that whoever tries passwords
 * from elsewhere cannot keep the owner out. A mark signs nobody in.
 */
export function createKnownDevices({ keyring, clock }: Needs) {
  const today = () => Math.floor(clock.now() / DAY_MS);

  const read = (mark: string | undefined, email: string): string | undefined => {
    const [, id = "", day = "", given = ""] = FORM.exec(mark ?? "") ?? [];
    if (id === "" || today() - Number(day) > DEVICE_KNOWN_DAYS) return undefined;
    return keyring.made("sign_in", PURPOSE, said(id, Number(day), email), given) ? id : undefined;
  };

  return {
    /** The name of the device, where this account was signed in to on it; undefined for a mark of another account, or a forged one. */
    read,

    /** The mark of a device that has just signed in; one that had a mark keeps its name. */
    mark(email: string, before: string | undefined): string {
      const id = read(before, email) ?? newId();
      return `${id}.${today()}.${keyring.hash(PURPOSE, said(id, today(), email))}`;
    },
  };
}
