import type { ReactNode } from "react";
import { Banner } from "../../../ui/banner.tsx";
import { ButtonLink } from "../../../ui/button-link.tsx";
import { AuthLayout } from "../auth-layout.tsx";
import { recovery } from "./messages.ts";

/** What the page is for. */
export const Head = ({ title, lead }: { title: string; lead: string }) => (
  <div className="grid gap-2">
    <h1 className="text-2xl">{title}</h1>
    <p className="text-muted">{lead}</p>
  </div>
);

/** What came of a press, which takes the place of the page. */
export const Outcome = ({ title, children }: { title: string; children: ReactNode }) => (
  <div role="status" className="grid gap-2">
    <h1 className="text-2xl">{title}</h1>
    <p className="break-words">{children}</p>
  </div>
);

type DonePageProps = { title: string; text: string; to: "/" | "/login"; on: string };

/** The link of a mail has done what it is for; one way leads on. */
export const DonePage = ({ title, text, to, on }: DonePageProps) => (
  <AuthLayout>
    <Outcome title={title}>{text}</Outcome>
    <ButtonLink to={to} variant="primary">
      {on}
    </ButtonLink>
  </AuthLayout>
);

/** The link of a mail did not come whole. */
export const BrokenLink = () => (
  <div role="alert">
    <Banner tone="danger">{recovery.broken}</Banner>
  </div>
);
