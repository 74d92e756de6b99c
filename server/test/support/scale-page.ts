import { citusPage, type Layout } from "./citus-page.ts";
import { tableOf } from "./bad-input-page.ts";
import { BYTES, CONDITIONS, CPU, HABITS, loadOf, totalOf } from "./scale-plan.ts";

const SIZES = [1_000, 100_000, 1_000_000];

const grouped = new Intl.NumberFormat("en", { maximumSignificantDigits: 2 });
const exact = new Intl.NumberFormat("en");
const number = (value: number): string => grouped.format(value);

function bytes(value: number): string {
  const units = ["kB", "MB", "GB", "TB", "PB"];
  let unit = 0;
  let left = value / 1_000;
  for (; left >= 1_000 && unit < units.length - 1; unit += 1) left /= 1_000;
  return `${number(left)} ${units[unit] ?? ""}`;
}

const loads = SIZES.map(loadOf);
type Load = ReturnType<typeof loadOf>;

type Line = readonly [name: string, of: (load: Load) => string];

const table = (lines: readonly Line[]): string =>
  tableOf([
    ["businesses in use", ...SIZES.map((size) => exact.format(size))],
    ...lines.map(([name, of]) => [name, ...loads.map(of)]),
  ]);

const inputs = (measured: Readonly<Record<string, number>>): string =>
  Object.entries(measured)
    .map(([name, value]) => `${inWords(name)} ${exact.format(Number(value.toPrecision(3)))}`)
    .join(", ");
const inWords = (name: string): string => name.replaceAll(/[A-Z]/gu, (letter) => ` ${letter.toLowerCase()}`);

const kinds = Object.keys(loads[0]?.bytes ?? {});

const TOGETHER: Line = ["**together**", (load) => `**${bytes(totalOf(load.bytes))}**`];
const NEEDS: readonly Line[] = [
  ["requests a second, busiest minute", ({ requests }) => number(requests)],
  ["clicks a second, busiest minute", ({ clicks }) => number(clicks)],
  ["texts a second, busiest minute", ({ texts }) => number(texts)],
  ["texts in the making at once", ({ textsAtOnce }) => number(textsAtOnce)],
  ["mails a second, busiest minute", ({ mailsASecond }) => number(mailsASecond)],
  ["cores for the web processes", ({ cores }) => number(cores.web)],
  ["cores for the workers", ({ cores }) => number(cores.worker)],
  ["cores for PostgreSQL, half of them free", ({ postgresCores }) => number(postgresCores)],
  ["web processes", ({ webs }) => number(webs)],
  ["workers", ({ workers }) => number(workers)],
  ["connections at most", ({ connections }) => number(connections)],
  ["events a month", ({ eventsAMonth }) => number(eventsAMonth)],
  ["calls of the model a minute", ({ callsAMinute }) => number(callsAMinute)],
  ["tokens a minute", ({ tokensAMinute }) => number(tokensAMinute)],
  ["model, US dollars a month", ({ dollarsAMonth }) => number(dollarsAMonth)],
];

const ADVICE = [
  ["businesses in use", "Machines", "What breaks first"],
  [
    "1,000",
    "One of 2 cores and 4 GB for everything; a PostgreSQL of your own with 100 GB rather than the built-in one",
    "A second web and worker are for updates without a stop, not for load. The backup row by row takes hours to put back",
  ],
  [
    "100,000",
    "PostgreSQL 8 cores, 64 GB, 8 TB of fast disk, and a replica; 2 machines of 4 cores with web and workers",
    "The disk: pictures, deliveries and events. Then the time a backup takes",
  ],
  [
    "1,000,000",
    "PostgreSQL in shards of 8 cores and 8 TB; 4 machines of 8 cores with web and workers",
    "One disk, and the connections: no single PostgreSQL takes either. Then the provider's limits",
  ],
];

