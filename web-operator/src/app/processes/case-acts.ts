import type { CaseIncident, CaseStep, CaseWait } from '@karta/contracts';

/** Told instead of „zrobione” where the act would go round somebody's decision. */
export const WAITS_FOR_SECOND =
  'Czeka na drugą osobę. Zacznie działać, gdy ktoś z tym samym prawem to zatwierdzi: Procesy, Do zatwierdzenia.';

/** Something an admin can do to a case; each is recorded with its reason. */
export type CaseAct =
  | { readonly kind: 'retry' | 'skip'; readonly incident: CaseIncident }
  | { readonly kind: 'fire-timer'; readonly wait: CaseWait }
  | { readonly kind: 'move-token'; readonly step: CaseStep }
  | { readonly kind: 'suspend' | 'resume' | 'cancel' | 'variables' };

export interface CaseActWords {
  readonly heading: string;
  readonly hint: string;
  readonly button: string;
  readonly done: string;
  readonly isDangerous: boolean;
}

/** What an act does, as the admin reads it before the reason. */
export function caseActWords(act: CaseAct, nameOfStep: (elementId: string) => string): CaseActWords {
  switch (act.kind) {
    case 'retry':
      return {
        heading: 'Ponów krok',
        hint: `Krok „${act.incident.name}” zostanie wykonany jeszcze raz.`,
        button: 'Ponów',
        done: 'Krok ponawiany.',
        isDangerous: false,
      };
    case 'skip':
      return {
        heading: 'Pomiń krok',
        hint: `Krok „${act.incident.name}” nie zostanie wykonany, sprawa pójdzie dalej.`,
        button: 'Pomiń',
        done: 'Krok pominięty.',
        isDangerous: true,
      };
    case 'fire-timer':
      return {
        heading: 'Zakończ czekanie',
        hint: `„${act.wait.name ?? nameOfStep(act.wait.elementId)}” zadziała teraz, bez czekania na termin.`,
        button: 'Zakończ czekanie',
        done: 'Czekanie zakończone.',
        isDangerous: false,
      };
    case 'move-token':
      return {
        heading: 'Przesuń sprawę',
        hint: `Sprawa stoi na kroku „${nameOfStep(act.step.elementId)}”. To, na co tam czeka, skończy się, a krok, który wybierzesz, zacznie się od nowa.`,
        button: 'Przesuń',
        done: 'Sprawa przesunięta.',
        isDangerous: true,
      };
    case 'suspend':
      return {
        heading: 'Wstrzymać sprawę?',
        hint: 'Nic się w niej nie ruszy, dopóki ktoś jej nie wznowi. Wiadomości poczekają.',
        button: 'Wstrzymaj',
        done: 'Sprawa wstrzymana.',
        isDangerous: false,
      };
    case 'resume':
      return {
        heading: 'Wznowić sprawę?',
        hint: 'Sprawa podejmie to, co przyszło w międzyczasie.',
        button: 'Wznów',
        done: 'Sprawa wznowiona.',
        isDangerous: false,
      };
    case 'cancel':
      return {
        heading: 'Zakończyć sprawę?',
        hint: 'Sprawa i to, co wywołała, zakończy się bez wyniku. Tego nie można cofnąć.',
        button: 'Zakończ sprawę',
        done: 'Sprawa zakończona.',
        isDangerous: true,
      };
    case 'variables':
      return {
        heading: 'Popraw dane sprawy',
        hint: 'Zmień wartości w zapisie JSON. Nie wpisuj danych osobowych: dane osób stoją we wniosku.',
        button: 'Zapisz dane',
        done: 'Dane sprawy poprawione.',
        isDangerous: false,
      };
  }
}

/** Only the values that were changed or added; an error sentence where the text is no JSON object. */
export function changedVariables(
  text: string,
  before: Readonly<Record<string, unknown>>,
): { variables: Record<string, unknown> } | { error: string } {
  let read: unknown;
  try {
    read = JSON.parse(text);
  } catch {
    return { error: 'To nie jest poprawny JSON. Sprawdź cudzysłowy i przecinki.' };
  }
  if (typeof read !== 'object' || read === null || Array.isArray(read)) return { error: 'Zapisz dane jako { … }.' };
  const changed = Object.entries(read).filter(([key, value]) => JSON.stringify(before[key]) !== JSON.stringify(value));
  return changed.length === 0 ? { error: 'Nic się nie zmieniło.' } : { variables: Object.fromEntries(changed) };
}
