/** Something in a diagram that a clerk should repair. */
export interface Problem {
  /** Id of the element; `-` when the file as a whole is meant. */
  readonly element: string;
  readonly name?: string;
  readonly code: ProblemCode;
  /** Errors refuse the diagram, warnings do not. */
  readonly severity: 'error' | 'warning';
  /** For the person who draws, in Polish. */
  readonly sentence: string;
}

/** Every code with its severity and its sentence; `%` stands for the detail. */
export const PROBLEMS = {
  NOT_XML: ['error', 'Plik nie jest poprawnym dokumentem XML: %.'],
  NOT_BPMN: ['error', 'Plik nie jest diagramem BPMN 2.0.'],
  NOT_DMN: ['error', 'Plik nie zawiera decyzji DMN: %.'],
  TOO_LARGE: ['error', 'Plik jest za duży: najwyżej % MB.'],
  TOO_DEEP: ['error', 'Podprocesy są zagnieżdżone zbyt głęboko.'],
  ENTITIES_FORBIDDEN: [
    'error',
    'Plik zawiera deklarację DOCTYPE lub encje; ze względów bezpieczeństwa nie są przyjmowane.',
  ],
  NO_PROCESS: ['error', 'W pliku nie ma procesu do wykonania.'],
  ONE_PROCESS_A_FILE: ['error', 'W pliku może być tylko jeden proces do wykonania.'],
  UNKNOWN_PROCESS: ['error', 'W pliku nie ma procesu „%”.'],
  DUPLICATE_ID: ['error', 'Identyfikator „%” występuje więcej niż raz.'],
  BAD_ID: [
    'error',
    'Identyfikator „%” jest niedozwolony: może mieć tylko litery bez polskich znaków, cyfry, kropki, łączniki i podkreślenia, a zaczynać się literą lub podkreśleniem.',
  ],
  BROKEN_REFERENCE: ['error', 'Odwołanie do nieistniejącego elementu „%”.'],
  UNKNOWN_ELEMENT: ['error', 'Tego elementu nie ma w standardzie BPMN 2.0: %.'],
  UNKNOWN_EXTENSION: ['error', 'Takiego ustawienia tu nie ma: %.'],
  UNSUPPORTED: ['error', 'Ten element nie jest jeszcze wykonywany: %.'],
  NOT_IMPORTED: ['error', 'Tego ustawienia z innego programu nie da się tu wykonać: %.'],
  LEFT_OUT: ['warning', 'To ustawienie z innego programu zostało pominięte: %.'],
  EMPTY: ['error', 'Proces lub podproces jest pusty.'],
  NO_START: ['error', 'Nie wiadomo, gdzie zacząć: brakuje zdarzenia początkowego.'],
  BAD_START: ['error', 'Takie zdarzenie początkowe nie może stać w tym miejscu: %.'],
  FLOW_CROSSES_BORDER: ['error', 'Przepływ „%” przekracza granicę podprocesu.'],
  FLOW_FORBIDDEN: ['error', 'Przepływ nie może tu wchodzić ani wychodzić: %.'],
  NO_OUTGOING: ['error', 'Po tym zdarzeniu nie ma żadnego dalszego kroku.'],
  BAD_DEFAULT: ['error', 'Przepływ domyślny nie wychodzi z tego elementu.'],
  MISSING_CONDITION: ['error', 'Przepływ „%” z bramki nie ma warunku i nie jest domyślny.'],
  CONDITION_FORBIDDEN: [
    'error',
    'Przepływ „%” ma warunek, a ta bramka o warunki nie pyta. Usuń warunek albo zmień bramkę.',
  ],
  MISSING_DEFAULT: [
    'warning',
    'Bramka nie ma przepływu domyślnego; gdy żaden warunek nie zajdzie, sprawa się zatrzyma.',
  ],
  BAD_EVENT_GATEWAY: ['error', 'Za bramką zdarzeń mogą stać tylko zdarzenia oczekujące lub zadania odbioru: %.'],
  MISSING_EVENT_DETAIL: ['error', 'Zdarzenie nie mówi, na co czeka lub co wysyła: %.'],
  CONTRADICTION: ['error', 'Sprzeczność w diagramie: %.'],
  BAD_EXPRESSION: ['error', 'Wyrażenie FEEL jest błędne: %.'],
  EXPRESSION_TOO_LARGE: ['error', 'Wyrażenie FEEL jest za duże i trzeba je podzielić: %.'],
  UNKNOWN_NAME: ['warning', 'Nie wiadomo, skąd pochodzi nazwa: %.'],
  BAD_NUMBER: ['error', 'Wartość „%” nie jest poprawną liczbą lub czasem trwania.'],
  BAD_TIME: [
    'error',
    'Czas „%” nie jest poprawną datą, czasem trwania ani cyklem (ISO 8601): zegar nigdy nie zadziała.',
  ],
  BAD_MAPPING: ['error', 'Mapowanie zmiennych wymaga źródła i celu.'],
  NOT_ATTACHED: ['error', 'Zdarzenie brzegowe nie jest przyczepione do czynności.'],
  BAD_LINK: ['error', 'Łącze „%” musi mieć dokładnie jedno miejsce docelowe na tym samym poziomie.'],
  UNKNOWN_ACTIVITY: ['error', 'Nie ma czynności automatycznej „%”.'],
  NO_ACTIVITY: ['warning', 'Zadanie automatyczne nie wskazuje, co wykonać (km:activity); zostanie pominięte.'],
  NO_GROUP: ['warning', 'Nie wiadomo, kto wykona zadanie: brakuje toru lub km:candidateGroup.'],
  BAD_OUTCOME: ['error', 'Odpowiedzi nie da się pokazać ani wybrać: %.'],
  NO_OUTCOME: ['error', 'Zadanie nie ma żadnej odpowiedzi: nikt nie mógłby go zakończyć.'],
  DUPLICATE_OUTCOME: ['warning', 'Odpowiedź „%” jest wymieniona więcej niż raz; na ekranie stanie raz.'],
  UNKNOWN_OUTCOME: ['warning', 'Odpowiedź „%” nie ma nazwy: na ekranie stanie jej kod. Dodaj km:outcome z label.'],
  UNKNOWN_FORM: ['warning', 'Nie ma formularza „%”: zadanie pokaże się w ogólnym formularzu decyzji.'],
  UNKNOWN_GROUP: [
    'warning',
    'Miasto nie ma grupy „%”: zadanie zobaczą tylko osoby, które patrzą na wszystkie zadania.',
  ],
  GROUP_WITHOUT_MEMBERS: [
    'warning',
    'Do grupy „%” nikt nie należy: zadanie zobaczą tylko osoby, które patrzą na wszystkie zadania.',
  ],
  UNKNOWN_CALLED: ['error', 'Nie ma wdrożonego procesu „%”, który ten element wywołuje.'],
  UNKNOWN_DECISION: ['error', 'Nie ma wdrożonej decyzji „%”, o którą pyta ten element.'],
  UNKNOWN_SAGA: ['error', 'Nie ma w programie czynności złożonej „%”.'],
  NAMELESS_DECISIONS: ['error', 'Plik DMN musi mieć identyfikator (id) i przestrzeń nazw (namespace).'],
  NO_DECISION: ['error', 'W pliku DMN nie ma żadnej decyzji.'],
  UNUSABLE_DECISION: ['error', 'Decyzji nie da się wykonać: %.'],
  DUPLICATE_DECISION: ['error', 'Decyzja „%” jest już w innym wdrożonym pliku.'],
  NO_CALLED: ['error', 'Nie wskazano wywoływanego procesu.'],
  DEAD_ELEMENT: ['warning', 'Do tego elementu nie prowadzi żadna droga.'],
  ENDLESS_LOOP: ['error', 'Pętla bez wyjścia i bez oczekiwania nigdy się nie skończy.'],
  DEADLOCK: ['warning', 'Tu sprawa może czekać bez końca: jedną z dróg (od „%”) może już nic nie przyjść.'],
  UNJOINED: [
    'warning',
    'Spotykają się tu drogi równoległe, a nic ich nie łączy: dalsze kroki wykonają się kilka razy. Wstaw bramkę równoległą.',
  ],
  STARTS_ITSELF: [
    'warning',
    'Ten krok wysyła to, od czego zaczyna się ten sam proces: każda sprawa może uruchomić następną, bez końca.',
  ],
} as const satisfies Record<string, readonly ['error' | 'warning', string]>;

export type ProblemCode = keyof typeof PROBLEMS;

/** What a code means where its detail is not at hand; an unknown code is returned as it is. */
export function sentenceOf(code: string): string {
  const known: Readonly<Record<string, readonly [string, string]>> = PROBLEMS;
  const sentence = Object.hasOwn(known, code) ? known[code]?.[1] : undefined;
  return sentence?.replace(/ \(od „%”\)| „%”|: %(?=\.$)|: najwyżej % MB/, '') ?? code;
}

/** Makes a problem from its code; `detail` takes the place of `%`. */
export function problem(code: ProblemCode, element: string, detail = '', name?: string): Problem {
  const [severity, sentence] = PROBLEMS[code];
  return { element, code, severity, sentence: sentence.replace('%', detail), ...(name ? { name } : {}) };
}
