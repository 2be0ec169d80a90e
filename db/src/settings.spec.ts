import { DEFAULT_SETTINGS } from '@karta/domain';
import { termsOfType } from './settings.ts';

describe('how long everybody has', () => {
  const termsByType = {
    duplicate: { decisionDays: 7, legalBasis: '§ 4 uchwały' },
    'data-change': { completionDays: 21 },
  };
  const settings = { ...DEFAULT_SETTINGS, decisionDays: 20, deliveryDays: 2, termsByType };
  const usual = { decisionDays: 20, completionDays: 7, deliveryDays: 2, lateAnswerCounts: true, clockStops: true };

  it.each([
    ['duplicate', { ...usual, decisionDays: 7, legalBasis: '§ 4 uchwały' }],
    ['data-change', { ...usual, completionDays: 21, legalBasis: 'art. 64 § 2 KPA' }],
    ['card-issue', { ...usual, legalBasis: 'art. 64 § 2 KPA' }],
  ])('is data for each type of application, with the city’s own terms for what it leaves open: %s', (type, terms) => {
    expect(termsOfType(settings, type)).toEqual(terms);
  });
});