/** docs/scale.md: what so many businesses need, and what would have to change past one server. */
export const scalePage = (layout: Layout): string => `# From a thousand businesses to a million

On paper: nothing here was run with a million businesses. What is measured was measured on one slow machine of two cores, what is assumed
says so, and the arithmetic is \`server/test/support/scale-plan.ts\`: change a line there, and \`citus.test.ts\` writes this page anew (\`-u\`).

## What goes in

- **Measured, bytes a row** with indexes (\`npm run bench -- scale\` and \`-- rows\`; the picture, and a business with its account, sessions, keys,
  plans and log, are estimates): ${inputs(BYTES)}.
- **Measured, milliseconds of a core** (\`-- scale\`; a click from \`-- redirects\`): ${inputs(CPU)}. PostgreSQL's share
  of a request has what the jobs of the same mix cost it in it.
- **Assumed of a business in use**, on average: ${inputs(HABITS)}.
- **Assumed of everything else**: ${inputs(CONDITIONS)}. The price of a text is that of gpt-5.4-mini.

Businesses that nobody uses cost their rows and nothing else: count those in use.

## What comes out

${table(NEEDS)}

On the disk of PostgreSQL after ${CONDITIONS.years} years, if nothing is ever thrown away:

${table([...kinds.map((kind): Line => [kind, (load) => bytes(load.bytes[kind] ?? 0)]), TOGETHER])}

## What to run, and what breaks first

${tableOf(ADVICE)}

The cores are the small part, which is why the disk comes first at every size. In the order in which it is worth the work:

1. **A backup of PostgreSQL's own** (WAL archive, pgBackRest, or what the host offers) instead of \`npm run backup\`, from about 50 GB on.
2. **Pictures to object storage.** They are rows today, so that a backup is whole; of all bytes they are the most. One repository reads and writes
   them (\`picture-repository.ts\`), and public ones are served by address already.
3. **An end for deliveries and events.** Events lie in a table a month, so that a month is dropped in a moment; what the pages show is counted in
   days and months (\`analytics_days\`, \`analytics_sums\`) and stays. Deliveries are one table: partition them by month first, and keep what the law
   of proofs asks for. A year of both instead of ${CONDITIONS.years} halves the largest rows of the table above.
4. **Fewer connections.** A process may have ${CONDITIONS.connectionsAWeb} as web and ${CONDITIONS.connectionsAWorker} as worker. Workers wait for the model, not for a core: \`GENERATIONS_AT_ONCE=50\` makes a
   sixth of the workers enough, and of their connections. PgBouncer needs session mode for the two that listen, and saves little.
5. **Reads from a replica**: results and the calendar may be seconds old. No repository knows of a second database today; it is worth it when
   PostgreSQL is busy with reads for more than half of its cores, which the mix of \`-- scale\` does not show below a million.
6. **Redis for the limits** (\`REDIS_URL\`) takes one write of every request that is counted away from PostgreSQL. It holds nothing that may not be lost.
7. **Shards by \`business_id\`**, below; or, with less work, **installations side by side**, each for some hundred thousand businesses, with a
   front door that knows which account is where. Nothing but the people who work on two businesses connects them.

**The queue** is one table for all. A worker that looks takes work by its index, in less than a millisecond with ten thousand waiting
([bench.md](bench.md#fairness-and-the-bound-of-the-queue)); \`QUEUE_IN_ALL\` (20,000) refuses what is beyond. At a million businesses the busiest minute is
${number(loads[2]?.texts ?? 0)} texts a second, a few hundred transactions, which one PostgreSQL does; how the counts over all businesses behave then was not tried.

**The provider** is the bound that money does not move at once: ${number(loads[2]?.callsAMinute ?? 0)} calls and ${number(loads[2]?.tokensAMinute ?? 0)} tokens a minute at a million. Look at the limits of
your account, and ask for more before you need them. What is refused for now keeps its place and waits; nobody is charged twice.

**Mail** leaves by the accounts of the owners, four mailings of a worker at a time and each at the pace of its account. At a tenth of a second a
mail a worker sends 40 a second, so ${number(loads[1]?.mailsASecond ?? 0)} a second want ${Math.ceil((loads[1]?.mailsASecond ?? 0) / 40)} workers, and ${number(loads[2]?.mailsASecond ?? 0)} want ${Math.ceil((loads[2]?.mailsASecond ?? 0) / 40)}. What a mail costs in CPU was not measured.

**Not in these figures**: visitors of hosted pages (a cache in front takes nearly all of them), mails that come in, exports, imports, and a day on which
a tenth of all owners come at once. And an average hides the one business with ten million events: that one was measured
([bench.md](bench.md#results-of-ten-million-events)).

${citusPage(layout)}`;
