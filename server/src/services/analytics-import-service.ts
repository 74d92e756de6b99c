import { type AnalyticsImport, type AnalyticsImported, MAX_IMPORT_ROWS } from "@handbill/contracts";
import { AppError } from "../core/errors.ts";
import type { OwnedBusiness } from "../data/models/business.ts";
import type { Store } from "../data/store.ts";
import { mappingOf } from "./analytics/import-columns.ts";
import { createFinder, type Known, readRows } from "./analytics/read-rows.ts";
import type { BusinessService } from "./business-service.ts";
import { readCsv } from "./csv/read-csv.ts";
import { today } from "./insights-service.ts";

type Needs = { store: Store; businesses: BusinessService };
export type AnalyticsImportService = ReturnType<typeof createAnalyticsImportService>;

const MOST_SHOWN = 200;
const SAMPLE = 5;
/** Rows that are written at once. */
const BATCH = 1_000;

/** Takes tables of results, as networks and shops hand them out. */
export function createAnalyticsImportService({ store, businesses }: Needs) {
  /** The contents that the table may be about. */
  const knownOf = async (business: OwnedBusiness): Promise<Known[]> => {
    const now = await today(store, business);
    const rows = await store.insights.contents(business);
    return rows.map(({ id, topic, publishedUrl, publishedAt, budgetCurrency }) => ({
      id,
      topic,
      publishedUrl,
      currency: budgetCurrency,
      usualDay:
        publishedAt === null
          ? now
          : Temporal.Instant.from(publishedAt).toZonedDateTimeISO(business.timezone).toPlainDate().toString(),
    }));
  };

  return {
    /**
     * Enters what a table says, or only says what it would do. A line that is wrong is named and left out; the same table again
     * changes nothing. What was typed for a content by hand makes place for what the table says of it.
     */
    async take(userId: string, businessId: string, wanted: AnalyticsImport): Promise<AnalyticsImported> {
      const business = await businesses.requireOwned(userId, businessId);
      const bytes = wanted.csv === undefined ? Buffer.from(wanted.file ?? "", "base64") : Buffer.from(wanted.csv);
      const { columns, rows, encoding } = await readCsv(bytes, { maxRows: MAX_IMPORT_ROWS });
      const mapping = mappingOf(columns, wanted.columns);
      const find = createFinder(await knownOf(business));
      const { read, faults } = readRows({ columns, rows, mapping }, find, wanted.currency ?? null);
      const contentIds = [...new Set(read.map(({ contentId }) => contentId))];
      if (!wanted.dryRun) {
        if (mapping.content === null) throw whichPiece();
        await store.transaction(async (tx) => {
          await tx.analytics.forgetTyped(business, contentIds);
          for (let at = 0; at < read.length; at += BATCH) {
            const batch = read.slice(at, at + BATCH).map(({ contentId, entry }) => Object.assign({ contentId }, entry));
            await tx.analytics.enter(business, batch);
          }
          await tx.audit.append(business, { action: "results.imported", details: { rows: read.length } });
          if (contentIds.length > 0) await tx.analyticsRollUp.count(business, contentIds);
        });
      }
      return {
        dryRun: wanted.dryRun,
        columns,
        mapping,
        encoding,
        rows: rows.length,
        accepted: read.length,
        contents: contentIds.length,
        errors: faults.slice(0, MOST_SHOWN),
        refused: faults.length,
        sample: read.slice(0, SAMPLE).map(({ line, topic, entry }) => Object.assign({ line, topic }, entry)),
      };
    },
  };
}

const whichPiece = () =>
  new AppError("invalid_request", "Say which column names the piece: by its id, its address or its topic.", {
    errors: [{ path: "columns.content", message: "Choose a column." }],
  });
