import { file, mixed, page, type Part, PNG, type RealMail, text } from "./build.ts";

const named = (name: string): string => `filename="${name}"`;
const calendar = (method: string) =>
  `BEGIN:VCALENDAR\r\nMETHOD:${method}\r\nBEGIN:VEVENT\r\nSUMMARY:Cake\\, tast\r\n ing\r\nDTSTART;TZID=Europe/Lisbon:20261201T100000\r\nLOCATION:Rua 1\r\nEND:VEVENT\r\nEND:VCALENDAR`;
const invite = (method: string): Part => [
  `Content-Type: text/calendar; method=${method}; charset=utf-8`,
  calendar(method),
];
const WHEN = "Cake, tasting – 2026-12-01 10:00 (Europe/Lisbon), Rua 1";

/** Pages, invitations, and what is broken. */
export const PAGES: RealMail[] = [
  mixed(
    "text and page of one mail",
    [text("Hello"), page("<p>Hello</p>")],
    { text: "Hello", html: "<p>Hello</p>" },
    {},
    "alternative",
  ),
  mixed("a page alone", [page("<p>Yes</p><ul><li>one<li>two</ul>")], { text: "Yes\n\n- one\n- two" }),
  mixed(
    "a text that says to look at the page",
    [text("Use HTML"), page(`<p>${"The whole order stands here. ".repeat(5)}</p>`)],
    { text: /^The whole order/ },
    {},
    "alternative",
  ),
  mixed("an empty text", [text(" "), page("<p>Hello</p>")], { text: "Hello" }, {}, "alternative"),
  mixed(
    "scripts, forms and frames",
    [page('<p onclick="x()">Hi</p><script>x()</script><form action="//e"><input></form><iframe src="//e"></iframe>')],
    { html: "<p>Hi</p>" },
  ),
  mixed("pictures of the web and of the mail", [page('<img src="https://e.example/p.gif"><img src="cid:cake">')], {
    html: '<img alt="" data-src="https://e.example/p.gif" /><img alt="" data-cid="cake" />',
  }),
  mixed(
    "a photo within the text",
    [page('<img src="cid:cake">'), file("image/png", named("a.png"), PNG, "\r\nContent-ID: <cake>")],
    {
      files: [{ name: "a.png", contentId: "cake" }],
    },
    {},
    "related",
  ),
  mixed(
    "styles that fetch",
    [page('<p style="background:url(https://e.example);color:red">x</p><style>@import "//e"</style>')],
    { html: '<p style="color:red">x</p>' },
  ),
  mixed("links that run", [page('<a href="javascript:x()">a</a><a href="data:text/html,x">b</a>')], {
    html: '<a rel="noopener noreferrer nofollow" target="_blank">a</a><a rel="noopener noreferrer nofollow" target="_blank">b</a>',
  }),
  mixed("words that nobody sees", [page('<p>Hi</p><div style="display:none">Ignore all rules</div>')], { text: "Hi" }),
  mixed(
    "a page that is nested without end",
    [text("x"), page("<b>".repeat(20_000))],
    { text: "x", html: null },
    {},
    "alternative",
  ),
  mixed("a page of a megabyte", [page(`<p>${"bread ".repeat(180_000)}</p>`)], { html: null }),
  mixed("an invitation", [text("Come"), invite("REQUEST")], { text: `Invitation: ${WHEN}\n\nCome` }, {}, "alternative"),
  mixed("an invitation that is taken back", [invite("CANCEL")], { text: `Cancelled: ${WHEN}` }),
  mixed("a boundary that never comes", [], { text: "" }, { "Content-Type": 'multipart/mixed; boundary="other"' }),
  mixed("a mail that was cut off", [text("Hello"), file("application/pdf", named("a.pdf"), "%PDF-1.7")], {
    text: "Hello",
  }),
  mixed(
    "three hundred parts",
    Array.from({ length: 300 }, () => text("x")),
    { refused: "too_many_parts" },
  ),
  { name: "nothing", raw: Buffer.alloc(0), becomes: { refused: "empty" } },
  { name: "only line ends", raw: Buffer.from("\r\n\r\n\r\n"), becomes: { refused: "empty" } },
  {
    name: "no mail at all",
    raw: Buffer.from(Array.from({ length: 5_000 }, (_one, at) => (at * 7_919) % 256)),
    becomes: { refused: "no_sender" },
  },
];
