import type { LetterList, LetterView, OwnLetter } from '@karta/contracts';
import { operator, type Caller } from '../makers/caller.ts';
import { DEMO } from '../makers/town.ts';

let admin: Caller;
beforeAll(async () => {
  admin = await operator(DEMO.admin);
});

const WANTED = { name: 'Wniosek czeka', change: 'application-in-review', channels: ['mail'], onlyFor: [] };
const OWN = '/api/admin/own-letters';

async function added(wanted: object = WANTED): Promise<OwnLetter> {
  const { id } = await admin.must(admin.post<{ id: string }>(OWN, wanted));
  const { own } = await admin.must(admin.get<LetterList>('/api/admin/letters'));
  const found = own.find((each) => each.id === id);
  if (!found) throw new Error('it is not listed');
  return found;
}
const change = (letter: OwnLetter, to: Partial<OwnLetter>) => {
  const { id, name, channels, onlyFor, isOn, version } = { ...letter, ...to };
  return admin.put<LetterList>(`${OWN}/${id}`, { name, channels, onlyFor, isOn, version });
};

describe('000-33 letters of the town’s own', () => {
  it('are off until each channel has its Polish text, and tell the second of two administrators that the first was faster', async () => {
    // given
    const letter = await added({ ...WANTED, channels: ['mail', 'sms'] });
    const path = `/api/admin/letters/${letter.event}`;
    const write = (channel: string, subject: string) =>
      admin.must(admin.put(`${path}/${channel}`, { subject, text: 'Sprawdzamy {{applicationNumber}}.', version: 0 }));

    // when
    await write('mail', 'Sprawdzamy');
    const early = await change(letter, { isOn: true });
    await write('sms', '');
    const { own } = await admin.must(change(letter, { isOn: true }));

    // then
    expect(letter).toMatchObject({ isOn: false, written: [], told: 0 });
    expect(early).toMatchObject({ status: 409, body: { code: 'OWN_LETTER_WITHOUT_TEXT', channels: 'sms' } });
    expect(own.find(({ id }) => id === letter.id)).toMatchObject({ isOn: true, version: 2, written: ['mail', 'sms'] });
    expect(await change(letter, { isOn: false })).toMatchObject({ status: 409, body: { code: 'CHANGED_MEANWHILE' } });
    await admin.must(admin.send('DELETE', `${OWN}/${letter.id}`));
  });

  it('have texts in three languages, each with versions of its own; what is not written begins empty', async () => {
    // given
    const letter = await added();
    const path = `/api/admin/letters/${letter.event}/mail`;
    const text = { subject: 'We look at it', text: 'Application {{applicationNumber}}.', version: 0 };

    // when
    await admin.must(admin.put(path, { ...text, subject: 'Patrzymy' }));
    const before = await admin.must(admin.get<LetterView>(`${path}?language=en`));
    await admin.must(admin.put(`${path}?language=en`, text));
    const after = await admin.must(admin.get<LetterView>(`${path}?language=en`));

    // then
    expect(before).toMatchObject({ subject: '', text: '', version: 0, shipped: null, name: 'Wniosek czeka' });
    expect(after).toMatchObject({ subject: 'We look at it', version: 1, language: 'en' });
    expect(await admin.must(admin.get<LetterView>(path))).toMatchObject({ subject: 'Patrzymy', version: 1 });
    await admin.must(admin.send('DELETE', `${OWN}/${letter.id}`));
    expect(await admin.get(path)).toMatchObject({ status: 404, body: { code: 'LETTER_NOT_FOUND' } });
  });

  it('name nothing but what a letter of that kind may say', async () => {
    const letter = await added({ ...WANTED, change: 'account-locked' });
    const path = `/api/admin/letters/${letter.event}/mail`;
    const put = (text: string) => admin.put(path, { subject: 'x', text, version: 0 });
    expect(await put('{{applicationNumber}}')).toMatchObject({ status: 422, body: { code: 'LETTER_UNKNOWN_FACT' } });
    expect(await put('{{firstName}}')).toMatchObject({ status: 200 });
    await admin.must(admin.send('DELETE', `${OWN}/${letter.id}`));
  });

  it.each([
    ['no name', { name: ' ' }],
    ['a change that there is not', { change: 'card-eaten' }],
    ['no channel', { channels: [] }],
    ['one channel twice', { channels: ['mail', 'mail'] }],
    ['a form that there is not', { onlyFor: ['no-such-form'] }],
    ['a package where forms are chosen', { onlyFor: ['resident'] }],
    ['a card narrowed to a package', { change: 'card-blocked', onlyFor: ['resident'] }],
  ])('are refused with %s', async (_what, wrong) => {
    const { own } = await admin.must(admin.get<LetterList>('/api/admin/letters'));
    const code = 'VALIDATION';
    expect(await admin.post(OWN, { ...WANTED, ...wrong })).toMatchObject({ status: 422, body: { code } });
    expect((await admin.must(admin.get<LetterList>('/api/admin/letters'))).own).toHaveLength(own.length);
  });

  it('have no number of a person in their name', async () => {
    const code = 'PERSONAL_NUMBER_IN_TEXT';
    expect(await admin.post(OWN, { ...WANTED, name: 'Dla 44051401359' })).toMatchObject({
      status: 422,
      body: { code },
    });
  });
});
