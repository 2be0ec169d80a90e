import { Caller } from '../makers/caller.ts';
import { withRecords } from '../makers/cases.ts';
import { letterText, lettersTo } from '../makers/letters.ts';
import { hired } from '../makers/staff.ts';
import { DEMO } from '../makers/town.ts';

jest.setTimeout(60_000);

const OTHER = 'Zupelnie-Inne-Haslo-9';
const signIn = (email: string, password: string) =>
  new Caller('operator').post('/api/operator/sign-in', { email, password });

async function somebody(): Promise<{ caller: Caller; id: string; email: string }> {
  const caller = await hired(['auditor']);
  const { operator } = await caller.must(
    caller.get<{ operator: { id: string; email: string } }>('/api/operator/session'),
  );
  return { caller, ...operator };
}

async function linkTo(email: string): Promise<string> {
  expect((await new Caller('operator').post('/api/operator/password-reset/request', { email })).status).toBe(202);
  return /nowe-haslo\?token=([\w-]+)/.exec(await letterText(email, /Nowe hasło do systemu/))?.[1] ?? '';
}

describe('the password of somebody of the office', () => {
  it('is changed with the old one, is told by mail and noted', async () => {
    // given
    const { caller, id, email } = await somebody();
    const change = (oldPassword: string, newPassword: string) =>
      caller.put('/api/operator/password', { oldPassword, newPassword });

    // when
    const wrong = await change('nie to haslo wcale', OTHER);
    const weak = await change(DEMO.password, 'NowaRzeczna12');
    await caller.must(change(DEMO.password, OTHER));

    // then
    expect(wrong.body).toMatchObject({ code: 'WRONG_PASSWORD' });
    expect(weak.body).toMatchObject({ code: 'PASSWORD_TOO_COMMON', reason: 'personal' });
    expect((await signIn(email, DEMO.password)).status).toBe(401);
    expect((await signIn(email, OTHER)).status).toBe(200);
    expect(await letterText(email, /Hasło do systemu/)).toContain('To nie Ty?');
    const noted = await withRecords(({ knex }) =>
      knex('audit').where({ act: 'operator.change-password', subjectId: id }),
    );
    expect(noted).toMatchObject([{ actorKind: 'operator', actorId: id }]);
  });

  it('that was forgotten is set anew by a link, once, and every session ends', async () => {
    // given
    const { caller, email } = await somebody();
    const token = await linkTo(email);
    const reset = () => new Caller('operator').post('/api/operator/password-reset', { token, password: OTHER });

    // when
    const first = await reset();

    // then
    expect(first.status).toBe(200);
    expect((await reset()).body).toMatchObject({ code: 'TOKEN_INVALID' });
    expect((await caller.get('/api/operator/sessions')).status).toBe(401);
    expect((await signIn(email, OTHER)).status).toBe(200);
  });

  it('is not set anew by a link from before a change', async () => {
    // given
    const { caller, email } = await somebody();
    const token = await linkTo(email);

    // when
    await caller.must(caller.put('/api/operator/password', { oldPassword: DEMO.password, newPassword: OTHER }));

    // then
    const late = await new Caller('operator').post('/api/operator/password-reset', {
      token,
      password: 'Zielona-Brama-1467',
    });
    expect(late.body).toMatchObject({ code: 'TOKEN_INVALID' });
  });

  it('is asked for alike where nobody has that address, or the person was switched off', async () => {
    // given
    const { id, email } = await somebody();
    await withRecords(({ knex }) => knex('operators').where({ id }).update({ isActive: false }));

    // when
    const asked = await Promise.all(
      [email, `nikt.${id}@nowa-rzeczna.example`].map((address) =>
        new Caller('operator').post('/api/operator/password-reset/request', { email: address }),
      ),
    );

    // then
    expect(asked.map(({ status, body }) => [status, body])).toEqual([
      [202, { done: true }],
      [202, { done: true }],
    ]);
    expect(await lettersTo(email)).toEqual([]);
  });
});
