/** What a kind of marketing brought others: a start for arithmetic, never a promise. */
export type Benchmark = {
  /** By which a goal cites it. */
  id: string;
  what: string;
  value: string;
  source: string;
  year: number;
  /** Where and whom it was measured on. */
  measuredOn: string;
};

const ADS = {
  source: "LocaliQ and WordStream",
  year: 2025,
  measuredOn: "16,446 US search campaigns of agency clients",
};
const META = { source: "WordStream, lead campaigns on Meta", year: 2025, measuredOn: "726 US campaigns" };
const FOLLOWERS = { source: "Socialinsider", year: 2026, measuredOn: "70 million posts of brands" };
const VIEWS = {
  source: "Buffer",
  year: 2026,
  measuredOn: "posts of its users, per view and so no match for rates per follower",
};
const SHOPS = { source: "Klaviyo", year: 2026, measuredOn: "mostly US online shops" };

/** Open rates are left out on purpose: mail programs open by themselves. */
export const BENCHMARKS: readonly Benchmark[] = [
  { id: "B1", what: "email, clicks per delivered email", value: "1.7 % (1 to 3 %)", ...SHOPS },
  { id: "B2", what: "sms, clicks per text message", value: "5 %", ...SHOPS },
  { id: "B3", what: "sms, orders per text message", value: "1 to 2 %", ...SHOPS },
  { id: "B4", what: "google_ads, clicks per view", value: "6.66 %", ...ADS },
  { id: "B5", what: "google_ads, cost per click", value: "5.26 USD (restaurants 2.05 USD)", ...ADS },
  { id: "B6", what: "google_ads, enquiries per click", value: "7.52 % (dentists 9.1 %)", ...ADS },
  { id: "B7", what: "paid posts on facebook and instagram, clicks per view", value: "2.59 %", ...META },
  { id: "B8", what: "paid posts on facebook and instagram, cost per enquiry", value: "27.66 USD", ...META },
  {
    id: "B9",
    what: "unpaid posts, reactions per follower",
    value: "instagram 0.48 %, facebook 0.15 %, x 0.12 %",
    ...FOLLOWERS,
  },
  {
    id: "B10",
    what: "unpaid posts, reactions per view",
    value: "linkedin 6.5 %, facebook 5.1 %, x 2.3 %, instagram 1.2 %",
    ...VIEWS,
  },
];

export const benchmarkLine = ({ id, what, value, source, year, measuredOn }: Benchmark): string =>
  `${id} ${what}: ${value} (${source} ${year}, ${measuredOn})`;
