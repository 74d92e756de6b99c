/** A small server for one product on one machine: 25 MB of memory, no port, every write safe. */
const everyday = [
  "listen_addresses=",
  "shared_buffers=64MB",
  "max_connections=60",
  "jit=off",
  "max_wal_size=256MB",
  "wal_compression=on",
  "io_method=sync",
  "autovacuum_max_workers=2",
  "max_worker_processes=4",
  "timezone=UTC",
  "log_timezone=UTC",
  "fsync=on",
];

/** For tests only: what is lost with a power cut does not matter, databases are cloned by the hundred, and several products run at once. */
const hasty = [
  "max_connections=300",
  "fsync=off",
  "synchronous_commit=off",
  "full_page_writes=off",
  "wal_level=minimal",
  "max_wal_senders=0",
  "autovacuum=off",
];

/** What a server is for: tests, or more processes than one. */
export type Serving = { test: boolean; connections: number | undefined };

export const serverSettings = (socket: string, { test, connections }: Serving): string[] =>
  [
    ...everyday,
    `unix_socket_directories=${quoteList(socket)}`,
    ...(test ? hasty : []),
    ...(connections === undefined ? [] : [`max_connections=${connections}`]),
  ].flatMap((one) => ["-c", one]);

/** The builtin locale is the same on every machine, whatever the system or the bundled libraries know. */
export const clusterSettings = (test: boolean): string[] => [
  "--username=handbill",
  "--encoding=UTF8",
  "--locale-provider=builtin",
  "--builtin-locale=C.UTF-8",
  "--locale=C",
  "--auth=scram-sha-256",
  ...(test ? ["--no-sync"] : []),
];

/** The setting is a list, in which a folder with a comma or a space must be quoted. */
const quoteList = (folder: string) => `"${folder.replaceAll('"', '""')}"`;
