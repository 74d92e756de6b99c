/*
 * What each page asks the server first, by its address: the server answers it together with the page itself, so that nothing is
 * waited for once the studio is there (server/src/routes/first-answers.ts). Addresses are written exactly as the studio asks them.
 * What is missing here is only later, and what is never asked is only in vain.
 */

const ID = "([0-9a-f-]{36})";
const BUSINESS = "/businesses/$1";
const CAMPAIGN = `${BUSINESS}/campaigns/$2`;
const PIECE = `${BUSINESS}/contents/$3`;
const CAMPAIGNS = `${BUSINESS}/campaigns?limit=100`;

/** Of every page inside a business. */
const FRAME = [BUSINESS, "/me", "/jobs?active=true&businessId=$1", "/system"];

type Page = { address: string; asks: string[] };

/** The first that fits counts; one without a question mark is of every address with that path. */
export const FIRST_ASKS: readonly Page[] = [
  { address: "^/$", asks: ["/businesses?limit=100"] },
  { address: "^/welcome$", asks: ["/me", "/businesses?limit=100"] },
  {
    address: `^/b/${ID}/?$`,
    asks: [
      ...FRAME,
      CAMPAIGNS,
      `${BUSINESS}/contents?status=draft&limit=100`,
      `${BUSINESS}/calendar?from={day-7}&to={day+21}`,
      `${BUSINESS}/conversations/counts`,
    ],
  },
  { address: `^/b/${ID}/campaigns/?$`, asks: [...FRAME, CAMPAIGNS] },
  {
    address: `^/b/${ID}/campaigns/${ID}/board\\?(?:.*&)?item=${ID}`,
    asks: [
      ...FRAME,
      CAMPAIGN,
      `${BUSINESS}/contents?campaignId=$2&limit=100`,
      `${PIECE}/analytics`,
      `${PIECE}/links`,
      `${PIECE}/publications`,
    ],
  },
  {
    address: `^/b/${ID}/campaigns/${ID}/(?:board|strategy)$`,
    asks: [...FRAME, CAMPAIGN, `${BUSINESS}/contents?campaignId=$2&limit=100`],
  },
  {
    address: `^/b/${ID}/calendar$`,
    asks: [
      ...FRAME,
      CAMPAIGNS,
      `${BUSINESS}/calendar?from={firstOfMonth}&to={lastOfMonth}`,
      `${BUSINESS}/contents?status=approved&limit=100`,
    ],
  },
  { address: `^/b/${ID}/questions$`, asks: [...FRAME, `${BUSINESS}/faq`] },
  {
    address: `^/b/${ID}/contacts$`,
    asks: [
      ...FRAME,
      `${BUSINESS}/contacts?limit=50`,
      `${BUSINESS}/contacts/summary`,
      `${BUSINESS}/suppressions`,
      `${BUSINESS}/suppressions/lifted`,
      `${BUSINESS}/sign-up-form`,
    ],
  },
  {
    address: `^/b/${ID}/inbox\\?(?:.*&)?thread=${ID}`,
    asks: [
      ...FRAME,
      `${BUSINESS}/conversations?limit=30&status=open`,
      `${BUSINESS}/conversations/counts`,
      `${BUSINESS}/conversations/$2`,
      `${BUSINESS}/conversations/$2/messages?limit=30`,
    ],
  },
  {
    address: `^/b/${ID}/inbox$`,
    asks: [...FRAME, `${BUSINESS}/conversations?limit=30&status=open`, `${BUSINESS}/conversations/counts`],
  },
  {
    address: `^/b/${ID}/usage$`,
    asks: [
      ...FRAME,
      `${BUSINESS}/ai/budget`,
      `${BUSINESS}/ai/usage?from={firstOfMonth}&to={lastOfMonth}`,
      `${BUSINESS}/ai/logs?from={firstOfMonth}&to={lastOfMonth}&limit=50`,
    ],
  },
  {
    address: `^/b/${ID}/insights$`,
    asks: [...FRAME, CAMPAIGNS, `${BUSINESS}/analytics?from={day-27}&to={day}&compare=previous`],
  },
  { address: `^/b/${ID}/settings/removed$`, asks: [...FRAME, `${BUSINESS}/removed`] },
  { address: `^/b/${ID}/settings/page$`, asks: [...FRAME, `${BUSINESS}/page`] },
  { address: `^/b/${ID}/settings/form$`, asks: [...FRAME, `${BUSINESS}/contact-form`] },
  { address: `^/b/${ID}/settings/connections$`, asks: [...FRAME, `${BUSINESS}/connections`] },
  {
    address: `^/b/${ID}/settings/security$`,
    asks: [...FRAME, "/me/two-factor", "/me/passkeys", "/me/sign-in-ways", "/me/sessions?limit=100"],
  },
  { address: `^/b/${ID}/settings/api-keys$`, asks: [...FRAME, "/me/api-keys", "/businesses?limit=100"] },
  { address: `^/b/${ID}/settings/activity$`, asks: [...FRAME, `${BUSINESS}/audit?limit=50`] },
  { address: `^/b/${ID}/settings/your-data$`, asks: [...FRAME, "/me/exports", "/me/deletion"] },
  {
    address: `^/b/${ID}/settings/team$`,
    asks: [...FRAME, `${BUSINESS}/members`, `${BUSINESS}/invitations`],
  },
  { address: `^/b/${ID}/settings/account$`, asks: [...FRAME, "/businesses?limit=100"] },
  { address: `^/b/${ID}(?:/|$)`, asks: FRAME },
];
