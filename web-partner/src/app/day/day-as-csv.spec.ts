import { dayAsCsv } from './day-as-csv.ts';

const SUM = { count: 1, turnover: 2400, saved: 1200, reversed: 0 };

it('004-96 a day is a file with a line for each redemption, in which no text is a formula', () => {
  // given
  const row = {
    ...{ id: 'x', at: '2026-12-01T09:31:00.000Z', discountName: 'Basen', item: '=Basen "50%"', quantity: 1 },
    ...{ price: 2400, saved: 1200, by: null, reversedAt: null, reversalReason: null, mayReverse: true },
  };

  // when
  const [first, second] = dayAsCsv({
    date: '2026-12-01',
    sum: SUM,
    people: [],
    redemptions: [row],
    isCut: false,
  }).split('\r\n');

  // then
  expect(first).toMatch(/^\uFEFF"Czas";"Zniżka"/);
  expect(second).toContain(`"'=Basen ""50%""";"1";"24,00";"12,00";"12,00";"program kasowy"`);
});
