import { CHANNEL_NAMES, type Channel } from "@handbill/contracts";
import type { Device } from "./preview-settings.ts";

const on: Record<Device, string> = { phone: "On a phone", desktop: "On a computer" };
const characters = (count: number): string => `${count} ${count === 1 ? "character" : "characters"}`;

/** Where people meet what is no network. */
const PLACES: Partial<Record<Channel, string>> = {
  email: "as an email",
  sms: "as a text message",
  blog: "on your blog",
  google_ads: "on Google",
};

export const previewMessages = {
  title: (channel: Channel) => `As it looks ${PLACES[channel] ?? `on ${CHANNEL_NAMES[channel]}`}`,
  settings: "How the preview is shown",
  phone: "Phone",
  desktop: "Computer",
  dark: "Dark",
  light: "Light",
  picture: "Your picture",
  pictureOf: (count: number) => `1/${count}`,
  pictureShape: "Shape of the picture",
  portrait: "4:5",
  square: "1:1",
  alt: "Alt",
  altMissing: "No picture description yet. People who cannot see the picture would hear nothing.",
  empty: "The text appears here while you write.",
  cutLine: "hidden until tapped",
  folded: (device: Device, count: number) =>
    `${on[device]}, people see about ${characters(count)} of this before they tap for more.`,
  notFolded: (device: Device) => `${on[device]}, all of this shows without a tap.`,
  firstCut: "Your first sentence is cut off. Shorten it, so that the news stands before the line.",
  overLimit: (channel: string) => `${channel} does not take what is struck through.`,
  postOf: (index: number, count: number) => `Post ${index} of ${count}`,
  copyPost: (index: number) => `Copy post ${index}`,
  copiedPost: (index: number) => `Post ${index} copied.`,
  copyThread: "Threads are posted one by one:",
  linkCard: "The picture and title of the card come from the page that the link opens.",
  inInbox: "In the inbox",
  opened: "Opened",
  smallest: (text: string) => `The smallest screens show only “${text}” of the subject.`,
  subjectFits: "The whole subject shows, even on the smallest screens.",
  noPreheader: "Without a preview line, mail programs show the first words of the message.",
  smsParts: (parts: number) => (parts === 1 ? "Sent as 1 part" : `Sent as ${parts} parts`),
  smsPart: (index: number, units: number, room: number) => `Part ${index}: ${units} of ${room}`,
  smsCost: (parts: number) =>
    parts === 1
      ? "You pay for one text message per person."
      : `You pay for ${parts} text messages per person: for 500 people, ${(500 * parts).toLocaleString("en")}. Phones show them as one.`,
  smsCostly: (letters: string) =>
    `${letters} cannot be sent in the short form, so a part has room for 67 characters instead of 153.`,
  smsScript: "In this script a part has room for 67 characters.",
  smsFolded: "Curly quotes, long dashes and the like are sent in their plain form, which costs less.",
  smsNoStop: "It does not say how to stop. Add words such as “Reply STOP to opt out”.",
  searchResult: "In search results",
  article: "The article",
  titleCut: "The title is cut off in search results.",
  descriptionCut: "The description is cut off in search results. Let the first part say it all.",
  searchFits: "Title and description show in full.",
  searchNote: "Search engines may choose other words from the page.",
  combination: (index: number, count: number) => `Combination ${index} of ${count}`,
  another: "Another combination",
  adNote:
    "Google puts your headlines and descriptions together in ever new ways. Each has to make sense beside any other.",
  headlines: "Headlines",
  descriptions: "Descriptions",
  shownNow: "shown now",
  copy: "Copy",
  copied: (channel: string) => `Copied, ready to paste into ${channel}.`,
  copyFailed: "Your browser didn't allow copying. Select the text and copy it by hand.",
} as const;
