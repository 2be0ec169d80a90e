import { draftProblems, sentDraft } from './consent-draft.ts';
import { firstText } from './first-texts.ts';

const TOWN = {
  officeName: 'Urząd Miejski w Próbie',
  officeAddress: 'Rynek 1, 09-990 Próba',
  officeEmail: 'karta@proba.example',
  officePhone: '24 555 01 00',
};
const TODAY = '2026-11-30';

describe('the first information clause of a town', () => {
  const clause = firstText('information-clause', TOWN, TODAY);

  it('has what the town has said of itself, and asks for the rest before it is published', () => {
    expect(clause.words.pl.body).toContain(
      'Kontakt: Urząd Miejski w Próbie, Rynek 1, 09-990 Próba, karta@proba.example, tel. 24 555 01 00.',
    );
    expect(draftProblems(clause, true, TODAY)).toEqual({
      paragraphs: 'Uzupełnij: [wpisz nazwę administratora, np. Burmistrz Miasta]',
    });
  });

  it('is sent as the text that everybody reads before an account, required', () => {
    const body = clause.words.pl.body.replaceAll(/\[wpisz [^\]]*\]/g, 'x');
    const whole = { ...clause, words: { ...clause.words, pl: { ...clause.words.pl, body } } };
    expect(draftProblems(whole, true, TODAY)).toEqual({});
    expect(sentDraft(null, whole)).toMatchObject({
      kind: 'information-clause',
      askedAt: 'registration',
      required: true,
      basedOn: 0,
      validFrom: TODAY,
    });
  });
});
