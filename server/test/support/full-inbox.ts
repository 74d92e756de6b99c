import { type Kysely, sql } from "kysely";
import type { Tables } from "../../src/data/models/tables.ts";
import { businessWord } from "../../src/data/repositories/message-sql.ts";

const WORDS =
  "pão bolo croissant glúten aberto domingo amanhã encomenda preço entrega nozes leite ovos festa casamento aniversário mesa reserva " +
  "obrigada bom dia hora loja receita farinha café sumo tarte queijo vegano cartão pagamento morada telefone fatura";

type Size = { conversations: number; messagesEach: number };

/**
 * An inbox of some months, straight into the tables: every tenth conversation is open, the others are done or wait; their messages are of
 * sixty words of a bakery's customers.
 */
export async function fillInbox(
  db: Kysely<Tables>,
  { businessId, userId }: { businessId: string; userId: string },
  { conversations, messagesEach }: Size,
): Promise<void> {
  await sql`insert into contacts (id, business_id, name, email, source, search_text)
    select gen_random_uuid(), ${businessId}, 'Person ' || n, n || '@x.example', 'message', '' from generate_series(1, ${conversations / 4}::integer) n`.execute(
    db,
  );
  await sql`
    with people as (select array_agg(id) as ids from contacts where business_id = ${businessId})
    insert into conversations (id, business_id, contact_id, channel, subject, subject_key, status, assignee_id, labels, unread_count,
      last_message_at, last_direction, excerpt, reply_token, revision)
    select gen_random_uuid(), ${businessId}, ids[1 + n % array_length(ids, 1)], 'email', 'Pergunta ' || n, 'pergunta ' || n,
      case when n % 10 = 0 then 'open' when n % 10 = 1 then 'waiting' else 'done' end,
      case when n % 7 = 0 then ${userId}::uuid end, case when n % 50 = 0 then array['urgent'] else '{}'::text[] end,
      case when n % 20 = 0 then 1 else 0 end, now() - make_interval(mins => n), 'inbound', '', gen_random_uuid()::text, 1
    from people, generate_series(1, ${conversations}::integer) n`.execute(db);
  await sql`
    insert into messages (id, business_id, conversation_id, direction, channel, status, author_kind, from_name, body, external_id,
      search_config, at, search)
    select id, ${businessId}, conversation_id, 'inbound', 'email', 'received', 'contact', 'Person', body, id::text, 'portuguese', at,
      array_to_tsvector(array[${businessWord(businessId)}]::text[]) || to_tsvector('simple', body) || to_tsvector('portuguese', body)
    from (select gen_random_uuid() as id, c.id as conversation_id, c.last_message_at - make_interval(hours => n) as at, said.body
      from conversations c cross join generate_series(0, ${messagesEach - 1}::integer) n cross join lateral (
        select string_agg(words[1 + floor(power(random(), 2) * array_length(words, 1) + 0 * (k + n + length(c.subject)))::integer], ' ')
          || ' número' || floor(random() * 5000 + 0 * (n + length(c.subject)))::integer as body
        from generate_series(1, 60) k, (select string_to_array(${WORDS}, ' ') as words) as vocabulary group by vocabulary.words) as said
      where c.business_id = ${businessId}) as written`.execute(db);
  await sql`insert into inbox_settings (business_id, search_configs) values (${businessId}, '{portuguese}')
    on conflict (business_id) do update set search_configs = excluded.search_configs`.execute(db);
}
