import { randomUUID } from 'node:crypto';
import { Application, type City } from '@karta/db';
import {
  APPLICATION_STATES,
  APPLICATION_TRANSITIONS,
  actTowards,
  type ApplicationAction,
  type ApplicationState,
} from '@karta/domain';
import { holderIn, openOwnCity, type OwnCity } from '../../../tests/makers/own-city.ts';
import { changeApplication } from './change-application.ts';

let own: OwnCity;
let city: City;
let accountId: string;
beforeAll(async () => {
  own = await openOwnCity();
  ({ city } = own);
  ({ accountId } = await holderIn(city));
  const resident = { code: 'resident', name: '', criterion: '', description: '', validityYears: 3 };
  await city.knex('packages').insert(resident).onConflict().ignore();
}, 60_000);
afterAll(() => own.close(), 60_000);

const by = { kind: 'process', id: 'test', now: new Date('2026-11-21T10:00:00Z') } as const;
const CASES = APPLICATION_STATES.flatMap((state) =>
  APPLICATION_STATES.map((to): [ApplicationState, ApplicationState] => [state, to]),
);
const ACTS = APPLICATION_STATES.map(actTowards).filter((act) => act !== undefined);

async function applicationThatIs(state: ApplicationState): Promise<Application> {
  const person = { firstName: '', lastName: '', email: '', phone: '' };
  const application = {
    id: randomUUID(),
    type: 'card-issue',
    packageCode: 'resident',
    accountId,
    object: randomUUID(),
  };
  await city.knex('applications').insert({ ...application, ...person, state });
  return Application.query(city.knex).findById(application.id).throwIfNotFound();
}

describe('the state of an application', () => {
  it.each(CASES)('changes as the table says, or not at all: from %s to %s', async (state, to) => {
    // given
    const application = await applicationThatIs(state);
    const act = actTowards(to);

    // when
    const attempt = act && changeApplication(city.knex, application, act, by, { event: { key: 'k' } });
    const done = await Promise.resolve(attempt).then(
      () => act !== undefined,
      () => false,
    );

    // then
    const isListed = act !== undefined && APPLICATION_TRANSITIONS[state].includes(act);
    expect(done).toBe(isListed);
    const after = await Application.query(city.knex).findById(application.id).throwIfNotFound();
    expect(after.state).toBe(isListed ? to : state);
    const events = await city.knex('application_events').where('applicationId', application.id).pluck('code');
    const audited = await city.knex('audit').where('subjectId', application.id).orderBy('id').pluck('act');
    expect([events.length, audited.length]).toEqual(isListed ? [1, 1] : [0, 0]);
  });

  it('is reached by one act each, and nothing leads back to a draft', () => {
    const all: ApplicationAction[] = Object.values(APPLICATION_TRANSITIONS).flat();
    expect(new Set(ACTS)).toEqual(new Set(all));
    expect(actTowards('draft')).toBeUndefined();
  });
});
