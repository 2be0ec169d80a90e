import { openOwnCity, type OwnCity } from '../../../tests/makers/own-city.ts';
import { importTeryt } from './import-teryt.ts';
import { suggestNames } from './suggest-names.ts';

const SIMC = `WOJ;POW;GMI;RODZ_GMI;RM;MZ;NAZWA;SYM;SYMPOD;STAN_NA
14;19;01;1;96;1;Nowa Rzeczna;0999001;0999001;2026-01-01
14;19;01;1;00;1;Podgórze;0999009;0999001;2026-01-01
14;19;01;2;01;1;Łęg_Stary;0999003;0999003;2026-01-01`;
const ULIC = `WOJ;POW;GMI;RODZ_GMI;SYM;SYM_UL;CECHA;NAZWA_1;NAZWA_2;STAN_NA
14;19;01;1;0999001;10001;ul.;Kościuszki;Tadeusza;2026-01-01
14;19;01;1;0999001;10002;pl.;Rynek;;2026-01-01
14;19;01;1;0999001;10002;pl.;Rynek;;2026-01-01
14;19;01;1;0888888;10003;ul.;Obca;;2026-01-01`;
const fileOf = (text: string) => () => [Buffer.from(`\ufeff${text.replaceAll('\n', '\r\n')}`)] as never;

let own: OwnCity;
beforeAll(async () => {
  own = await openOwnCity();
}, 60_000);
afterAll(() => own.close());

describe('the official names of places and streets', () => {
  it('000-11 are taken over from SIMC and ULIC, as often as one likes, and suggested as people type them', async () => {
    const { knex } = own.city;
    await importTeryt(own.city, fileOf(SIMC), fileOf(ULIC));
    expect(await importTeryt(own.city, fileOf(SIMC), fileOf(ULIC))).toEqual({ places: 2, streets: 2 });
    expect(await suggestNames(knex, { of: 'place', text: 'nowa rz', place: '' })).toEqual(['Nowa Rzeczna']);
    expect(await suggestNames(knex, { of: 'place', text: 'leg_', place: '' })).toEqual(['Łęg_Stary']);
    expect(await suggestNames(knex, { of: 'place', text: '%', place: '' })).toEqual([]);
    expect(await suggestNames(knex, { of: 'street', text: 'kosc', place: 'nowa rzeczna' })).toEqual([
      'Tadeusza Kościuszki',
    ]);
    expect(await suggestNames(knex, { of: 'street', text: '', place: 'Nowa Rzeczna' })).toEqual([
      'Tadeusza Kościuszki',
      'pl. Rynek',
    ]);
    expect(await suggestNames(knex, { of: 'street', text: 'kosc', place: 'Łęg_Stary' })).toEqual([]);
  });

  it('000-11 a file without its columns is refused, and the names that were there stay', async () => {
    await expect(importTeryt(own.city, fileOf('A;B\n1;2'), fileOf(ULIC))).rejects.toThrow('no column SYM');
    expect(await suggestNames(own.city.knex, { of: 'place', text: 'nowa', place: '' })).toEqual(['Nowa Rzeczna']);
  });
});
