import type { WaitingOffer } from '@karta/contracts';
import { offerLines } from './offer-words.ts';

const DISCOUNT = {
  ...{ id: 'd', packageCode: 'resident', packageName: 'Pakiet Mieszkańca', name: 'Basen', description: 'Bilet' },
  ...({ savingKind: 'percent', savingValue: 30 } as const),
  ...{ validFrom: null, validUntil: '2027-03-31' },
};
const OFFER: WaitingOffer = {
  ...{
    ...DISCOUNT,
    id: 'o',
    discountId: 'd',
    state: 'sent',
    version: 1,
    writtenBy: 'Ewa',
    reason: null,
    decidedAt: null,
  },
  ...{
    writtenAt: '2026-12-01T08:00:00Z',
    sentAt: '2026-12-01T08:00:00Z',
    partnerId: 'p',
    partnerName: 'Fala',
    now: null,
  },
};

describe('an offer as the office reads it (G-5)', () => {
  it('G-5 a new one has its lines, nothing before them', () => {
    expect(offerLines(OFFER).map(({ text, before }) => [text, before])).toEqual([
      ['Basen', null],
      ['Bilet', null],
      ['Pakiet Mieszkańca', null],
      ['30% taniej', null],
      ['do 31.03.2027', null],
    ]);
  });

  it('G-5 of a change what holds now stands beside what is new alone', () => {
    const lines = offerLines({ ...OFFER, savingKind: 'amount', savingValue: 500, now: DISCOUNT });
    expect(lines.filter(({ before }) => before !== null)).toEqual([
      { label: 'Zniżka', text: '5,00\u00a0zł taniej za sztukę', before: '30% taniej' },
    ]);
  });
});
