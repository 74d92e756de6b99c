import { AppError } from "../../core/errors.ts";

export const lastWay = () =>
  new AppError(
    "conflict",
    "This is the only way into your account. Choose a password, or add a passkey, before you take it away.",
  );
