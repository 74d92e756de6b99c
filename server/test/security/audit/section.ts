import type { Client } from "../../support/client.ts";
import type { OpenApi } from "../../support/odd-requests.ts";
import type { Ids } from "../support/world-of-ids.ts";

/** The product that is audited: a process of its own, with an owner who has one of everything and somebody else who has nothing. */
export type Ground = {
  url: string;
  document: OpenApi;
  owner: Client;
  /** Of the owner. */
  ids: Ids;
  stranger: Client;
  newUser(): Promise<Client>;
  /** Told in words what takes time. */
  say(line: string): void;
};

export type Outcome = {
  /** The first row names the columns. */
  table: string[][];
  /** One sentence for each thing that is wrong; none where all is well. */
  faults: string[];
};

/** One chapter of docs/audit-security.md: what is looked at, and what came of it. */
export type Section = { name: string; title: string; about: string; look(ground: Ground): Promise<Outcome> };
