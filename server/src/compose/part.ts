import type { Logger } from "pino";
import type { Chore } from "../chores.ts";
import type { Config } from "../core/config.ts";
import type { ServerKeys } from "../core/server-keys.ts";
import type { Store } from "../data/store.ts";
import type { JobSignals } from "../infrastructure/job-signals.ts";
import type { Tracing } from "../core/tracing.ts";
import type { createApp } from "../routes/app.ts";
import type { AccountMails } from "../services/accounts/account-mails.ts";
import type { BusinessService } from "../services/business-service.ts";

type Routes = Parameters<typeof createApp>[0]["routes"];

/** What every part of the product stands on. */
export type Ground = {
  config: Config;
  keys: ServerKeys;
  logger: Logger;
  /** For requests. */
  store: Store;
  /** For work that nobody waits for: its connections are not those of the requests. */
  workStore: Store;
  businesses: BusinessService;
  /** Mails of the installation itself; `isOn` says whether there are any. */
  accountMails: AccountMails;
  /** Begins the traces of work that has its time. */
  tracing: Tracing;
  /** A service whose calls are seen in a trace, where traces are recorded. */
  seen<Service extends object>(name: string, service: Service): Service;
  /** Hears of what changed, in whichever process it did. */
  signals: JobSignals;
};

/** One part of the product, as it is put together in a file of this folder. */
export type Part = {
  /** Under /api/v1, for people who are signed in. */
  routes?: Routes;
  /** At the root, for everybody. */
  publicRoutes?: Routes;
  /** Done again and again by every process. */
  chores?: Chore[];
  /** Done again and again by the processes that work. */
  works?: Chore[];
  /** Once no request and no work is under way any more, with the database still there. */
  close?(): Promise<void>;
};
