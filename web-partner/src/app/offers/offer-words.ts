import type { OwnDiscount, PartnerOfferView } from '@karta/contracts';
import { plainDate, zloty, type Status } from '@karta/web-shared';
import { savingWords } from '../till/verdict-words.ts';

const STATES: Readonly<Record<PartnerOfferView['state'], Status>> = {
  draft: { word: 'Szkic', role: 'neutral', icon: 'edit_note' },
  sent: { word: 'U urzędu', role: 'info', icon: 'schedule' },
  accepted: { word: 'Przyjęta', role: 'success', icon: 'check_circle' },
  rejected: { word: 'Odrzucona', role: 'error', icon: 'cancel' },
};
export const offerStatus = ({ state }: PartnerOfferView): Status => STATES[state];

/** „30% taniej · Pakiet Mieszkańca · 1.12.2026–31.03.2027” */
export function offerLine(
  offer: Pick<OwnDiscount, 'savingKind' | 'savingValue' | 'packageName' | 'validFrom' | 'validUntil'>,
): string {
  const { validFrom, validUntil } = offer;
  const span = [
    validFrom ? `od ${plainDate(validFrom)}` : '',
    validUntil ? `do ${plainDate(validUntil)}` : 'bez końca',
  ].filter(Boolean);
  return [savingWords(offer, zloty), offer.packageName, span.join(' ')].join(' · ');
}
