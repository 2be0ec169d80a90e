import type { TASK_FORMS as SHIPPED } from '@karta/domain';

/** Only the applicant sees these, in the portal. */
type OfResidents = 'decide-about-reprint';

/** Names of the shipped forms, for filter and search. */
export const TASK_FORMS: Readonly<Record<Exclude<keyof typeof SHIPPED, OfResidents>, string>> = {
  'verify-application': 'Decyzja',
  'complete-application': 'Uzupełnienie przez wnioskodawcę',
  'decide-about-production': 'Decyzja o produkcji',
  'card-production': 'Produkcja karty',
  'card-arrival': 'Przyjęcie karty w punkcie',
  'confirm-unblock': 'Potwierdzenie odblokowania karty',
  'confirm-not-completed': 'Brak uzupełnienia w terminie',
  'contact-family': 'Kontakt z rodziną',
  'destroy-card': 'Zniszczenie karty',
  'explain-document': 'Wyjaśnienie wieku dokumentu',
  'answer-thread': 'Odpowiedź mieszkańcowi',
};

/** The task's own name, or the product's word where the diagram gives none. */
export function taskWord({ form, name }: { form: string; name: string }): string {
  const shipped: Readonly<Record<string, string>> = TASK_FORMS;
  return name || shipped[form] || form;
}
