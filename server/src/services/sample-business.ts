import type { BusinessCreate } from "@handbill/contracts";

/** A business to play with: complete enough that the first plan is worth reading. */
export const sampleBusiness = (timezone: string, today: string): BusinessCreate => ({
  name: "Corner Bakery",
  industry: "Bakery and café",
  description:
    "A small bakery on the corner of Mill Lane, open since 2009. Two bakers start at four in the morning; sourdough, rye and cinnamon buns come out of one stone oven. Six tables by the window, a bench outside, and a notice board that the whole street reads.",
  audience: "People who live or work within ten minutes on foot, and parents on the way back from school",
  location: "14 Mill Lane, Oakfield",
  website: "https://corner-bakery.example",
  language: "en",
  tone: "warm",
  voice: ["first person plural", "short sentences", "a little humour"],
  offers: [
    { name: "Early bird", price: "£4.50", terms: "coffee and a cinnamon bun, weekdays until 10 am" },
    { name: "Weekend loaf", price: "£6.20", terms: "large sourdough, order by Friday noon" },
  ],
  facts: [
    "Open Tuesday to Sunday, 7 am to 5 pm",
    "Closed on Mondays",
    "Cinnamon bun: £2.10",
    "Rye bread on Fridays and Saturdays only",
    "Sourdough rests for 24 hours",
  ],
  constraints: ["Never claim to be the best in town", "Mention nuts when a product contains them"],
  channels: ["instagram", "facebook", "email"],
  timezone,
  closedWeekdays: [1],
  closedDates: nextHolidays(today),
  sender: {
    legalName: "Corner Bakery Ltd",
    postalAddress: "14 Mill Lane, Oakfield OK1 2AB",
    country: "GB",
    registration: "",
  },
});

/** Christmas, the day after it and New Year's Day, as they come next. */
function nextHolidays(today: string): string[] {
  const year = Number(today.slice(0, 4));
  const coming = (day: string): string => (`${year}-${day}` >= today ? `${year}-${day}` : `${year + 1}-${day}`);
  return [coming("12-25"), coming("12-26"), coming("01-01")];
}
