import { parsePesel } from '@karta/domain';
import { fateOf } from './fates.ts';
import { inventedPerson } from './invented-people.ts';

const PEOPLE = Array.from({ length: 20_000 }, (_, index) => inventedPerson(index + 1));

describe('people who were made up', () => {
  it('have numbers and addresses of their own, and every number is a right one', () => {
    expect(new Set(PEOPLE.map(({ pesel }) => pesel)).size).toBe(PEOPLE.length);
    expect(new Set(PEOPLE.map(({ email }) => email)).size).toBe(PEOPLE.length);
    expect(PEOPLE.filter(({ pesel }) => !parsePesel(pesel, '2026-11-28').ok)).toEqual([]);
  });

  it('are called as people of a town are: some names by many, most by few, late in the alphabet too', () => {
    const bearing = (...names: string[]): number => PEOPLE.filter(({ lastName }) => names.includes(lastName)).length;
    expect(bearing('Kowalski', 'Kowalska')).toBeGreaterThan(150);
    expect(bearing('Woźniak')).toBeGreaterThan(100);
    expect(new Set(PEOPLE.map(({ lastName }) => lastName)).size).toBeGreaterThan(1000);
  });

  it('are the same in every town', () => {
    expect(inventedPerson(4711)).toEqual(PEOPLE[4710]);
  });
});

it('of 200,000 people some 5,000 wait for the office', () => {
  const waiting = PEOPLE.map((_, index) => fateOf(index, 3).application).filter((state) =>
    ['in-review', 'in-production'].includes(state),
  );
  expect(waiting.length / PEOPLE.length).toBeCloseTo(5_000 / 200_000, 2);
});
