import { randomUUID } from 'node:crypto';
import { decide, filledDraft, formOf, signedInResident, type Filed } from '../makers/applications.ts';
import { Caller, operator } from '../makers/caller.ts';
import { letterText, lettersTo } from '../makers/letters.ts';

jest.setTimeout(90_000);

const newAddress = (): string => `inny.${randomUUID()}@poczta.example`;
type View = { unconfirmedEmail: { typed: string; used: string } | null };

/** An application that names another address than the account's. */
async function filedWith(email: string): Promise<Filed> {
  const filed = await filledDraft(await signedInResident());
  const path = `/api/resident/applications/${filed.applicationId}`;
  const { portal } = filed;
  const { version } = await portal.must(portal.get<{ version: number }>(path));
  await portal.must(portal.put(`${path}/draft`, { ...(await formOf(filed)), email, version }));
  await portal.must(portal.post(`${path}/submit`));
  return filed;
}

const seen = ({ portal, applicationId }: Filed) =>
  portal.must(portal.get<View>(`/api/resident/applications/${applicationId}`));

describe('an address that was typed in an application', () => {
  it('gets a link alone, and the letters of the case once whoever reads it has said so', async () => {
    // given
    const typed = newAddress();
    const filed = await filedWith(typed);
    const { email } = filed.applicant;

    // then: what is told goes to the account's own address
    await letterText(email, /przyjęty/);
    const letter = await letterText(typed, /Potwierdź adres/);
    expect(letter).not.toContain(filed.applicant.lastName);
    expect((await lettersTo(typed)).map(({ subject }) => subject)).toEqual([expect.stringMatching(/Potwierdź adres/)]);
    expect((await seen(filed)).unconfirmedEmail).toEqual({ typed, used: email });

    // when
    const token = /potwierdz-adres\?token=([\w-]+)/.exec(letter)?.[1] ?? '';
    const reader = new Caller('portal');
    await reader.must(reader.post('/api/resident/email-confirmation', { token }));
    await decide(await operator(), filed.applicationId, 'reject', 'Brak zameldowania.');

    // then
    expect((await seen(filed)).unconfirmedEmail).toBeNull();
    await letterText(typed, /odmow|Decyzja/i);
  });

  it('is asked no more than three times a day, whoever types it', async () => {
    const typed = newAddress();
    for (let time = 0; time < 4; time += 1) await filedWith(typed);
    const last = await filedWith(newAddress());
    await letterText(last.applicant.email, /przyjęty/);
    expect(await lettersTo(typed)).toHaveLength(3);
  });

  it('is not confirmed by a link that is none', async () => {
    const token = 'x'.repeat(43);
    const answer = await new Caller('portal').post('/api/resident/email-confirmation', { token });
    expect(answer.body).toMatchObject({ code: 'TOKEN_INVALID' });
  });
});
