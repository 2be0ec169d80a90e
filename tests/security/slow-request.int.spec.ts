import { connect } from 'node:net';
import { once } from 'node:events';
import { randomUUID } from 'node:crypto';
import { signedInResident, type Resident } from '../makers/applications.ts';
import type { Caller } from '../makers/caller.ts';
import { withRecords } from '../makers/cases.ts';
import { hired } from '../makers/staff.ts';
import { addressOf } from '../makers/town.ts';

/** A request whose body comes later: the server has judged its head by then. */
async function begun(caller: Caller, part: 'portal' | 'operator', path: string, body: object) {
  const { hostname, port, host, origin } = new URL(addressOf(part));
  const json = JSON.stringify(body);
  const socket = connect(Number(port), hostname);
  await once(socket, 'connect');
  socket.write(
    [
      `PUT ${path} HTTP/1.1`,
      `Host: ${host}`,
      `Origin: ${origin}`,
      `Cookie: ${caller.cookie}`,
      'Content-Type: application/json',
      `Idempotency-Key: ${randomUUID()}`,
      'Expect: 100-continue',
      `Content-Length: ${json.length}`,
      'Connection: close',
      '',
      '',
    ].join('\r\n'),
  );
  let answer = '';
  socket.on('data', (chunk) => (answer += chunk.toString()));
  await once(socket, 'data'); // 100 Continue
  socket.write(json.slice(0, 1));
  await caller.must(caller.get(part === 'portal' ? '/api/resident/acting-for' : '/api/operator/session'));
  return async (): Promise<number> => {
    answer = '';
    socket.write(json.slice(1));
    await once(socket, 'close');
    return Number(/HTTP\/1\.1 (\d{3})/.exec(answer)?.[1]);
  };
}

describe('a request whose body takes its time', () => {
  it('of somebody who has signed out meanwhile does nothing and brings no session back', async () => {
    // given
    const { portal }: Resident = await signedInResident();
    const finish = await begun(portal, 'portal', '/api/resident/acting-for', { memberId: null });

    // when
    const copy = portal.cookie;
    await portal.must(portal.post('/api/resident/sign-out'));
    const status = await finish();

    // then
    expect(status).toBe(401);
    const alive = await fetch(`${addressOf('portal')}/api/resident/acting-for`, { headers: { cookie: copy } });
    expect(alive.status).toBe(401);
  }, 60_000);

  it('of somebody who has lost the right meanwhile is refused', async () => {
    // given
    const admin = await hired(['admin']);
    const { operator } = await admin.must(admin.get<{ operator: { id: string } }>('/api/operator/session'));
    const { settings } = await admin.must(
      admin.get<{ settings: { key: string; value: unknown; version: number }[] }>('/api/admin/settings'),
    );
    const days = settings.find(({ key }) => key === 'pickupDays');
    const finish = await begun(admin, 'operator', '/api/admin/settings/pickupDays', {
      value: days?.value,
      version: days?.version,
    });

    // when
    await withRecords(({ knex }) => knex('operator_roles').where('operatorId', operator.id).delete());

    // then
    expect(await finish()).toBe(403);
  }, 60_000);
});
