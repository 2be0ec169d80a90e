import type { WrittenConsent } from '@karta/contracts';
import { begunDraft, draftProblems, sentDraft } from './consent-draft.ts';

const terms: WrittenConsent = {
  kind: 'terms',
  askedAt: 'registration',
  askedOf: null,
  inForce: 1,
  versions: [
    {
      id: 'one',
      version: 1,
      statement: 'Akceptuję regulamin.',
      statementIn: { en: 'I accept the terms.' },
      title: 'Regulamin',
      titleIn: {},
      paragraphs: ['Pierwszy.', 'Drugi.'],
      paragraphsIn: {},
      link: '/regulamin',
      required: true,
      validFrom: null,
      news: '',
      publishedAt: null,
      publishedBy: null,
      givenBy: 4,
    },
  ],
};

describe('the next version of a text to agree to', () => {
  it('begins with the words of the newest one, and sends what was written', () => {
    const draft = { ...begunDraft(terms, '2026-11-29'), news: 'Nowy adres.' };
    expect(sentDraft(terms, draft)).toMatchObject({
      kind: 'terms',
      basedOn: 1,
      statementIn: { en: 'I accept the terms.' },
      titleIn: {},
      paragraphs: ['Pierwszy.', 'Drugi.'],
      required: true,
    });
  });

  it('T1 is never required where it is marketing', () => {
    const draft = begunDraft(null, '2026-11-29');
    const words = { ...draft.words, pl: { title: 'Oferty kin', statement: 'Chcę ofert.', body: '' } };
    const sent = sentDraft(null, { ...draft, words, isMarketing: true, required: true });
    expect(sent).toMatchObject({ kind: 'marketing-oferty-kin', required: false, basedOn: 0 });
  });

  it('says what is missing', () => {
    const problems = draftProblems({ ...begunDraft(terms, '2026-11-28') }, false, '2026-11-29');
    expect(Object.keys(problems)).toEqual(['validFrom', 'news']);
    expect(Object.keys(draftProblems(begunDraft(null, '2026-11-29'), true, '2026-11-29'))).toEqual([
      'title',
      'statement',
    ]);
  });
});
