import type { Knex } from 'knex';

/** Acts that go round a human decision wait for a second person. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table approvals (
      id uuid constraint approvals_pk primary key,
      kind text not null constraint approvals_kind check (kind in ('deploy', 'move-token')),
      -- key of a process or of a file of decisions; id of a case
      subject text not null,
      request jsonb not null,
      reason text not null,
      asked_by uuid not null constraint approvals_asked_by references operators,
      asked_at timestamptz not null,
      state text not null default 'waiting'
        constraint approvals_state check (state in ('waiting', 'approved', 'refused', 'withdrawn')),
      decided_by uuid constraint approvals_decided_by references operators,
      decided_at timestamptz,
      note text not null default '',
      constraint approvals_decided check ((state = 'waiting') = (decided_by is null)),
      constraint approvals_second_person check (state not in ('approved', 'refused') or decided_by <> asked_by)
    );
    create index approvals_order on approvals (asked_at desc, id);
    create index approvals_waiting on approvals (subject) where state = 'waiting';
    create index approvals_asked_by on approvals (asked_by);
    create index approvals_decided_by on approvals (decided_by);
    create trigger approvals_once before update or delete on approvals
      for each row execute function written_once('state', 'decided_by', 'decided_at', 'note');
    create trigger approvals_settled_once before update on approvals
      for each row when (old.state <> 'waiting') execute function written_once();
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('drop table approvals');
}
