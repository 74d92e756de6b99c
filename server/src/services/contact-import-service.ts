import { setImmediate as turn } from "node:timers/promises";
import { type ContactImport, type ContactsImported, MAX_CONTACT_ROWS } from "@handbill/contracts";
import { AppError } from "../core/errors.ts";
import type { OwnedBusiness } from "../data/models/business.ts";
import type { ExportedContact } from "../data/repositories/contact-table-repository.ts";
import type { Repositories, Store } from "../data/store.ts";
import type { BusinessService } from "./business-service.ts";
import { contactMapping } from "./contacts/import-columns.ts";
import { readContacts, type ReadContact } from "./contacts/read-contacts.ts";
import { readCsv } from "./csv/read-csv.ts";
import { fold } from "./search-words.ts";

type Needs = { store: Store; businesses: BusinessService };
export type ContactImportService = ReturnType<typeof createContactImportService>;

const MOST_SHOWN = 200;
const SAMPLE = 5;
const BATCH = 500;
/** Where no line is taken as a yes. */
const NOBODY_ASKED = { basis: "consent", source: "", textVersion: "", at: null } as const;

/** Contacts from tables and to tables. */
export function createContactImportService({ store, businesses }: Needs) {
  return {
    /**
     * Takes the people of a table, or only says what it would do. A line that is wrong is named and left out; the same table again
     * changes nothing. Who took a yes back, or left a list, does not come onto it again by a table.
     */
    async take(userId: string, businessId: string, wanted: ContactImport): Promise<ContactsImported> {
      const business = await businesses.requireOwned(userId, businessId);
      const bytes = wanted.csv === undefined ? Buffer.from(wanted.file ?? "", "base64") : Buffer.from(wanted.csv);
      const table = await readCsv(bytes, { maxRows: MAX_CONTACT_ROWS });
      const mapping = contactMapping(table.columns, wanted.columns);
      if (mapping.email === null && mapping.phone === null && !wanted.dryRun) throw whichAddress();
      const { read, faults, repeated } = readContacts(business.id, table, mapping, wanted);
      const known = await store.transaction(async (tx) => {
        const there = await enter(tx, business, read, wanted);
        const details = { rows: table.rows.length, added: read.length - there };
        if (!wanted.dryRun) await tx.audit.append(business, { action: "contacts.imported", details });
        return there;
      });
      return {
        dryRun: wanted.dryRun,
        encoding: table.encoding,
        columns: table.columns,
        mapping,
        rows: table.rows.length,
        added: read.length - known,
        known,
        repeated,
        refused: faults.length,
        errors: faults.slice(0, MOST_SHOWN),
        sample: read
          .slice(0, SAMPLE)
          .map(({ line, name, email, phone, tags, consent }) => ({ line, name, email, phone, tags, consent })),
      };
    },

    /** Everybody with what they said yes to, some at a time. Throws before the first where the business is not this user's. */
    async everybody(userId: string, businessId: string): Promise<AsyncIterable<ExportedContact>> {
      const business = await businesses.requireOwned(userId, businessId);
      await store.audit.append(business, { action: "contacts.exported" });
      return store.contactTables.everybody(business);
    },
  };
}

/** How many were there already. */
async function enter(
  tx: Repositories,
  business: OwnedBusiness,
  read: readonly ReadContact[],
  { dryRun, proof }: ContactImport,
): Promise<number> {
  let known = 0;
  for (let at = 0; at < read.length; at += BATCH) {
    const batch = read.slice(at, at + BATCH);
    await turn(); // others are served while a long table is taken
    const there = await tx.contactTables.known(business, batch);
    const isKnown = ({ emailHash, phoneHash }: ReadContact) =>
      (emailHash !== null && there.has(emailHash)) || (phoneHash !== null && there.has(phoneHash));
    known += batch.filter(isKnown).length;
    if (dryRun) continue;
    const said = proof ? { ...proof, at: proof.at ?? null } : NOBODY_ASKED;
    await tx.contactTables.add(
      business,
      batch
        .filter((contact) => !isKnown(contact))
        .map(({ line: _line, ...contact }) =>
          Object.assign(contact, {
            searchText: fold([contact.name, contact.email, contact.phone, ...contact.tags].filter(Boolean).join(" ")),
          }),
        ),
      said,
    );
    const agreed = batch.filter((contact) => contact.consent && isKnown(contact));
    await tx.contactTables.giveFirst(
      business,
      agreed.flatMap(({ emailHash }) => emailHash ?? []),
      said,
    );
  }
  return known;
}

const whichAddress = () =>
  new AppError("invalid_request", "Say which column has the email addresses, or the telephone numbers.", {
    errors: [{ path: "columns.email", message: "Choose a column." }],
  });
