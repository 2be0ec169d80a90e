import type { ApplicationDraft } from '@karta/contracts';
import { joinDrafts } from './join-drafts.ts';

const draft = (fields: Partial<ApplicationDraft>): ApplicationDraft =>
  ({ street: '', houseNumber: '', phone: '', consents: [], ...fields }) as ApplicationDraft;

describe('a draft that two pages changed', () => {
  it('keeps what each of them wrote', () => {
    expect(
      joinDrafts(draft({ phone: '600100200' }), draft({}), draft({ street: 'Nadbrzeżna', houseNumber: '31' })),
    ).toEqual(draft({ phone: '600100200', street: 'Nadbrzeżna', houseNumber: '31' }));
  });

  it('lets the page where one is sitting win where both wrote', () => {
    expect(joinDrafts(draft({ street: 'Polna' }), draft({}), draft({ street: 'Leśna' }))).toEqual(
      draft({ street: 'Polna' }),
    );
  });

  it('takes what was emptied here for a change', () => {
    const base = draft({ street: 'Polna', consents: ['c1'] });

    expect(joinDrafts(draft({}), base, { ...base, phone: '600100200' })).toEqual(draft({ phone: '600100200' }));
  });
});
