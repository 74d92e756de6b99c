import type { Conversation, ConversationQuery } from "@handbill/contracts";
import { type RawBuilder, sql } from "kysely";
import { spaced } from "../../core/search-words.ts";
import { businessWord } from "./message-sql.ts";

/** A conversation as it is read; the contact in one piece. */
export type ConversationRow = Omit<Conversation, "hits"> & { headline: string | null };

export const CONVERSATION = sql`c.id, c.channel, c.subject, c.status, c.snoozed_until, c.assignee_id, c.labels, c.auto, c.language,
  c.unread_count, c.last_message_at, c.last_direction, c.excerpt, c.content_id, c.campaign_id, c.revision, c.created_at, c.updated_at,
  case when p.id is null then null else jsonb_build_object('id', p.id, 'name', p.name, 'email', p.email, 'phone', p.phone,
    'language', p.language) end as contact,
  case when p.id is null then coalesce((select coalesce(nullif(m.from_name, ''), m.from_address) from messages m
    where m.conversation_id = c.id and m.direction = 'inbound' order by m.at desc, m.id desc limit 1), '') else '' end as from_name`;

const isAwake = sql<boolean>`(c.snoozed_until is null or c.snoozed_until <= now())`;

type Filter = Omit<ConversationQuery, "q" | "limit" | "cursor"> & { userId: string };

/** What is asked for, as conditions on `conversations c`. */
export function conditionsOf(filter: Filter): RawBuilder<boolean> {
  const { status, unread, assignee, label, channel, contactId, contentId, userId } = filter;
  const all: RawBuilder<boolean>[] = [sql<boolean>`c.removed_at is null`];
  if (status === "snoozed") all.push(sql<boolean>`c.snoozed_until > now()`);
  else if (status !== undefined) all.push(sql<boolean>`c.status = ${status} and ${isAwake}`);
  if (unread) all.push(sql<boolean>`c.unread_count > 0`);
  if (assignee !== undefined) all.push(sql<boolean>`c.assignee_id = ${assignee === "me" ? userId : assignee}`);
  if (label !== "") all.push(sql<boolean>`c.labels @> array[${label}]::text[]`);
  if (channel !== undefined) all.push(sql<boolean>`c.channel = ${channel}`);
  if (contactId !== undefined) all.push(sql<boolean>`c.contact_id = ${contactId}`);
  if (contentId !== undefined) all.push(sql<boolean>`c.content_id = ${contentId}`);
  return sql.join(all, sql` and `);
}

/**
 * Words as the messages of a business are searched for them: all of them as they are written, the last one also as the beginning of a
 * word; or all of them as one of its languages declines them.
 */
export function searchQuery(businessId: string, words: readonly string[], configs: readonly string[]) {
  const text = spaced(words.join(" ")).trim();
  const [last = "", ...before] = text.split(/\s+/u).toReversed();
  const begun = sql`(case when plainto_tsquery('simple', ${last})::text = '' then ''
    else plainto_tsquery('simple', ${last})::text || ':*' end)::tsquery`;
  const ways = [
    sql`(plainto_tsquery('simple', ${before.toReversed().join(" ")}) && ${begun})`,
    ...configs.map((config) => sql`plainto_tsquery(${config}::text::regconfig, ${text})`),
  ];
  const anyWay = sql`(${sql.join(ways, sql` || `)})`;
  // Signs alone are no words: they find nothing, not everything.
  return sql`(case when numnode(${anyWay}) = 0 then null else ${`'${businessWord(businessId)}'`}::tsquery && ${anyWay} end)`;
}

/** Around what was found, in signs that no text has. */
const MARK = { start: "\ue000", stop: "\ue001" } as const;
const OPTIONS = `StartSel=${MARK.start}, StopSel=${MARK.stop}, MaxFragments=1, MaxWords=24, MinWords=12, ShortWord=0`;
const MOST_READ = 10_000;

export const headline = (query: RawBuilder<unknown>) => sql<string>`
  ts_headline(m.search_config::regconfig, translate(left(m.subject || E'\n' || m.body, ${sql.lit(MOST_READ)}), ${MARK.start + MARK.stop}, ''),
    ${query}, ${OPTIONS})`;
