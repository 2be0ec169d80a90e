import type { ApplicationDraft, City } from '@karta/contracts';
import { applicationMistakes, mistakesByPath, type ApplicationContent, phoneHint } from './application-check.ts';

const city: City = {
  id: 'nowa-rzeczna',
  name: 'Nowa Rzeczna',
  office: { name: 'Biuro Karty', address: 'Rynek 1', email: 'karta@nowarzeczna.example', phone: '22 000 00 00' },
  pickupPoints: [{ id: 'p1', name: 'Ratusz', address: 'Rynek 1', openingHours: 'pon.–pt.' }],
  packages: [
    {
      code: 'resident',
      name: 'Pakiet Mieszkańca',
      criterion: 'zameldowania',
      description: '',
      requiredDocuments: [{ type: 'residence', name: 'Zaświadczenie o zameldowaniu' }],
    },
  ],
  registrationConsents: [],
  applicationConsents: [
    { id: 'c1', kind: 'application-statement', version: 1, statement: 'Oświadczam', link: null, required: true },
  ],
  decisionDays: 14,
  duplicateReasons: [{ code: 'loss', name: 'Zagubienie', proposesBlock: true }],
};
const draft: ApplicationDraft = {
  packageCode: 'resident',
  firstName: 'Katarzyna',
  lastName: 'Brzęczyszczykiewicz-Wójcik',
  pesel: '44051401359',
  street: 'Nadbrzeżna',
  houseNumber: '31',
  flatNumber: '',
  postalCode: '09-990',
  place: 'Nowa Rzeczna',
  email: 'k.wojcik@poczta.example',
  phone: '',
  pickupPointId: 'p1',
  consents: ['c1'],
};
const complete: ApplicationContent = {
  draft,
  photoFileId: 'f1',
  documents: [
    {
      fileId: 'f2',
      documentType: 'residence',
      name: 'a.pdf',
      mediaType: 'application/pdf',
      size: 1,
      addedAt: '2026-11-20T10:00:00Z',
    },
  ],
};

describe('the check before an application is sent', () => {
  it('lets a complete application go', () => {
    expect(applicationMistakes(complete, city, '2026-11-24')).toEqual([]);
  });

  it('says what to write where the house number is missing', () => {
    // when
    const [mistake] = applicationMistakes({ ...complete, draft: { ...draft, houseNumber: ' ' } }, city, '2026-11-24');

    // then
    expect(mistake).toMatchObject({
      section: 's2',
      anchor: 'houseNumber',
      sentence: 'Numer domu: wpisz numer, na przykład 12 albo 12A',
    });
  });

  it('asks for photo, required document, pick-up point and consent', () => {
    // given
    const bare: ApplicationContent = {
      draft: { ...draft, pickupPointId: null, consents: [] },
      photoFileId: null,
      documents: [],
    };

    // when
    const anchors = applicationMistakes(bare, city, '2026-11-24').map((mistake) => mistake.anchor);

    // then
    expect(anchors).toEqual(['photo', 'dokument-residence', 'pickupPointId', 'zgoda-c1']);
  });

  it.each([
    ['Олена', 'Ковальчук'],
    ['王', 'Nowak'],
  ])('asks for Latin letters where a card could not print %s %s', (firstName, lastName) => {
    // when
    const [mistake] = applicationMistakes(
      { ...complete, draft: { ...draft, firstName, lastName } },
      city,
      '2026-11-24',
    );

    // then
    expect(mistake?.sentence).toContain('literami łacińskimi');
  });

  it('takes one name where the person says that there is only one', () => {
    // given
    const one = { ...complete, draft: { ...draft, firstName: '', lastName: 'Suharto' } };

    // then
    expect(applicationMistakes(one, city, '2026-11-24').map(({ anchor }) => anchor)).toEqual(['firstName']);
    expect(applicationMistakes({ ...one, hasOneName: true }, city, '2026-11-24')).toEqual([]);
    expect(
      applicationMistakes(
        { ...one, draft: { ...draft, firstName: '', lastName: '' }, hasOneName: true },
        city,
        '2026-11-24',
      ),
    ).toHaveLength(1);
  });

  it('takes numbers and addresses as they are pasted', () => {
    // given
    const pasted = {
      ...draft,
      pesel: 'PESEL: 440514 01359',
      postalCode: '09 990',
      phone: '+380 67 123 45 67',
      email: 'Jan <jan@poczta.pl>',
    };

    // then
    expect(applicationMistakes({ ...complete, draft: pasted }, city, '2026-11-24')).toEqual([]);
  });

  it('says that a landline gets no SMS', () => {
    expect(phoneHint('(22) 123 45 67')).toContain('stacjonarny');
    expect(phoneHint('600 100 200')).toBeNull();
  });

  it('tells a wrong check digit from an impossible date', () => {
    const said = (pesel: string) =>
      applicationMistakes({ ...complete, draft: { ...draft, pesel } }, city, '2026-11-24')[0]?.sentence;

    expect(said('44051401358')).toContain('któraś się nie zgadza');
    expect(said('00000000000')).toContain('takiej daty urodzenia nie ma');
    expect(said('44501401359')).toContain('w przyszłości');
  });

  it('finds the place of a missing document and consent', () => {
    const places = mistakesByPath([
      { path: 'documents.residence', code: 'REQUIRED' },
      { path: 'consents.c1', code: 'CONSENT_MISSING' },
    ]);

    expect(places.map(({ section, anchor }) => [section, anchor])).toEqual([
      ['s4', 'dokument-residence'],
      ['s6', 'zgoda-c1'],
    ]);
  });

  it('finds the field of a problem that the server named', () => {
    expect(mistakesByPath([{ path: 'pesel', code: 'PESEL_CHECKSUM' }])[0]).toMatchObject({
      anchor: 'pesel',
      section: 's2',
    });
  });
});
