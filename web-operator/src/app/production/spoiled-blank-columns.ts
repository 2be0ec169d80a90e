import { SPOILED_BLANKS } from '@karta/contracts/registers';
import { listOf } from '../lists/list-kind.ts';
import { spoiledWord } from './spoiled-words.ts';

const CHIP = { read: 'odczytany', unread: 'nieodczytany' };

/** The register of blanks that became waste (D-10). */
export const SPOILED_BLANK_LIST = listOf(SPOILED_BLANKS, {
  noun: ['zepsuty blankiet', 'zepsute blankiety', 'zepsutych blankietów'],
  nameOf: ({ cardNumber }) => `zepsuty blankiet karty ${cardNumber}`,
  views: { all: 'Wszystkie' },
  columns: {
    at: 'Kiedy',
    reason: 'Dlaczego',
    card: 'Karta',
    point: 'Punkt',
    station: 'Stanowisko',
    clerk: 'Kto był przy druku',
    chip: 'Układ',
  },
  codes: { chip: CHIP },
  texts: { reason: spoiledWord },
  filters: { chip: { word: 'Układ', choices: CHIP } },
});
