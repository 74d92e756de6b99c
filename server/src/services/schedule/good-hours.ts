import type { Channel } from "@handbill/contracts";

/** Hours of some weekdays (1 is Monday) at which a channel is read well, the best first, and why. */
export type GoodHours = { on: readonly number[]; at: readonly string[]; reason: string; source: string };

const SPROUT = "https://www.blkwtrdesign.com/the-best-times-to-post-on-social-media/";
const EMAIL = "http://www.localmediainsider.com/stories/selling-email-marketing-try-sending-at-10-am,1703";
const SPREAD = "https://blog.thechecker.co/whats-the-best-time-to-send-an-email-heres-what-studies-show/";
const QUIET_HOURS = "https://support.referrizer.com";
const OURS = "a choice of ours, for want of a study";

const WORKDAYS = [1, 2, 3, 4, 5];
const MIDWEEK = [2, 3, 4];
const WEEKEND = [6, 7];

const readMidMorning = "People look most between mid-morning and lunch on working days.";
const readAtWeekend = "At the weekend people look later in the morning.";

const FEED: readonly GoodHours[] = [
  { on: WORKDAYS, at: ["11:00", "09:00", "13:00", "18:00"], reason: readMidMorning, source: SPROUT },
  { on: WEEKEND, at: ["10:30", "17:00"], reason: readAtWeekend, source: OURS },
];

const SHORT: readonly GoodHours[] = [
  {
    on: WORKDAYS,
    at: ["09:00", "12:00", "17:00"],
    reason: "Short posts are read on the way to work and at noon.",
    source: SPROUT,
  },
  { on: WEEKEND, at: ["10:30"], reason: readAtWeekend, source: OURS },
];

/**
 * Where to begin until the business has figures of its own: studies disagree on the hour, and agree that it matters less than
 * the text. Looked up on 2026-11-23.
 */
export const GOOD_HOURS: Readonly<Record<Channel, readonly GoodHours[]>> = {
  instagram: FEED,
  facebook: FEED,
  linkedin: [
    {
      on: MIDWEEK,
      at: ["09:00", "10:30", "12:00"],
      reason: "LinkedIn is read in the morning, in the middle of the week.",
      source: SPROUT,
    },
    { on: [1, 5], at: ["11:00"], reason: "LinkedIn is read before lunch.", source: SPROUT },
  ],
  x: SHORT,
  bluesky: SHORT,
  threads: SHORT,
  email: [
    {
      on: MIDWEEK,
      at: ["10:00", "09:00", "14:00"],
      reason: "Emails are opened most around ten, from Tuesday to Thursday.",
      source: EMAIL,
    },
    { on: [1, 5], at: ["10:00", "14:00"], reason: "Emails are opened most in the morning.", source: SPREAD },
  ],
  sms: [
    {
      on: WORKDAYS,
      at: ["11:00", "14:00", "17:00"],
      reason: "Texts go out in daytime, when they disturb nobody.",
      source: QUIET_HOURS,
    },
    { on: [6], at: ["11:00", "14:00"], reason: "On Saturdays texts go out around noon.", source: QUIET_HOURS },
  ],
  blog: [
    {
      on: WORKDAYS,
      at: ["08:00", "10:00"],
      reason: "An article that is there in the morning is found all day.",
      source: OURS,
    },
  ],
  google_ads: [
    {
      on: WORKDAYS,
      at: ["09:00", "10:00"],
      reason: "Ads are best started on a working day, when you can look at them.",
      source: OURS,
    },
  ],
};
