const pieces = (count: number): string => (count === 1 ? "1 piece" : `${count} pieces`);

export const messages = {
  tray: "Work under way",
  writingPrefix: "(Writing)",
  running: (count: number) => (count === 1 ? "1 thing being written" : `${count} things being written`),
  failed: (count: number) => (count === 1 ? "1 thing needs you" : `${count} things need you`),
  show: "Show the work under way",
  hide: "Hide",
  open: "Open",
  dismiss: "Dismiss",
  unnamed: "your campaign",
  kinds: {
    strategy: (campaign: string) => `Plan of ${campaign}`,
    campaign_contents: (campaign: string) => `Pieces of ${campaign}`,
    content: (campaign: string) => `A piece of ${campaign}`,
  },
  ready: {
    strategy: (campaign: string) => `The plan of ${campaign} is ready.`,
    campaign_contents: (campaign: string, done: number) => `${pieces(done)} of ${campaign} written. Have a look.`,
    content: (campaign: string) => `Draft ready in ${campaign}.`,
  },
  partly: (done: number, total: number, campaign: string) =>
    `${done} of ${total} pieces of ${campaign} are ready. The others could not be finished.`,
  stopped: (campaign: string) => `Stopped. What was written for ${campaign} is kept.`,
  failedTitle: {
    strategy: (campaign: string) => `The plan of ${campaign} could not be finished`,
    campaign_contents: (campaign: string) => `The pieces of ${campaign} could not be finished`,
    content: (campaign: string) => `A piece of ${campaign} could not be finished`,
  },
};
