import { readdirSync, readFileSync } from 'node:fs';
import { decide, readDecisions, type Decided } from '@karta/bpmn/dmn';
import type { Value, Variables } from '@karta/bpmn/feel';

const folder = new URL('../decisions/', import.meta.url);
const CLOCK = { at: '2026-11-21T12:00:00.000Z', zone: 'Europe/Warsaw' };

function decided(name: string, variables: Variables): Decided {
  const file = readDecisions(readFileSync(new URL(`${name}.dmn`, folder), 'utf8'));
  return decide([file], name, variables, CLOCK);
}

describe.each(readdirSync(folder))('%s', (name) => {
  it('is named like its decision and can be evaluated', () => {
    const { problems } = decided(name.replace('.dmn', ''), {});
    expect(problems.filter(({ message }) => /unsupported/.test(message))).toEqual([]);
  });
});

describe('how long an entitlement is valid (B-7; table of the criteria)', () => {
  const of = (document: string, date: string | null, end: string | null, today = '2026-11-21'): Value =>
    decided('entitlement-validity', {
      'Rodzaj dokumentu': document,
      'Data dokumentu': date,
      'Koniec dokumentu': end,
      'Dzień decyzji': today,
    }).result;

  it.each<[string, string, string | null, string | null, string]>([
    ['permanent registration: three years', 'permanent-registration', '2023-11-21', null, '2029-11-21'],
    ['temporary registration: its end', 'temporary-registration', null, '2027-06-30', '2027-06-30'],
    ['temporary registration: three years at most', 'temporary-registration', null, '2035-06-30', '2029-11-21'],
    ['rent contract: its end', 'rent-contract', null, '2028-01-31', '2028-01-31'],
    ['rent contract: three years at most', 'rent-contract', null, '2040-01-31', '2029-11-21'],
    ['permanent residence permit: three years', 'permanent-residence-permit', null, null, '2029-11-21'],
    ['ownership deed: three years', 'ownership-deed', null, null, '2029-11-21'],
    [
      'temporary residence permit: its end, also beyond three years',
      'temporary-residence-permit',
      null,
      '2031-02-28',
      '2031-02-28',
    ],
    ['tax return: 10 May of the next year', 'tax-return', null, null, '2027-05-10'],
    ['property-tax decision: a year from its date', 'property-tax-decision', '2026-02-28', null, '2027-02-28'],
    ['any other document: a year', 'student-card', '2026-10-01', null, '2027-11-21'],
    ['dormitory, after September: 30 September of the next year', 'dormitory', null, null, '2027-09-30'],
  ])('%s', (_, document, date, end, expected) => expect(of(document, date, end)).toBe(expected));

  it('a dormitory up to 30 September lasts to that day', () => {
    expect(of('dormitory', null, null, '2026-09-30')).toBe('2026-09-30');
  });

  it('a certificate of permanent registration older than three years gives nothing', () => {
    const old = decided('entitlement-validity', {
      'Rodzaj dokumentu': 'permanent-registration',
      'Data dokumentu': '2023-11-20',
      'Koniec dokumentu': null,
      'Dzień decyzji': '2026-11-21',
    });
    expect(old).toEqual({ result: null, problems: [] });
  });
});

describe('who is entitled (B-7)', () => {
  it.each<[string, number, boolean, string]>([
    ['senior', 59, true, 'unmet'],
    ['senior', 60, true, 'met'],
    ['senior', 60, false, 'unclear'],
    ['resident', 30, true, 'met'],
    ['resident', 30, false, 'unclear'],
    ['resident-tax', 30, true, 'unclear'],
  ])('%s, %i years, in town: %s → %s', (code, age, inTown, expected) => {
    expect(decided('eligibility', { Pakiet: code, Wiek: age, 'Mieszka w mieście': inTown }).result).toBe(expected);
  });
});

describe('how urgent an application is (B-7, C-3)', () => {
  it.each<[string, string, number, number | null, number]>([
    ['duplicate', 'loss', 30, null, 1],
    ['duplicate', 'theft', 30, null, 1],
    ['duplicate', 'damage', 30, null, 3],
    ['package-extension', '', 30, 7, 1],
    ['package-extension', '', 30, 8, 3],
    ['card-issue', '', 75, null, 2],
    ['data-change', '', 30, null, 2],
    ['card-issue', '', 30, null, 3],
  ])('%s (%s), %i years, %s days left → %i', (type, reason, age, days, expected) => {
    const variables = { 'Rodzaj wniosku': type, Powód: reason, Wiek: age, 'Dni do końca pakietu': days };
    expect(decided('priority', variables).result).toBe(expected);
  });
});

describe('what it costs, in grosze (B-7, G-6)', () => {
  it.each<[string, string, number, number]>([
    ['duplicate', 'loss', 0, 2000],
    ['duplicate', 'loss', 1, 3000],
    ['duplicate', 'loss', 4, 3000],
    ['duplicate', 'defect', 3, 0],
    ['physical-card', '', 0, 1000],
    ['card-issue', '', 0, 0],
    ['data-change', '', 0, 0],
    ['package-transfer', '', 0, 0],
  ])('%s (%s), %i duplicates before → %i', (type, reason, earlier, expected) => {
    const variables = { 'Rodzaj wniosku': type, Powód: reason, 'Wcześniejsze duplikaty': earlier };
    expect(decided('fee', variables)).toEqual({ result: expected, problems: [] });
  });
});
