import type { OutboxRow } from '@karta/db';
import type { Knex } from 'knex';

/** Where a row waits: what Temporal takes by itself, what a case has to answer, and what it did not answer at once. */
export type Lane = 'server' | 'first' | 'repeat';
export type FreePlaces = Readonly<Record<Lane, number>>;
/** Rows that have waited longest, or those that have just come: neither may starve the other. */
export type End = 'oldest' | 'newest';

/** What the delivery of a row needs of it. */
export interface ClaimedRow extends Pick<
  OutboxRow,
  'id' | 'kind' | 'workflowId' | 'payload' | 'attempts' | 'silentTries' | 'expiresAt' | 'problem'
> {
  lane: Lane;
}

export interface Claimed {
  rows: ClaimedRow[];
  /** Rows that were due and wait behind another of their case; there may be more to take beyond them. */
  deferred: number;
}

/** Longer than the longest deadline of an act; after that a row whose worker died is taken by another. */
const CLAIM_SECONDS = 20;
/** Due rows of a lane that one question looks at. */
const LOOKED_AT = 128;

/**
 * Takes due rows, at most one a case, and says by `claimed_until` that they are on their way; no lock is held meanwhile.
 * A row waits for earlier ones of its case, unless these are messages that the case does not await yet; a suspended case can
 * be migrated before it takes its messages. Rows that wait so are put off until the one before them is tried.
 */
export async function claimRows(knex: Knex, free: FreePlaces, end: End): Promise<Claimed> {
  const order = end === 'oldest' ? 'asc' : 'desc';
  const { rows } = await knex.raw<{ rows: (ClaimedRow & { deferred: number })[] }>(
    `
    with free (lane, places) as (values ('server', ?::int), ('first', ?::int), ('repeat', ?::int)),
    due as (
      select candidate.*, free.places
      from free cross join lateral (
        select id, workflow_id, created_at, kind, lane, next_try_at
        from outbox
        where outbox.lane = free.lane and free.places > 0
          and next_try_at <= now() and (claimed_until is null or claimed_until <= now())
        order by next_try_at ${order} limit ${LOOKED_AT} for update skip locked
      ) as candidate
    ),
    judged as (
      select due.*, ahead.id is not null as is_behind, ahead.claimed_until > now() as is_ahead_on_its_way, ahead.next_try_at as ahead_at
      from due left join lateral (
        select other.id, other.claimed_until, other.next_try_at
        from outbox as other
        where other.workflow_id = due.workflow_id and other.done_at is null and other.id <> due.id
          and (other.claimed_until > now()
            or (other.created_at, other.id) < (due.created_at, due.id)
              and other.problem is distinct from 'NOT_AWAITED'
              and (other.problem is distinct from 'CASE_SUSPENDED' or due.kind not in ('migrate-case', 'approved-act', 'batch-act')))
        order by other.created_at, other.id limit 1
      ) as ahead on true
    ),
    heads as (
      select *, row_number() over (partition by workflow_id order by created_at, id) as turn
      from judged where not is_behind
    ),
    placed as (
      select *, row_number() over (partition by lane order by next_try_at ${order}) as place from heads where turn = 1
    ),
    put_off as (
      update outbox
      set next_try_at = case
        when is_ahead_on_its_way then now() + interval '1 second'
        else greatest(ahead_at, now() + interval '1 second') end
      from judged where outbox.id = judged.id and is_behind
      returning outbox.id
    ),
    claimed as (
      update outbox
      set claimed_until = now() + interval '${CLAIM_SECONDS} seconds', next_try_at = now() + interval '${CLAIM_SECONDS} seconds'
      from placed where outbox.id = placed.id and place <= placed.places
      returning outbox.*
    )
    select (select count(*)::int from put_off) as deferred, claimed.id, kind, lane, workflow_id as "workflowId", payload,
      attempts, silent_tries as "silentTries", expires_at as "expiresAt", problem
    from (select) as always left join claimed on true
    `,
    [free.server, free.first, free.repeat],
  );
  return {
    // one row always comes, with the count; it is empty where nothing was claimed
    rows: rows.filter(({ id }) => id !== null),
    deferred: rows[0]?.deferred ?? 0,
  };
}
