import sanitize from "sanitize-html";

/** Of a page as it came. A longer one is shown as text: it holds the mails of years, or is made to be long. */
const MOST_HTML = 400_000;

const COLOUR = [/^#[\da-f]{3,8}$/i, /^[a-z]{3,25}$/i, /^rgba?\([\d\s.,%/]{1,40}\)$/i];
const LENGTH = [/^-?\d{1,4}(?:\.\d{1,3})?(?:px|pt|em|rem|%|ex)?$/i, /^auto$/i];
const LENGTHS = [/^(?:(?:\d{1,4}(?:\.\d{1,3})?(?:px|pt|em|rem|%|ex)?|auto)\s*){1,4}$/i];
const WORD = [/^[a-z-]{1,25}$/i];
const BORDER = [/^(?:[\d.]{1,6}(?:px|pt|em)?|[a-z]{3,20}|#[\da-f]{3,8}|rgba?\([\d\s.,%/]{1,40}\)|\s){1,8}$/i];

const STYLES = {
  ...Object.fromEntries(["color", "background-color", "border-color"].map((name) => [name, COLOUR])),
  ...Object.fromEntries(
    ["width", "max-width", "height", "max-height", "font-size", "line-height", "text-indent"].map((name) => [
      name,
      LENGTH,
    ]),
  ),
  ...Object.fromEntries(
    ["padding", "margin", "border-width", "border-radius", "border-spacing"].flatMap((name) => [[name, LENGTHS]]),
  ),
  ...Object.fromEntries(
    ["padding", "margin"].flatMap((name) =>
      ["top", "right", "bottom", "left"].map((side) => [`${name}-${side}`, LENGTH]),
    ),
  ),
  ...Object.fromEntries(
    "font-weight font-style text-align text-decoration vertical-align direction white-space border-collapse list-style-type"
      .split(" ")
      .map((name) => [name, [...WORD, /^\d{3}$/]]),
  ),
  ...Object.fromEntries(
    ["border", "border-top", "border-right", "border-bottom", "border-left"].map((name) => [name, BORDER]),
  ),
  "font-family": [/^[\p{L}\d\s,'"-]{1,200}$/u],
};

const TAGS =
  "a abbr address b bdi bdo big blockquote br caption center cite code col colgroup dd del dfn div dl dt em figcaption figure font h1 h2 h3 h4 h5 h6 hr i img ins kbd li mark ol p pre q rp rt ruby s samp small span strike strong sub sup table tbody td tfoot th thead time tr tt u ul var wbr".split(
    " ",
  );

const SIZE = /^\d{1,4}%?$/;
const sized = (attributes: sanitize.Attributes): sanitize.Attributes =>
  Object.fromEntries(
    ["width", "height"].flatMap((name) => (SIZE.test(attributes[name] ?? "") ? [[name, attributes[name] ?? ""]] : [])),
  );

/** Pictures are not fetched: where they are stands beside, for a reader who wants to see them. Those that came with the mail go by their name. */
function picture(attributes: sanitize.Attributes): sanitize.Attributes {
  const { src = "", alt = "" } = attributes;
  const place = src.trim();
  const kept = { ...sized(attributes), alt };
  if (/^cid:/i.test(place))
    return {
      ...kept,
      "data-cid": place
        .slice(4)
        .replaceAll(/[<>\s"']/g, "")
        .slice(0, 250),
    };
  if (/^data:image\/(?:png|gif|jpeg|webp);base64,[a-z\d+/=\s]{1,100000}$/i.test(place)) return { ...kept, src: place };
  return /^https?:\/\//i.test(place) && place.length <= 2_000 ? { ...kept, "data-src": place } : kept;
}

/**
 * The mail as its writer laid it out, by an allow list: no scripts, no forms, no frames, nothing that fetches. It is meant for a frame of
 * its own without rights; this is the wall before it.
 */
export function cleanHtml(html: string): string | null {
  if (html.length > MOST_HTML) return null;
  const clean = sanitize(html, {
    allowedTags: TAGS,
    allowedAttributes: {
      "*": ["style", "dir", "lang", "align", "valign"],
      a: ["href", "rel", "target"],
      img: ["src", "alt", "width", "height", "data-src", "data-cid"],
      td: ["colspan", "rowspan", "width", "height", "bgcolor"],
      th: ["colspan", "rowspan", "width", "height", "bgcolor"],
      table: ["width", "height", "bgcolor", "cellpadding", "cellspacing", "border"],
      tr: ["bgcolor"],
      font: ["color", "face", "size"],
      ol: ["start", "type"],
      col: ["width"],
    },
    allowedStyles: { "*": STYLES },
    allowedSchemes: ["http", "https", "mailto", "tel"],
    allowedSchemesByTag: { img: ["data"] },
    allowProtocolRelative: false,
    nonTextTags: [
      "script",
      "style",
      "textarea",
      "option",
      "noscript",
      "title",
      "template",
      "svg",
      "math",
      "xmp",
      "noembed",
      "noframes",
    ],
    nestingLimit: 100,
    transformTags: {
      a: (tagName, { href = "", dir = "", style = "" }) => ({
        tagName,
        attribs: {
          href,
          ...(dir !== "" && { dir }),
          ...(style !== "" && { style }),
          rel: "noopener noreferrer nofollow",
          target: "_blank",
        },
      }),
      img: (tagName, attributes) => ({ tagName, attribs: picture(attributes) }),
    },
  });
  return clean.trim() === "" ? null : clean;
}
