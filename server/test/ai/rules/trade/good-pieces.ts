import type { BusinessProfile, Channel } from "@handbill/contracts";
import type { TradeInput } from "../../../../src/ai/rules/trade/trade-rule.ts";
import { business, campaign } from "../../support/requests.ts";

/** A bakery whose profile backs what its good pieces say, in a country of the European Union. */
export const bakery: BusinessProfile = {
  ...business,
  name: "Crumb and Co",
  location: "12 Mill Lane, Dublin, Ireland",
  timezone: "Europe/Dublin",
  offers: [
    { name: "Breakfast menu", price: "€4.20", terms: "weekdays until 11:00, from 12 January to 6 February 2027" },
  ],
  facts: [
    "Open Tuesday to Sunday, 7:30 to 19:00",
    "Bread from a starter that is 30 years old",
    "Twelve stools by the window",
    "Call 01 496 0999 to order",
  ],
};

type Piece = { channel: Channel; fields: Record<string, unknown> };

/** One good answer by hand for each channel: no rule has anything against it. */
export const GOOD: Record<Channel, Record<string, unknown>> = {
  instagram: {
    caption:
      "The first tray comes out at 7:30, and you can hear the crust.\n\nOur starter is 30 years old and fussier than any of us. Come by before 11:00 and have the breakfast menu at the window.",
    hashtags: ["#DublinBakery", "#Sourdough", "#WinterBreakfast"],
    altText: "A tray of dark loaves on a wooden counter, steam in the morning light.",
  },
  facebook: {
    text: "Good morning, Mill Lane! The oven is on from Tuesday to Sunday. The breakfast menu is €4.20 on weekdays until 11:00. Which of the 12 stools is yours?",
  },
  linkedin: {
    text: "Two years ago I wanted to bake more kinds of bread.\n\nThe starter, 30 years old, taught me otherwise: one dough, done with care, is what people walk for. What did you leave out that made your work better?",
  },
  x: { text: "A starter of 30 years does not hurry. Breakfast is ready at 7:30, and the menu is €4.20 on weekdays." },
  bluesky: {
    text: "The starter is 30 years old. It has seen more Mondays than we have. Breakfast until 11:00 on weekdays.",
  },
  threads: { text: "What is the first thing you smell in the morning? Here it is crust, at 7:30.", topicTag: "Bread" },
  email: {
    subject: "Your breakfast on the way to work",
    preheader: "It is ready when you come in, on weekdays until 11:00.",
    body: "The street is dark and the oven is on.\n\nFrom 12 January the breakfast menu is **€4.20** on weekdays until 11:00. It takes no longer than the red light outside.\n\nSee you at the window.",
    callToAction: { label: "See the menu", url: "https://crumb.example" },
  },
  sms: {
    text: "Crumb and Co: breakfast menu EUR 4.20, weekdays until 11:00. Come by on your way to work. Reply STOP to opt out.",
  },
  blog: {
    title: "How we keep a starter alive for 30 years",
    description: "Flour, water and a firm hand: what a baker in Dublin learnt about sourdough.",
    sections: [
      {
        heading: "It wants to be fed",
        body: "A starter eats every day.\n\n1. Take a spoon of it.\n2. Add flour and water.\n3. Wait.",
      },
      { heading: "It wants to be left alone", body: "Step 2 is the hard one. Put it by the window and go for a walk." },
    ],
  },
  google_ads: {
    headlines: ["Breakfast in Mill Lane", "Fresh Bread from 7:30", "Menu for €4.20", "Crumb and Co"],
    descriptions: ["The breakfast menu, on weekdays until 11:00.", "A starter 30 years old. Come by on your way!"],
  },
};

export const inputFor = ({ channel, fields }: Piece, more: Partial<TradeInput> = {}): TradeInput => ({
  business: bakery,
  campaign: { ...campaign, goal: "Sell more breakfast menus", budget: null },
  strategy: { summary: "", positioning: "", keyMessages: [], audienceSegments: [] },
  content: {
    channel,
    topic: "Breakfast",
    angle: "The oven is on.",
    callToAction: "Come by",
    scheduledOn: "2027-01-14",
  },
  fields,
  ...more,
});
