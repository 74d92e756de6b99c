import { holidaysOf } from "../../ai/rules/holidays.ts";
import { countryOf } from "../../ai/rules/trade/jurisdiction.ts";
import type { OwnedBusiness } from "../../data/models/business.ts";
import type { Openness } from "./day-notes.ts";

/** When the business rests: its own days, and the holidays of its country. */
export const opennessOf = (business: OwnedBusiness): Openness => ({
  name: business.name,
  closedWeekdays: business.closedWeekdays,
  closedDates: business.closedDates,
  holidayOn: holidaysOf(countryOf(business)),
});
