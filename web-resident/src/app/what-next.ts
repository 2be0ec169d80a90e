import type { ApplicationState } from '@karta/contracts';
import { onDay } from '@karta/web-shared';

/** What the applicant should know first: what happens next, by when, and whether to do something. */
export interface WhatNext {
  readonly headline: string;
  readonly words: string;
  /** 1 filed, 2 checked, 3 produced, 4 picked up; 0 when the way has ended elsewhere. */
  readonly step: 0 | 1 | 2 | 3 | 4;
}

export interface Facts {
  readonly state: ApplicationState;
  /** What is asked for; a card unless it says otherwise. */
  readonly type?: string | undefined;
  readonly decisionDue: string | null;
  readonly completionDue: string | null;
  readonly pickupPointName: string | null;
}

const decisionBy = (due: string | null): string =>
  due
    ? $localize`:@@next.decision:Decyzja najpóźniej ${onDay(due)}:day:`
    : $localize`:@@next.checking:Sprawdzamy wniosek`;
const point = (name: string | null): string => (name ? `: ${name}` : '');

const done = (headline: string, words: string): WhatNext => ({ headline, words, step: 4 });
const PACKAGE_DONE = done(
  $localize`:@@next.package:Pakiet jest na Twojej karcie`,
  $localize`:@@next.package.words:Zniżki działają od dziś. Do kiedy, zobaczysz w dziale Moje karty.`,
);
/** What has been reached, of applications that end without a card in the hand. */
const DONE: Readonly<Record<string, WhatNext>> = {
  'data-change': done(
    $localize`:@@next.data:Dane zmienione w rejestrze`,
    $localize`:@@next.data.words:Jeśli na karcie są stare dane, tutaj zgodzisz się na nową.`,
  ),
  'package-new': PACKAGE_DONE,
  'package-extension': PACKAGE_DONE,
  'package-transfer': done(
    $localize`:@@next.transfer:Pakiet przepisany`,
    $localize`:@@next.transfer.words:Pakiet jest teraz na wskazanej karcie.`,
  ),
};

/** The sentence of each state; dates stand in it whenever they are known. */
export function whatNext(facts: Facts): WhatNext {
  switch (facts.state) {
    case 'draft':
      return {
        headline: $localize`:@@next.draft:Wniosek nie jest jeszcze wysłany`,
        words: $localize`:@@next.draft.words:Dokończ go i wyślij. Wersja robocza czeka na Ciebie.`,
        step: 1,
      };
    case 'submitted':
    case 'in-review':
      return {
        headline: decisionBy(facts.decisionDue),
        words: $localize`:@@next.in-review.words:Nie musisz nic robić. Powiadomimy Cię e⁠-⁠mailem i SMS⁠-⁠em.`,
        step: 2,
      };
    case 'completion-requested':
      return {
        headline: facts.completionDue
          ? $localize`:@@next.complete-by:Uzupełnij wniosek najpóźniej ${onDay(facts.completionDue)}:day:`
          : $localize`:@@next.complete:Uzupełnij wniosek`,
        words: $localize`:@@next.completion-requested.words:Czekamy na Ciebie. Bez odpowiedzi w terminie wniosek zostanie bez rozpoznania.`,
        step: 2,
      };
    case 'completed-by-applicant':
      return {
        headline: decisionBy(facts.decisionDue),
        words: $localize`:@@next.completed-by-applicant.words:Dziękujemy za uzupełnienie. Nie musisz nic robić.`,
        step: 2,
      };
    case 'in-production':
      return {
        headline: $localize`:@@next.in-production:Wniosek zatwierdzony, karta się drukuje`,
        words: $localize`:@@next.in-production.words:Zwykle trwa to 2 dni robocze. Napiszemy, gdy będzie można ją odebrać.`,
        step: 3,
      };
    case 'ready-for-pickup':
      return {
        headline: $localize`:@@next.waits:Karta czeka na odbiór${point(facts.pickupPointName)}:point:`,
        words: $localize`:@@next.ready-for-pickup.words:Weź dokument tożsamości. Karta zacznie działać przy odbiorze.`,
        step: 4,
      };
    case 'card-sent':
      return {
        headline: $localize`:@@next.card-sent:Karta jest w drodze pocztą`,
        words: $localize`:@@next.card-sent.words:Gdy przyjdzie, aktywuj ją w dziale Moje karty. Kod wysłaliśmy osobno. Bez kodu karta nie działa.`,
        step: 4,
      };
    case 'issued':
      return (
        DONE[facts.type ?? ''] ?? {
          headline: $localize`:@@next.issued:Karta odebrana i aktywna`,
          words: $localize`:@@next.issued.words:Możesz z niej korzystać od razu. Zniżki znajdziesz w dziale Moje benefity.`,
          step: 4,
        }
      );
    case 'rejected':
      return {
        headline: $localize`:@@next.rejected:Wniosek odrzucony`,
        words: $localize`:@@next.rejected.words:Uzasadnienie jest w historii niżej. Możesz złożyć nowy wniosek albo zapytać Biuro Karty.`,
        step: 0,
      };
    case 'withdrawn':
      return {
        headline: $localize`:@@next.withdrawn:Wniosek wycofany`,
        words: $localize`:@@next.withdrawn.words:Sprawa jest zakończona. W każdej chwili możesz złożyć nowy wniosek.`,
        step: 0,
      };
    case 'left-unexamined':
      return {
        headline: $localize`:@@next.left-unexamined:Wniosek pozostawiony bez rozpoznania`,
        words: $localize`:@@next.left-unexamined.words:Nie dostaliśmy uzupełnienia w terminie. Możesz złożyć nowy wniosek.`,
        step: 0,
      };
    case 'ended-by-office':
      return {
        headline: $localize`:@@next.ended-by-office:Urząd zakończył tę sprawę bez decyzji`,
        words: $localize`:@@next.ended-by-office.words:Nie trzeba nic wycofywać. Możesz od razu złożyć nowy wniosek z tymi danymi albo zapytać Biuro Karty.`,
        step: 0,
      };
    case 'not-collected':
      return {
        headline: $localize`:@@next.not-collected:Karta nieodebrana w terminie`,
        words: $localize`:@@next.not-collected.words:Urząd wycofał kartę. Możesz złożyć nowy wniosek albo zapytać Biuro Karty.`,
        step: 0,
      };
  }
}
