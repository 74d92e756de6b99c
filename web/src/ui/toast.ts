import type { ToastOptions } from "./toaster.tsx";

let toaster: Promise<typeof import("./toaster.tsx")> | null = null;

/** A short message at the bottom, with an action such as Undo. The toast library arrives with the first one. */
export const toast = (text: string, options: ToastOptions = {}): void => {
  void (toaster ??= import("./toaster.tsx")).then((loaded) => loaded.show(text, options));
};
