import { useQuery } from "@tanstack/react-query";
import { FlaskConical } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import { systemQuery } from "../api/me.ts";
import { Banner } from "./banner.tsx";
import { messages } from "./demo-messages.ts";

const DemoModelDialog = lazy(() =>
  import("./demo-model-dialog.tsx").then((file) => ({ default: file.DemoModelDialog })),
);

type DemoModelNoticeProps = {
  /** From the receipts of what is on the screen. Left out, it is asked whether the demo model runs now. */
  isDemo?: boolean | undefined;
};

/** Says plainly that the demo model wrote what is shown, and how to connect a real one. Shows nothing otherwise. */
export function DemoModelNotice({ isDemo }: DemoModelNoticeProps) {
  const system = useQuery({ ...systemQuery, enabled: isDemo === undefined });
  const [isOpen, setIsOpen] = useState(false);
  if (!(isDemo ?? system.data?.ai.demo)) return null;
  return (
    <>
      <Banner
        tone="ai"
        icon={<FlaskConical size={18} aria-hidden />}
        actions={
          <button
            type="button"
            onClick={() => setIsOpen(true)}
            className="tap rounded-control px-2 font-medium underline underline-offset-3"
          >
            {messages.how}
          </button>
        }
      >
        <strong className="font-medium">{isDemo === undefined ? messages.writes : messages.notice}</strong>{" "}
        {messages.connect}
      </Banner>
      {isOpen && (
        <Suspense>
          <DemoModelDialog onClose={() => setIsOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
