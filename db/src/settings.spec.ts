import { DEFAULT_SETTINGS, decisionDaysOf } from './settings.ts';

describe('days to the decision', () => {
  const settings = { ...DEFAULT_SETTINGS, decisionDays: 14, decisionDaysByType: { duplicate: 7 } };

  it('are data for each type of application, with the city’s own number for the others', () => {
    expect(decisionDaysOf(settings, 'duplicate')).toBe(7);
    expect(decisionDaysOf(settings, 'card-issue')).toBe(14);
  });
});
