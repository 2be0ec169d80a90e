import { phoneHint } from './field-part.ts';
import { anchorOf, mistakesOf } from './form-problems.ts';

describe('what is wrong in a form, in words', () => {
  it.each([
    ['houseNumber', 'REQUIRED', 'houseNumber', 'Numer domu: wpisz numer, na przykład 12 albo 12A'],
    ['pesel', 'PESEL_CHECKSUM', 'pesel', 'PESEL: sprawdź cyfry, któraś się nie zgadza'],
    ['documents.rent', 'REQUIRED', 'dokument-rent', 'Dokument: dodaj plik PDF, JPG albo PNG'],
    ['documents.rent.end', 'REQUIRED', 'dokument-rent-end', 'Dokument: wpisz, do kiedy dokument jest ważny'],
    ['consents.c1', 'CONSENT_MISSING', 'zgoda-c1', 'Zgody: zaznacz wymagane oświadczenie, żeby wysłać wniosek'],
    ['details.reason', 'REQUIRED', 'details-reason', 'Powód duplikatu karty: wybierz powód'],
    ['pickupPointId', 'REQUIRED', 'pickupPointId', 'Punkt odbioru karty: wybierz, gdzie odbierzesz kartę'],
  ])('%s %s stands at %s', (path, code, anchor, sentence) => {
    const [mistake] = mistakesOf([{ path, code }], [], 'pl');
    expect(mistake).toMatchObject({ anchor, sentence });
    expect(anchorOf(path)).toBe(anchor);
  });

  it('calls a town’s own question as the town does', () => {
    const problem = { path: 'answers.school', code: 'REQUIRED' };
    const line = {
      path: 'answers.school',
      kind: 'question' as const,
      label: { pl: 'Szkoła', en: 'School' },
      value: '',
    };
    const sections = [{ id: 'own', title: undefined, parts: [], problems: [problem], lines: [line] }];
    expect(mistakesOf([problem], sections, 'en')[0]?.sentence).toMatch(/^School: /);
  });

  it('says that a landline gets no SMS', () => {
    expect(phoneHint('24 555 01 00')).toContain('stacjonarny');
    expect(phoneHint('600 100 200')).toBeNull();
  });
});
