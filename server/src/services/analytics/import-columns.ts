import { IMPORT_FIELDS, type ImportColumns, type ImportField } from "@handbill/contracts";
import { AppError } from "../../core/errors.ts";

export type Mapping = Record<ImportField, string | null>;

/** What networks, ad managers and shops call their columns, in the order of trust. */
const USUAL: Readonly<Record<ImportField, readonly string[]>> = {
  content: [
    "content id",
    "contentid",
    "content",
    "permalink",
    "post url",
    "post link",
    "link",
    "url",
    "topic",
    "title",
    "post",
  ],
  day: ["day", "date", "publish date", "published", "datum", "data", "fecha", "日付"],
  impressions: [
    "impressions",
    "views",
    "reach",
    "impressionen",
    "impressões",
    "impresiones",
    "alcance",
    "インプレッション",
  ],
  sends: ["sends", "sent", "delivered", "recipients", "emails sent", "empfänger", "enviados", "配信数"],
  opens: ["opens", "opened", "unique opens", "öffnungen", "aberturas", "開封数"],
  clicks: ["clicks", "link clicks", "clicks all", "klicks", "cliques", "clics", "クリック数"],
  conversions: ["conversions", "results", "purchases", "orders", "bookings", "conversões", "コンバージョン"],
  replies: ["replies", "comments", "antworten", "respostas", "comentários", "返信"],
  cost: ["cost", "spend", "amount spent", "kosten", "custo", "gasto", "費用"],
  revenue: ["revenue", "conversion value", "purchase value", "umsatz", "receita", "ingresos", "売上"],
  currency: ["currency", "währung", "moeda", "moneda", "通貨"],
};

/** A name without what is around it: "Amount spent (EUR)" is "amount spent". */
const plain = (name: string): string =>
  name
    .normalize("NFKC")
    .toLowerCase()
    .replace(/\([^)]*\)/gu, "")
    .replaceAll(/[_\-.:]+/gu, " ")
    .replaceAll(/\s+/gu, " ")
    .trim();

/** Which column is what: as the owner says, and by the usual names where she says nothing. No column is two things. */
export function mappingOf(columns: readonly string[], wanted: ImportColumns): Mapping {
  const taken = new Set<string>();
  const chosen = (field: ImportField): string | null => {
    const named = wanted[field];
    if (named === null) return null;
    if (named !== undefined) {
      if (!columns.includes(named)) throw noColumn(field, named);
      return named;
    }
    const free = columns.filter((column) => !taken.has(column));
    const usual = USUAL[field].find((name) => free.some((column) => plain(column) === name));
    return free.find((column) => plain(column) === usual) ?? null;
  };
  for (const name of Object.values(wanted)) if (typeof name === "string") taken.add(name);
  const mapping: Mapping = {
    content: null,
    day: null,
    impressions: null,
    sends: null,
    opens: null,
    clicks: null,
    conversions: null,
    replies: null,
    cost: null,
    revenue: null,
    currency: null,
  };
  for (const field of IMPORT_FIELDS) {
    const column = chosen(field);
    mapping[field] = column;
    if (column !== null) taken.add(column);
  }
  return mapping;
}

const noColumn = (field: ImportField, name: string) =>
  new AppError("invalid_request", `The table has no column named "${name.slice(0, 100)}".`, {
    errors: [{ path: `columns.${field}`, message: "There is no such column." }],
  });
