/** `note`: it works, and the operator should know; `fault`: Handbill does not start with it, or does not do its work. */
export type Finding = {
  about:
    | "settings"
    | "machine"
    | "port"
    | "data"
    | "database"
    | "secret"
    | "address"
    | "outside"
    | "mail"
    | "model"
    | "redis"
    | "clock";
  state: "well" | "note" | "fault";
  what: string;
  why?: string;
  todo?: string;
};

type More = { why?: string; todo?: string };

export const finding =
  (about: Finding["about"]) =>
  (state: Finding["state"], what: string, more: More = {}): Finding => ({ about, state, what, ...more });
