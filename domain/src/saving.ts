/** How a discount is counted: percent of the price, an amount off each piece, or a price of its own for each piece. */
export const SAVING_KINDS = ['percent', 'amount', 'price'] as const;
export interface Saving {
  readonly savingKind: (typeof SAVING_KINDS)[number];
  /** Percent, or grosze. */
  readonly savingValue: number;
}
/** The largest price that a till may tell, in grosze. */
export const MOST_PRICE = 100_000_000;

/** What a holder saves of a price, both in grosze; never more than the price, rounded to the nearest grosz. */
export function savedOf({ savingKind, savingValue }: Saving, price: number, quantity: number): number {
  const saved = {
    percent: () => Math.round((price * Math.min(savingValue, 100)) / 100),
    amount: () => savingValue * quantity,
    price: () => price - savingValue * quantity,
  }[savingKind]();
  return Math.max(0, Math.min(price, saved));
}
