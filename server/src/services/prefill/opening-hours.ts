import type { Thing } from "./read-page.ts";

const DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
const TIME = /^\d{1,2}:\d{2}(:\d{2})?$/;

const text = (value: unknown): string => (typeof value === "string" ? value : "");

/** "https://schema.org/Monday" and "Monday" are the same day. */
const dayName = (value: unknown): string => text(value).replace(/^https?:\/\/schema\.org\//, "");

const inOrder = (days: readonly string[]): string[] => DAYS.filter((day) => days.includes(day));

/** "Monday to Friday", or "Tuesday, Thursday". */
function daysInWords(days: readonly string[]): string {
  const places = days.map((day) => DAYS.indexOf(day));
  const isRun = days.length > 2 && places.every((place, index) => place === (places[0] ?? 0) + index);
  return isRun ? `${days[0]} to ${days.at(-1)}` : days.join(", ");
}

function hours(specification: unknown): string {
  const part = (name: string): unknown => Reflect.get(Object(specification), name);
  const [opens, closes] = [text(part("opens")), text(part("closes"))];
  const days = inOrder([part("dayOfWeek")].flat().map((day) => dayName(day)));
  if (days.length === 0 || !TIME.test(opens) || !TIME.test(closes)) return "";
  if (opens === closes) return `Closed: ${daysInWords(days)}`;
  return `Open ${daysInWords(days)}, ${opens.slice(0, 5)} to ${closes.slice(0, 5)}`;
}

/** When a business is open, by its structured data: one line for each kind of day. */
export const hoursIn = (shop: Thing): string[] =>
  [shop["openingHoursSpecification"] ?? []].flat().slice(0, 14).map(hours);
