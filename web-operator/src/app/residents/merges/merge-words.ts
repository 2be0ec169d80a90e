/** Why two entries cannot be merged now, and what to do about it. */
const PROBLEMS: Readonly<Record<string, string>> = {
  BOTH_SIGN_IN: 'Obie osoby logują się do portalu. Najpierw jedno z tych kont musi zostać zamknięte.',
  OTHER_SIGNS_IN: 'Do portalu loguje się ta druga osoba, więc zostać musi jej wpis. Zamień strony.',
  ACCOUNT_NOT_ACTIVE: 'Konto jednej z osób jest zamykane, zablokowane albo usuwane. Poczekaj, aż to się skończy.',
  OPEN_APPLICATION: 'Wpis, który zniknie, ma wniosek w toku. Najpierw zakończ ten wniosek albo zamień strony.',
  TOLD_APART: 'Ktoś z urzędu stwierdził, że to różne osoby. Jeśli się pomylił, najpierw cofnij to stwierdzenie.',
  TWO_CARDS: 'Każdy z wpisów ma ważną kartę, a jedna osoba ma najwyżej jedną. Najpierw zastrzeż jedną z nich.',
};

export const mergeProblem = (code: string): string => PROBLEMS[code] ?? 'Tych wpisów nie można teraz połączyć.';
