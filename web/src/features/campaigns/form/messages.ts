export const formMessages = {
  title: "Plan a campaign",
  lead: "Say what you want to reach. You get a plan and one piece for every slot; nothing is published without you.",
  goal: "What should this campaign achieve?",
  goalHint: "A number and a day make the plan sharper.",
  goalExamples: "Start from an example",
  channels: "Where should it run?",
  channelsHint: "Prefilled from your profile.",
  noChannel: "Choose at least one channel.",
  period: "When?",
  startsOn: "First day",
  endsOn: "Last day",
  length: (days: number) => (days === 1 ? "1 day" : `${days} days`),
  zone: (timeZone: string) => `Days as in ${timeZone.replaceAll("_", " ")}.`,
  weeks: (count: number) => (count === 1 ? "1 week" : `${count} weeks`),
  budget: "Budget",
  budgetHint: "For ads and material. Leave it empty to plan without spending.",
  currency: "Currency",
  notAnAmount: "Write an amount, for example 150.",
  count: "How many pieces?",
  countHint: (channels: number) =>
    channels === 0
      ? "Three for each channel is a good start."
      : `Three for each of ${channels === 1 ? "your channel" : `your ${channels} channels`} is a good start.`,
  countRange: "Plan between 1 and 60 pieces.",
  audience: "Who is it for?",
  audienceHint: "Prefilled from your profile.",
  notes: "Anything the plan must know?",
  notesHint: "A new product, closed days, words to avoid.",
  name: "Name",
  nameHint: "Leave it empty and the plan gets one.",
  more: "Name and notes",
  required: "Please fill this in.",
  tooLong: (most: number) => `Write at most ${most} characters.`,
  submit: "Plan this campaign",
  submitting: "Starting the plan…",
  keeps: "You can leave while it is planned.",
  errorCount: (count: number) =>
    count === 1 ? "One thing needs your attention." : `${count} things need your attention.`,
} as const;

/** Goals that small shops have, each to start from and change. */
export const GOAL_EXAMPLES = [
  {
    title: "Fill quiet days",
    goal: "Bring 20 more customers a week on Tuesdays and Wednesdays by the end of the campaign.",
  },
  { title: "Launch something new", goal: "Make our new offer known in the neighbourhood and sell the first 40." },
  { title: "Sell for the season", goal: "Sell 50 gift boxes before the holidays, half of them ordered ahead." },
  { title: "Bring people back", goal: "Bring back 30 customers who have not been here for three months." },
  { title: "Get bookings", goal: "Get 25 new bookings from people who have never been here." },
  { title: "Grow the list", goal: "Win 100 new subscribers for our newsletter, with their consent." },
] as const;
