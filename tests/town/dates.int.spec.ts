import { randomUUID } from 'node:crypto';
import type { City } from '@karta/db';
import { addDays, addYears } from '@karta/domain';
import { runDaily } from '../../activities/src/daily/daily-run.ts';
import { signedInResident } from '../makers/applications.ts';
import { letterText, lettersTo } from '../makers/letters.ts';
import { certificate } from '../makers/people.ts';
import { applicationState, readyCard } from '../makers/production.ts';
import { openRecords } from '../makers/records.ts';
import { until } from '../makers/until.ts';
import { answerTask, approve, cardHolder, cardState, fileApplication, rowsOf } from './town-at-work.ts';

// devices, mail and several processes take part
jest.setTimeout(180_000);

/** Runs the daily work as on that day; the cases themselves run in the town's own worker. */
async function dailyOn(dayOf: (today: string) => string): Promise<number> {
  const records = await openRecords();
  const city = records.city('nowa-rzeczna');
  const today = dayOf(city.clock.today());
  const that: City = { ...city, clock: { now: () => new Date(`${today}T10:00:00Z`), today: () => today } };
  return runDaily(that).finally(() => records.close());
}

/** Changes rows as the time that has passed would have done. */
async function edit(change: (city: City) => Promise<unknown>): Promise<void> {
  const records = await openRecords();
  await change(records.city('nowa-rzeczna')).finally(() => records.close());
}

describe('the daily run (B-3)', () => {
  it('reminds once for each card and stage, also after days on which nobody ran it (000-35)', async () => {
    // given: a package that ends in 25 days
    const { applicant, card } = await cardHolder();
    await edit(async ({ knex, clock }) => {
      const validUntil = addDays(clock.today(), 25);
      await knex('resident_packages').where('cardId', card.id).update({ validUntil });
      await knex('cards').where('id', card.id).update({ validUntil });
    });

    // when: it runs twice on one day, then a day later
    await dailyOn((today) => today);
    await dailyOn((today) => today);
    await dailyOn((today) => addDays(today, 1));

    // then: one letter for the stage of 30 days; that of 60 was missed and is not made up for
    expect(await letterText(applicant.email, /zbliża się koniec ważności/)).toContain(card.number);
    const reminders = async (): Promise<number> =>
      (await lettersTo(applicant.email)).filter(({ subject }) => /koniec ważności/.test(subject)).length;
    const starts = (await rowsOf<{ subject: string }>('scheduled_starts', { processKey: 'expiry-reminder' })).filter(
      ({ subject }) => subject.startsWith(card.id),
    );
    expect(starts.map(({ subject }) => subject.split('/').at(-1))).toEqual(['30']);
    expect(await reminders()).toBe(1);

    // and when the next stage comes
    await dailyOn((today) => addDays(today, 18));

    // then
    await until('the second reminder', async () => (await reminders()) === 2);
  });

  it('lets a card expire after its last day, and an extension makes it good again (000-20, 004-65)', async () => {
    // given: yesterday was the last day of one card, today that of another
    const [over, last] = [await cardHolder(), await cardHolder()];
    await edit(async ({ knex, clock }) => {
      const until = async (card: string, day: string): Promise<void> => {
        await knex('cards').where('id', card).update({ validUntil: day });
        await knex('resident_packages').where('cardId', card).update({ validUntil: day });
      };
      await until(over.card.id, addDays(clock.today(), -1));
      await until(last.card.id, clock.today());
    });

    // when
    await dailyOn((today) => today);
    await dailyOn((today) => today);

    // then
    await cardState(over.portal, over.card.id, 'expired');
    await cardState(last.portal, last.card.id, 'active');
    expect(await rowsOf('audit', { act: 'card.expire', subjectId: over.card.id })).toHaveLength(1);

    // and when: its package is extended
    const documents = [{ type: 'registration-certificate', content: await certificate() }];
    const applicationId = await fileApplication(over, { type: 'package-extension', documents });
    await approve(over.clerk, applicationId);

    // then
    await cardState(over.portal, over.card.id, 'active');
  });

  it('notices an 18th birthday: the guardian is told and asked, the member invited (T7)', async () => {
    // given
    const { portal, applicant } = await signedInResident();
    const [id, email] = [randomUUID(), `dorosly.${randomUUID()}@poczta.example`];
    await edit(async ({ knex, clock }) => {
      const guardian = await knex('accounts').where('email', applicant.email).first('id');
      await knex('family_members').insert({
        id,
        guardianAccountId: guardian.id,
        kinship: 'child',
        firstName: 'Jagoda',
        lastName: 'Pełnoletnia',
        birthDate: addYears(clock.today(), -18),
      });
    });

    // when
    await dailyOn((today) => today);
    await dailyOn((today) => today);
    expect(await letterText(applicant.email, /kończy 18 lat/)).toContain('Jagoda Pełnoletnia');
    await letterText(applicant.email, /Podaj adres e-mail/);
    await portal.must(portal.put(`/api/resident/family/${id}/email`, { email }));

    // then
    expect(await letterText(email, /Ustal hasło/)).toContain('/ustal-haslo?token=');
    const [member] = await rowsOf<{ guardianFrozenAt: Date | null; accountId: string | null }>('family_members', {
      id,
    });
    expect(member).toMatchObject({ guardianFrozenAt: expect.any(Date), accountId: expect.any(String) });
  });

  it('reminds of a card that waits, withdraws it, and ends its application (D-10)', async () => {
    // given: a card that has lain at the pick-up point for too long
    const { portal, applicant, card, clerk, applicationId } = await readyCard(await signedInResident());
    await edit(async ({ knex, clock }) => {
      await knex('cards')
        .where('id', card.id)
        .update({ readyAt: new Date(clock.now().getTime() - 40 * 86_400_000) });
    });

    // when
    await dailyOn((today) => today);

    // then
    expect(await letterText(applicant.email, /nadal czeka na odbiór/)).toContain(card.number);
    await cardState(portal, card.id, 'not-collected');
    await applicationState(portal, applicationId, 'not-collected');
    await letterText(applicant.email, /nie została odebrana/);

    // and somebody is asked to destroy it
    const [started] = await rowsOf<{ id: string }>('scheduled_starts', { subject: card.id });
    await answerTask(clerk, ({ id }) => id.startsWith(started?.id ?? '-'), 'destroyed');
  });
});
