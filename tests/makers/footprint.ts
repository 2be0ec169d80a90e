import { openRecords } from './records.ts';

/** What belongs to one account, table by table; each query takes the account's id. */
const TABLES: Record<string, string> = {
  accounts: 'select * from accounts t where id = :id',
  consents: 'select * from consents t where account_id = :id',
  applications: 'select * from applications t where account_id = :id',
  files: 'select id, md5(content), account_id, kind from files t where account_id = :id',
  documents:
    'select t.* from application_documents t join applications a on a.id = t.application_id where a.account_id = :id',
  events:
    'select t.* from application_events t join applications a on a.id = t.application_id where a.account_id = :id',
  residents: 'select * from residents t where account_id = :id',
  cards: 'select t.* from cards t join residents r on r.id = t.resident_id where r.account_id = :id',
  tasks: 'select t.* from tasks t join applications a on a.id = t.application_id where a.account_id = :id',
  production:
    'select t.* from production_tasks t join tasks k on k.id = t.task_id join applications a on a.id = k.application_id where a.account_id = :id',
  decisions:
    'select t.* from decisions t join tasks k on k.id = t.task_id join applications a on a.id = k.application_id where a.account_id = :id',
  outbox:
    'select t.id, t.kind, t.payload from outbox t join applications a on a.workflow_id = t.workflow_id where a.account_id = :id',
  notifications: 'select id, channel, template from notifications t where account_id = :id',
  keys: "select owner, key from idempotency_keys t where owner = 'resident:' || (:id)::text",
};

/** Everything that the city keeps of a person, as comparable text: equal before and after means nothing was changed. */
export async function footprintOf(email: string): Promise<Record<string, string[]>> {
  const records = await openRecords();
  try {
    const { knex } = records.city('nowa-rzeczna');
    const account = await knex('accounts').where({ email }).first('id');
    const id = account?.id ?? '';
    const entries = Object.entries(TABLES).map(async ([table, sql]) => {
      const { rows } = await knex.raw(
        `select to_jsonb(x)::text as row from (${sql.replaceAll(':id', '?::text::uuid')}) x`,
        [id],
      );
      return [table, (rows as { row: string }[]).map(({ row }) => row).toSorted()] as const;
    });
    return Object.fromEntries(await Promise.all(entries));
  } finally {
    await records.close();
  }
}
