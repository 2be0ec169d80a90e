import { openRecords } from '../makers/records.ts';
import { hired } from '../makers/staff.ts';

const WORKING_DAY_MS = 8 * 3_600_000;

/** Puts the sign-in of a session back by a time. */
async function signedInEarlier(operatorId: string, byMs: number): Promise<void> {
  const records = await openRecords();
  try {
    const { knex } = records.city('nowa-rzeczna');
    const since = Date.now() - byMs;
    const set = knex.raw("jsonb_set(sess::jsonb, '{since}', to_jsonb(?::bigint))", [since]);
    await knex('operator_sessions').whereRaw("sess->>'subject' = ?", [operatorId]).update({ sess: set });
  } finally {
    await records.close();
  }
}

describe('somebody of the office', () => {
  it.each(['/api/admin/terms', '/admin/jobs/api/queues'])('signs in again after a working day: %s', async (path) => {
    // given
    const admin = await hired(['admin']);
    const { operator } = await admin.must(admin.get<{ operator: { id: string } }>('/api/operator/session'));
    expect((await admin.get(path)).status).toBe(200);

    // when
    await signedInEarlier(operator.id, WORKING_DAY_MS + 60_000);

    // then
    expect((await admin.get(path)).status).toBe(401);
  });
});
