import { DEFAULT_SETTINGS, fitsOthers, fitsSetting, SETTING_KEYS } from './settings.ts';

describe('the settings of a city', () => {
  it.each(SETTING_KEYS)('%s has a default that fits', (key) => {
    expect(fitsSetting(key, DEFAULT_SETTINGS[key])).toBe(true);
  });

  it.each([
    ['pickupDays', 0],
    ['pickupDays', '30'],
    ['pickupDays', 1.5],
    ['completionDays', 6],
    ['erasureGraceDays', 15],
    ['officeName', ' '],
    ['officeEmail', 'urzad@miasto.example\nBcc: x@y.example'],
    ['operatorNotice', 7],
    ['memberPanel', 'everything'],
    ['lateAnswerCounts', 'true'],
    ['reminderStages', [60, -1]],
    ['reminderStages', [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]],
    ['termsByType', { duplicate: { completionDays: 3 } }],
    ['termsByType', { duplicate: { unheardOf: 3 } }],
    ['duplicateReasons', [{ code: 'loss' }]],
    ['duplicateReasons', []],
    ['duplicateReasons', [{ code: 'loss', name: 'Zagubienie', proposesBlock: 'tak' }]],
    ['duplicateReasons', [{ code: 'loss', name: 'Zagubienie', other: 1 }]],
    [
      'kinships',
      [
        { code: 'child', name: 'dziecko' },
        { code: 'child', name: 'syn' },
      ],
    ],
    ['kinships', [{ code: 'Dziecko!', name: 'dziecko' }]],
    ['kinships', [{ code: 'child', name: ' ' }]],
    ['documentTypes', [{ code: 'residence', name: 'Zaświadczenie' }]],
    ['documentTypes', [{ code: 'residence', name: 'Zaświadczenie', keepDays: 0 }]],
    ['lookReasons', [{ code: 'counter', name: 'bez innego' }]],
    ['reminderStages', [7, 7]],
    ['officeEmail', 'to nie adres'],
    ['officeEmail', 'a@b.example, zly@evil.example'],
    ['officePhone', 'zadzwoń'],
    ['cardNumberMask', 'A'],
    ['cardNumberMask', '01-#'],
    ['cardNumberMask', '##-####'],
    ['cardNumberMask', '######**'],
    ['townColour', 'green'],
    ['townColour', '#0a5c2'],
    ['officeName', '\ud800'],
    ['unheardOf', 1],
    ['constructor', 1],
  ])('%s refuses %j', (key, value) => expect(fitsSetting(key, value)).toBe(false));

  it.each([
    ['pickupDays', 45],
    ['operatorNotice', 'Pierwsza linia\nDruga'],
    ['memberPanel', 'full-for-adults'],
    ['officeEmail', ''],
    ['officeEmail', 'karta@miasto.example'],
    ['officePhone', '+48 (24) 555-01-00 wew. 12'],
    ['cardNumberMask', '1#########'],
    ['townColour', '#0A5C2B'],
    ['cardNumberMask', 'NR 01/######-*'],
    ['reminderStages', []],
    ['documentTypes', [{ code: 'pismo-ze-szkoly', name: 'Pismo ze szkoły', keepDays: 90 }]],
    ['lookReasons', [{ code: 'other', name: 'inny powód' }]],
    ['termsByType', { duplicate: { decisionDays: 7 } }],
  ])('%s takes %j', (key, value) => expect(fitsSetting(key, value)).toBe(true));

  it.each([
    ['pickupReminderDays', 30, false],
    ['pickupReminderDays', 29, true],
    ['pickupDays', 7, false],
    ['pickupDays', 8, true],
    ['historyDays', 1, true],
  ])('go together: %s as %j beside the defaults: %j', (key, value, fits) => {
    expect(fitsOthers(DEFAULT_SETTINGS, key, value)).toBe(fits);
  });
});
