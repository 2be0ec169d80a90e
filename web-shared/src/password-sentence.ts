import type { Problem } from '@karta/contracts';
import { sentenceFor } from './problem-sentences.ts';

/** What is wrong with a new password and what helps, where that was the problem. */
export function passwordSentence({ code, reason = '' }: Problem): string | undefined {
  if (code !== 'PASSWORD_TOO_COMMON') return undefined;
  return WEAKNESSES[reason] ?? sentenceFor(code);
}

/** By the reason that the server names. */
const WEAKNESSES: Readonly<Record<string, string>> = {
  leaked: $localize`:@@password.leaked:To hasło jest na liście haseł, które wyciekły. Wymyśl inne, na przykład z czterech niezwiązanych słów.`,
  personal: $localize`:@@password.personal:To hasło da się odgadnąć z Twoich danych albo nazwy miasta. Wymyśl takie, które się z nimi nie wiąże.`,
  words: $localize`:@@password.words:To hasło składa się z popularnych słów albo imion. Dodaj jeszcze jedno, dwa niezwiązane słowa.`,
  pattern: $localize`:@@password.pattern:To hasło to znaki leżące obok siebie albo powtórzone. Wymyśl inne, na przykład z czterech niezwiązanych słów.`,
  date: $localize`:@@password.date:To hasło opiera się na dacie albo roku. Dodaj niezwiązane słowa.`,
};
