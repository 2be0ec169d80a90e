import { changeWords } from './change-words.ts';

describe('a change of the configuration', () => {
  it('of a setting has its word, the value before and after', () => {
    const change = { where: 'settings', key: 'pickupDays', name: 'pickupDays', from: 30, to: 45, problem: null };
    expect(changeWords(change)).toEqual({
      where: 'Ustawienia',
      name: 'Dni na odbiór karty',
      lines: ['30 → 45'],
      problem: null,
    });
  });

  it('of a row names the fields that change, and its closing', () => {
    const from = { name: 'Ratusz', address: 'Rynek 1', isClosed: false };
    const to = { ...from, address: 'Rynek 2', isClosed: true };
    const change = { where: 'pickup-points', key: 'x', name: 'Ratusz', from, to, problem: null };
    expect(changeWords(change).lines).toEqual(['Zostanie zamknięte', 'Adres: „Rynek 1” → „Rynek 2”']);
  });

  it('that does not fit says why', () => {
    const change = { where: 'settings', key: 'x', name: 'x', from: null, to: 1, problem: 'UNKNOWN' };
    expect(changeWords(change).problem).toBe('Nie ma takiego ustawienia');
  });
});
