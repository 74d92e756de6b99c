import { newId } from "../../server/src/core/ids.ts";
import type { Tables } from "../../server/src/data/models/tables.ts";
import type { Database } from "../../server/src/infrastructure/database.ts";
import { createSeal } from "../../server/src/core/seal.ts";
import { sealSecrets } from "../../server/src/services/publishing/connection-secrets.ts";
import { makeSpender, type Spender } from "../../server/test/support/ledger.ts";

const SECRETS = { secret: "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", accessToken: "a token" };

/** A new business with a campaign and two places that it publishes to, by the keys of `sealKey`. */
export async function businessWithPlaces({ pool, ...database }: Database<Tables>, url: string, sealKey: string) {
  const spender = await makeSpender({ pool, ...database });
  const campaignId = newId();
  await pool.query(
    `insert into campaigns (id, business_id, name, goal, audience, channels, starts_on, ends_on, notes, content_count, status)
      values ($1, $2, '', '', '', '[]', '2027-01-01', '2027-01-31', '', 1, 'ready')`,
    [campaignId, spender.businessId],
  );
  const connectionIds: string[] = [];
  for (const [kind, settings] of Object.entries({ webhook: { url: `${url}/hook` }, mastodon: { server: url } })) {
    const id = newId();
    const { sealed, hints } = sealSecrets(createSeal([sealKey]), id, SECRETS);
    await pool.query(
      `insert into connections (id, business_id, kind, name, channels, settings, secrets, hints)
        values ($1, $2, $3, $3, '["bluesky"]', $4, $5, $6)`,
      [id, spender.businessId, kind, settings, sealed, hints],
    );
    connectionIds.push(id);
  }
  return { spender, campaignId, connectionIds };
}

type Pieces = { spender: Spender; campaignId: string; connectionIds: readonly string[] };

/** Approved contents, each to go out by one of the connections, so many seconds from now. */
export async function addPieces({ pool }: Database<Tables>, where: Pieces, inSeconds: readonly number[]) {
  const { spender, campaignId, connectionIds } = where;
  const ids = inSeconds.map(() => newId());
  await pool.query(
    `insert into contents (id, business_id, campaign_id, channel, status, topic, angle, call_to_action, fields, approved_hash,
        approved_by, scheduled_at, timezone, connection_id)
      select piece.id, $1, $2, 'bluesky', 'scheduled', '', '', '', piece.fields, content_hash('bluesky', piece.fields), $3,
        now() + make_interval(secs => piece.seconds), 'Europe/Lisbon', ($4::uuid[])[1 + piece.number % $5]
      from (select id, seconds, number, jsonb_build_object('text', 'piece:' || id) as fields
        from unnest($6::uuid[], $7::double precision[]) with ordinality as list (id, seconds, number)) as piece`,
    [spender.businessId, campaignId, spender.userId, connectionIds, connectionIds.length, ids, inSeconds],
  );
  return ids;
}
