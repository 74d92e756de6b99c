import type { CampaignCreate } from "@handbill/contracts";
import { useEffect, useState } from "react";
import type { CampaignForm } from "./defaults.ts";
import { readForm } from "./read-form.ts";

const PAUSE_MS = 600;

/** The request that a form makes, once nobody has typed for a moment; null while it is not complete. */
export function useSettledRequest(form: CampaignForm): CampaignCreate | null {
  const [request, setRequest] = useState<CampaignCreate | null>(null);
  useEffect(() => {
    const timer = setTimeout(() => {
      const read = readForm(form);
      setRequest(read.ok ? read.campaign : null);
    }, PAUSE_MS);
    return () => clearTimeout(timer);
  }, [form]);
  return request;
}
