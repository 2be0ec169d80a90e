import type { DeskCheck } from '@karta/contracts';

const WORDS: Readonly<Record<DeskCheck['card']['status'], { word: string; hint: string }>> = {
  active: { word: 'Karta ważna', hint: 'Można udzielić zniżki.' },
  blocked: { word: 'Karta zastrzeżona', hint: 'Nie udzielaj zniżki. Karty nie zatrzymuj.' },
  expired: { word: 'Karta po terminie', hint: 'Nie udzielaj zniżki. Posiadacz może ją przedłużyć w urzędzie.' },
  inactive: { word: 'Karta nieczynna', hint: 'Nie udzielaj zniżki.' },
};

/** The one big answer about a card: a word, what to do, and whether it is good. */
export function verdictOf({ card }: Pick<DeskCheck, 'card'>): { word: string; hint: string; isGood: boolean } {
  return { ...WORDS[card.status], isGood: card.status === 'active' };
}

/** What a discount gives, as the till reads it. `zloty` writes grosze. */
export function savingWords(
  { savingKind, savingValue }: { savingKind: 'percent' | 'amount' | 'price'; savingValue: number },
  zloty: (grosze: number) => string,
): string {
  if (savingKind === 'percent') return `${savingValue}% taniej`;
  return savingKind === 'amount' ? `${zloty(savingValue)} taniej za sztukę` : `za ${zloty(savingValue)} sztuka`;
}
