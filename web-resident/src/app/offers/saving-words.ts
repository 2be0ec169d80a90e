import type { Offer } from '@karta/contracts';
import { zloty } from '@karta/web-shared';

/** The saving first, as people look for it: „30% taniej”, „5,00 zł taniej”, „za 1,00 zł”. */
export function savingWords({ savingKind, savingValue }: Pick<Offer, 'savingKind' | 'savingValue'>): string {
  if (savingKind === 'percent') return $localize`:@@offers.percent:${savingValue}:percent:% taniej`;
  const sum = zloty(savingValue);
  return savingKind === 'amount'
    ? $localize`:@@offers.amount:${sum}:sum: taniej`
    : $localize`:@@offers.each:za ${sum}:sum:`;
}
