import type { OfficeApplicationDetail, SecondCheck, SecondCheckList } from '@karta/contracts';
import { civilDateOf } from '@karta/domain';
import { decide, submittedApplication, verificationOf } from '../makers/applications.ts';
import { operator, type Answer, type Caller } from '../makers/caller.ts';
import { letterText } from '../makers/letters.ts';
import { employed, hired } from '../makers/staff.ts';
import { rowsOf, withSetting } from '../town/town-at-work.ts';

const BY_EACH = 'secondCheckPercent';
let lead: Caller;
beforeAll(async () => {
  lead = await operator();
}, 60_000);

const fileOf = (caller: Caller, id: string): Promise<OfficeApplicationDetail> =>
  caller.must(caller.get<OfficeApplicationDetail>(`/api/operator/applications/${id}`));
const say = (caller: Caller, id: string | undefined, verdict: string, note = ''): Promise<Answer<SecondCheck>> =>
  caller.post(`/api/operator/second-checks/${id}`, { verdict, note });
const codeOf = ({ body }: Answer<SecondCheck>): unknown => (body as { code?: string }).code;
const shown = async (caller: Caller, show: string, applicationId: string): Promise<SecondCheck | undefined> => {
  const { checks } = await caller.must(caller.get<SecondCheckList>(`/api/operator/second-checks?show=${show}`));
  return checks.find((check) => check.applicationId === applicationId);
};

/** An application that this person approved while the town draws so many of a hundred. */
async function approvedBy(clerk: Caller, percent: number, outcome = 'approve'): Promise<string> {
  const { applicationId } = await submittedApplication();
  await withSetting(BY_EACH, percent, async () => {
    await decide(clerk, applicationId, outcome, outcome === 'approve' ? '' : 'Brak prawa.');
  });
  return applicationId;
}

describe('C-13 an approval that is drawn for another person', () => {
  it('C-13 waits for another person, and its outcome is told to who approved', async () => {
    // given
    const { email } = await employed(['clerk', 'lead'], { name: 'Anna Próbna' });
    const anna = await operator(email);
    const id = await approvedBy(anna, 100);

    // then: its clerk cannot say how it is
    const { secondCheck } = await fileOf(anna, id);
    expect(secondCheck).toMatchObject({ state: 'waiting', approvedBy: 'Anna Próbna', canCheck: false });
    expect(codeOf(await say(anna, secondCheck?.id, 'fine'))).toBe('SECOND_PERSON_REQUIRED');
    expect(await shown(lead, 'waiting', id)).toMatchObject({ canCheck: true });

    // and when
    const bare = await say(lead, secondCheck?.id, 'remark');
    const told = await lead.must(say(lead, secondCheck?.id, 'remark', 'Brak dokumentu.'));
    const again = await say(lead, secondCheck?.id, 'fine');

    // then
    expect([codeOf(bare), codeOf(again)]).toEqual(['REASON_REQUIRED', 'CHECK_RECORDED']);
    expect(told).toMatchObject({ state: 'remark', checkedBy: 'Ewa Pączkowska', note: 'Brak dokumentu.' });
    expect(await shown(lead, 'waiting', id)).toBeUndefined();
    expect(await shown(anna, 'own', id)).toMatchObject({ state: 'remark', note: 'Brak dokumentu.' });
    expect(await letterText(email, /Sprawdzono Twoją decyzję/)).not.toContain('Brak dokumentu');
    const [row] = await rowsOf<{ facts: object }>('audit', { act: 'application.check', subjectId: id });
    expect(row?.facts).toEqual({ checkId: told.id, verdict: 'remark' });
  }, 120_000);

  it('C-13 is not said by the absent colleague in whose place it was approved', async () => {
    // given
    const absent = await employed(['clerk', 'lead'], { name: 'Anna Próbna' });
    const substitute = await employed(['clerk'], { name: 'Jan Próbny' });
    const [anna, jan] = [await operator(absent.email), await operator(substitute.email)];
    const { applicationId } = await submittedApplication();
    const task = `/api/operator/tasks/${await verificationOf(anna, applicationId)}`;
    await anna.must(anna.post(`${task}/claim`));
    const today = civilDateOf(new Date(), 'Europe/Warsaw');
    const both = { absentId: absent.id, substituteId: substitute.id };
    await anna.must(anna.post('/api/operator/substitutions', { ...both, from: today, until: today }));

    // when
    await withSetting(BY_EACH, 100, async () => {
      await jan.must(jan.post(`${task}/complete`, { outcome: 'approve', note: '' }));
    });

    // then
    const { secondCheck } = await fileOf(anna, applicationId);
    expect(secondCheck).toMatchObject({ approvedBy: 'Jan Próbny', inPlaceOf: 'Anna Próbna', canCheck: false });
    expect(codeOf(await say(anna, secondCheck?.id, 'fine'))).toBe('SECOND_PERSON_REQUIRED');
  }, 60_000);

  it('C-13 is drawn of approvals alone, and of none where the town draws none', async () => {
    // given
    const clerk = await hired(['clerk']);

    // when
    const rejected = await approvedBy(clerk, 100, 'reject');
    const undrawn = await approvedBy(clerk, 0);

    // then
    expect((await fileOf(lead, rejected)).secondCheck).toBeNull();
    expect((await fileOf(lead, undrawn)).secondCheck).toBeNull();
  }, 120_000);

  it('C-13 is seen as one’s own by any clerk, and looked at with the right alone', async () => {
    // given
    const clerk = await hired(['clerk']);
    const id = await approvedBy(clerk, 100);
    const other = await hired(['clerk']);

    // then
    expect(await shown(clerk, 'own', id)).toMatchObject({ state: 'waiting' });
    expect((await other.get('/api/operator/second-checks?show=waiting')).status).toBe(403);
    const { secondCheck } = await fileOf(other, id);
    expect(secondCheck).toMatchObject({ canCheck: false });
    expect((await say(other, secondCheck?.id, 'fine')).status).toBe(403);
  }, 120_000);
});
