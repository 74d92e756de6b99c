import { createHash } from "node:crypto";
import type { DBAdapter, DBTransactionAdapter, Where } from "better-auth";

/** How the hash of a token begins: no token does, so that a hash is never taken for one. */
const SESSION_HASH = "sha256:";
const hashOf = (token: string): string => SESSION_HASH + createHash("sha256").update(token).digest("hex");

/** Whether hashes may be kept yet: not while a process of an older version lives, which looks for tokens as they are. */
type MayHash = () => boolean;

/**
 * Keeps the hash of a session's token instead of the token: whoever reads the table, or a backup of it, has nothing to sign in with. A
 * session that was begun by an older version is found by its token until that is hashed too.
 */
export const hashedSessions = (adapter: DBAdapter, mayHash: MayHash): DBAdapter => ({
  ...hashed(adapter, mayHash),
  transaction: (work) => adapter.transaction((inner) => work(hashed(inner, mayHash))),
});

type Wish = { model: string; where?: Where[] | undefined };

const hashed = (adapter: DBTransactionAdapter, mayHash: MayHash): DBTransactionAdapter => ({
  ...adapter,
  async create(wish) {
    const { token } = wish.data;
    if (wish.model !== "session" || typeof token !== "string" || !mayHash()) return adapter.create(wish);
    return told(await adapter.create({ ...wish, data: { ...wish.data, token: hashOf(token) } }), [token]);
  },
  findOne: async (wish) => told(await adapter.findOne(stored(wish)), tokensIn(wish)),
  async findMany<Row>(wish: Wish) {
    const rows = await adapter.findMany<Row>(stored(wish));
    return rows.map((row) => told(row, tokensIn(wish)));
  },
  count: (wish) => adapter.count(stored(wish)),
  update: async (wish) => told(await adapter.update(stored(wish)), tokensIn(wish)),
  updateMany: (wish) => adapter.updateMany(stored(wish)),
  delete: (wish) => adapter.delete(stored(wish)),
  deleteMany: (wish) => adapter.deleteMany(stored(wish)),
  consumeOne: async (wish) => told(await adapter.consumeOne(stored(wish)), tokensIn(wish)),
});

const isToken = (model: string, { field }: Where): boolean => model === "session" && field === "token";

/** The tokens that are looked for. */
const tokensIn = ({ model, where = [] }: Wish): string[] =>
  where.flatMap((one) => (isToken(model, one) ? [one.value].flat().map(String) : []));

/** Looks for hashes instead; and for the tokens themselves, as an older version has kept them. */
function stored<One extends Wish>(wish: One): One {
  if (tokensIn(wish).length === 0) return wish;
  const where = wish.where?.map((one) => (isToken(wish.model, one) ? { ...one, ...among([one.value].flat()) } : one));
  return { ...wish, where };
}

const among = (tokens: readonly unknown[]) => ({
  operator: "in" as const,
  value: tokens
    .map(String)
    .flatMap((token) => (token.startsWith(SESSION_HASH) ? hashOf(token) : [hashOf(token), token])),
});

/** The row with its token, for whoever came with that. */
function told<Row>(row: Row, tokens: readonly string[]): Row {
  if (typeof row !== "object" || row === null || !("token" in row)) return row;
  const token = tokens.find((one) => hashOf(one) === row.token);
  return token === undefined ? row : { ...row, token };
}
