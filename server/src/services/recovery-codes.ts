import { createHash, randomInt } from "node:crypto";
import { RECOVERY_CODE_COUNT } from "@handbill/contracts";

/** Without what looks alike: no 0, 1, I, L, O, U. */
const SIGNS = "23456789ABCDEFGHJKMNPQRSTVWXYZ";
const GROUPS = 4;
const GROUP = 4;

/** As people copy it: in any case, with or without dashes and spaces. */
const plain = (code: string): string => code.toUpperCase().replaceAll(/[^A-Z0-9]/g, "");

/** Nearly eighty random bits: nothing to guess, so nothing to slow down. */
export const hashOfCode = (userId: string, code: string): string =>
  createHash("sha256")
    .update(`${userId}\0${plain(code)}`)
    .digest("base64url");

const makeGroup = (): string => Array.from({ length: GROUP }, () => SIGNS[randomInt(SIGNS.length)]).join("");

export const makeRecoveryCodes = (): string[] =>
  Array.from({ length: RECOVERY_CODE_COUNT }, () => Array.from({ length: GROUPS }, makeGroup).join("-"));
