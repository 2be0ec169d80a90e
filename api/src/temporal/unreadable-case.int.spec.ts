import { connectionOptions, temporalAddress } from '@karta/workflows/codec';
import { Client, Connection } from '@temporalio/client';
import { startedCase, seen } from '../../../tests/makers/cases.ts';
import { operator } from '../../../tests/makers/caller.ts';
import { launchFacts } from '../../../tests/makers/town.ts';

const workerPid = (): number | undefined => launchFacts().children.find(({ name }) => name === 'worker')?.pid;

describe('a case that was sent what nobody can read', () => {
  it('becomes an incident, while the worker and all other cases go on', async () => {
    // given
    const admin = await operator('adam.nurtowski@nowa-rzeczna.example');
    const before = workerPid();
    const broken = await startedCase('card-application');
    await seen(admin, broken, 'its first step', ({ tokens }) => tokens.length > 0);

    // when: in clear, as whoever reaches the port could
    const connection = await Connection.connect(connectionOptions(temporalAddress(process.env)));
    const stranger = new Client({ connection, namespace: 'karta' });
    await stranger.workflow.getHandle(broken).signal('station-report', { clear: 'text' });
    const other = await startedCase('card-application');

    // then
    await seen(admin, other, 'its first step', ({ tokens }) => tokens.length > 0);
    const { state } = await seen(admin, broken, 'the incident', ({ incidents }) =>
      incidents.some(({ code }) => code === 'CASE_FAILS'),
    );
    expect(state).toBe('incident');
    expect(workerPid()).toBe(before);
    await stranger.workflow.getHandle(broken).terminate();
    await connection.close();
  }, 240_000);
});
