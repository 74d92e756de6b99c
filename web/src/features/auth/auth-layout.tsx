import { lazy, Suspense, type ReactNode } from "react";
import { afterPaint } from "../../ui/after-paint.ts";

/** Not part of the first load: the form is there before it, and a phone never shows it. */
const Desk = lazy(() =>
  afterPaint()
    .then(() => import("./desk.tsx"))
    .then((file) => ({ default: file.Desk })),
);

const Mark = () => (
  <span className="inline-flex items-center gap-2.5 text-lg font-bold">
    <img src="/favicon.svg" alt="" width={28} height={28} />
    Handbill
  </span>
);

/** Frame of sign-in and sign-up: the form, and beside it on a wide screen what it is for. */
export const AuthLayout = ({ children }: { children: ReactNode }) => (
  <div className="grid min-h-dvh lg:grid-cols-[minmax(0,1fr)_minmax(0,1.1fr)]">
    <main id="main" className="flex flex-col px-4 py-6 md:px-12">
      <Mark />
      <div className="mx-auto grid w-full max-w-96 flex-1 content-center gap-6 py-10">{children}</div>
    </main>
    <aside className="hidden border-s border-line bg-sunk p-12 lg:grid lg:content-center">
      <Suspense>
        <Desk />
      </Suspense>
    </aside>
  </div>
);
