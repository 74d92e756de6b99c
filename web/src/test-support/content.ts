import type { Content } from "@handbill/contracts";

/** A piece that nobody has written yet. */
export const contentWith = (change: Partial<Content>): Content => ({
  id: "0199f0a0-0000-7000-8000-000000000002",
  campaignId: "0199f0a0-0000-7000-8000-000000000003",
  channel: "email",
  status: "placeholder",
  version: 1,
  topic: "Bread",
  angle: "Show the first tray",
  scheduledOn: null,
  scheduledAt: null,
  timezone: null,
  publishedAt: null,
  publishedUrl: null,
  callToAction: "",
  fields: null,
  claims: [],
  receipt: null,
  jobId: null,
  failure: null,
  rating: null,
  createdAt: "",
  updatedAt: "",
  ...change,
});
