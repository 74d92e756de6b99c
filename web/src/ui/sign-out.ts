import { describeError } from "../api/describe-error.ts";
import { startAfresh } from "../api/fresh-start.ts";
import { leave } from "../api/session.ts";
import { toast } from "./toast.ts";

/** Ends the session here and in the other tabs of this browser. */
export async function signOut(): Promise<void> {
  try {
    await leave();
    startAfresh("/login");
  } catch (error) {
    toast(describeError(error).title, { tone: "danger" });
  }
}
