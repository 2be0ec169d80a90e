import { addSentences } from '@karta/web-shared';

/** Sentences of codes that the office alone meets; the portal does without them. */
export const OFFICE_SENTENCES: Readonly<Record<string, string>> = {
  SETTING_NOT_FOUND: 'Nie ma takiego ustawienia. Odśwież stronę i wybierz je z listy.',
  SETTING_REFUSED: 'Ta wartość nie pasuje do pola albo do innych ustawień. Sprawdź podpowiedź pod polem.',
  LETTER_NOT_FOUND: 'Nie ma takiej wiadomości. Wróć do listy wiadomości i wybierz ją z niej.',
  LETTER_BROKEN: 'Treść ma niedomknięty albo nieznany znacznik. Sprawdź, czy każde {{#…}} ma swoje {{/…}}.',
  LETTER_EMPTY: 'Temat i treść nie mogą być puste. Wpisz je albo przywróć tekst wzorcowy.',
  LETTER_LACKS_FACT:
    'W treści musi raz wystąpić adres albo kod: {{link}}, {{code}} albo {{reportLink}}. Bez niego adresat nic nie zrobi. Wstaw to pole.',
  LETTER_TOO_LONG: 'Ten SMS jest za długi: może mieć najwyżej 6 części. Skróć go.',
  LETTER_UNKNOWN_FACT: 'Treść używa pola, którego ta wiadomość nie zna. Wybierz pola z listy obok.',
  OPEN_ID_UNREACHABLE: 'Dostawca logowania nie odpowiada. Spróbuj za chwilę albo zaloguj się hasłem.',
  OPEN_ID_REFUSED:
    'Logowanie u dostawcy zostało przerwane albo odmówione. Spróbuj jeszcze raz albo zaloguj się hasłem.',
  OPEN_ID_ANSWER_WRONG: 'Nie da się potwierdzić odpowiedzi dostawcy logowania. Zacznij logowanie od nowa.',
  OPEN_ID_UNKNOWN: 'To konto nie jest połączone z nikim w urzędzie. Zaloguj się hasłem i połącz je w „Moje konto”.',
  OPEN_ID_TAKEN: 'Z tym kontem loguje się już inna osoba w urzędzie. Wybierz u dostawcy swoje konto.',
  OPEN_ID_NOT_ENCRYPTED: 'Adres dostawcy musi zaczynać się od https://.',
  FORM_KIND_CHANGED: 'Formularz o tym kodzie jest wnioskiem innego rodzaju. Wybierz inny kod.',
  READ_REASON_NEEDED: 'Poza zadaniem tej osoby podaj, po co zaglądasz do jej danych.',
  ENTRY_CHANGED: 'Ktoś zapisał tę osobę przed Tobą. Porównaj zmiany i wybierz, co zostaje.',
  SIMILAR_UNSEEN: 'W rejestrze jest ktoś bardzo podobny. Otwórz ten wpis albo zaznacz, że to inna osoba.',
  ENTRY_MERGED: 'Ten wpis połączono z innym wpisem tej samej osoby.',
  MERGE_REFUSED: 'Tych wpisów nie można teraz połączyć.',
  MERGE_OVER: 'Tego połączenia nie można już rozdzielić. Odśwież stronę.',
  IMPORT_NOT_CSV:
    'To nie jest plik CSV, który da się odczytać. W arkuszu wybierz „Zapisz jako” i format CSV, potem wczytaj ten plik.',
  IMPORT_ENCODING:
    'Polskie litery w tym pliku są zapisane w nieznany sposób. Zapisz go jako CSV UTF-8 albo Windows-1250 i wczytaj jeszcze raz.',
  IMPORT_EMPTY: 'W tym pliku nie ma ani jednego wiersza z mieszkańcem. Sprawdź, czy to właściwy plik.',
  IMPORT_TOO_LONG: 'Ten plik ma za dużo wierszy. Podziel go na mniejsze.',
  IMPORT_STATE: 'Stan tego importu już się zmienił. Odśwież stronę.',
  CARD_NOT_RETURNABLE: 'Przyjąć zwrot można tylko aktywnej karty. Odśwież stronę, żeby zobaczyć jej stan.',
  UNBLOCKING_ALREADY_ASKED: 'Odblokowanie tej karty czeka już na potwierdzenie drugiej osoby.',
  SECOND_PERSON_REQUIRED:
    'Potwierdzić musi inna osoba niż ta, która o to poprosiła. Oddaj zadanie koleżance albo koledze.',
  EXPORT_SEARCH_TOO_WIDE:
    'Tyle wierszy wymaga zgody drugiej osoby, a szukanego tekstu nie zapisujemy. Zamiast szukać, zawęź listę filtrami.',
  EXPORT_WAITS: 'Ten plik czeka jeszcze na zgodę drugiej osoby. Zajrzyj do Moich eksportów za chwilę.',
  EXPORT_REFUSED: 'Druga osoba nie zgodziła się na ten plik. Powód jest w Moich eksportach.',
  EXPORT_OVER: 'Czas na pobranie tego pliku minął. Wyeksportuj listę jeszcze raz.',
  APPROVAL_NOT_WAITING: 'Ta prośba nie czeka już na zatwierdzenie. Odśwież listę.',
  ACCOUNT_ALREADY_HELD: 'Dane tego konta są już zachowane. Najpierw zakończ tamto zachowanie.',
  ACCOUNT_NOT_HELD: 'Danych tego konta nikt nie kazał zachować. Odśwież stronę.',
  STAFF_EMAIL_TAKEN: 'Ktoś w urzędzie ma już ten adres. Wpisz inny albo włącz tamto konto.',
  LAST_ADMIN: 'Po tej zmianie nikt nie mógłby nadawać uprawnień. Najpierw daj to prawo komuś innemu.',
  CHECK_RECORDED: 'Wynik tego sprawdzenia ktoś już zapisał. Odśwież stronę.',
  SUBSTITUTE_AWAY: 'Ta osoba sama ma w tych dniach zastępstwo. Wybierz kogoś innego albo inne dni.',
  SUBSTITUTE_NAMES_ONESELF:
    'Nie można wyznaczyć siebie na zastępstwo innej osoby. Wybierz kogoś innego albo poproś drugiego administratora.',
  SUBSTITUTE_ONESELF: 'Nie można zastępować siebie. Wybierz inną osobę.',
  SUBSTITUTE_UNFIT: 'Ta osoba nie załatwia zadań albo ma wyłączone konto. Wybierz kogoś innego.',
  SUBSTITUTION_ENDED: 'To zastępstwo już się skończyło. Ustaw nowe.',
  SUBSTITUTION_OVERLAPS: 'W części tych dni zastępuje już ktoś inny. Zmień tamto zastępstwo albo wybierz inne dni.',
  ACCESS_CHANGED: 'Te uprawnienia zmienił właśnie ktoś inny. Wczytaliśmy je ponownie, sprawdź je i popraw jeszcze raz.',
  ARMS_REFUSED: 'Tego pliku nie da się użyć jako herbu. Wybierz SVG bez deklaracji DOCTYPE albo PNG.',
  CODE_TAKEN: 'Taki kod albo taka nazwa już jest. Wybierz inne.',
  RESERVED_CODE: 'Ten kod ma w programie swoje znaczenie. Wybierz inny.',
  OWN_ACCESS: 'Własnych uprawnień nie można zmieniać. Poproś drugą osobę z tym uprawnieniem.',
  ROLE_IN_USE: 'Ktoś ma tę rolę. Najpierw odbierz ją wszystkim osobom.',
  APPROVER_IS_NEW: 'Kto dołączył w ostatnich 7 dniach, jeszcze niczego nie zatwierdza. Poproś inną osobę z tym prawem.',
  ROW_IN_USE: 'Ta pozycja jest w użyciu. Nie można jej usunąć, można ją zamknąć.',
  GROUP_IN_USE: 'Na tę grupę czekają zadania. Najpierw je załatw albo poczekaj, aż się skończą.',
  REPORT_NAME_TAKEN: 'Masz już zapisany raport o tej nazwie. Wpisz inną albo zmień tamten.',
  TOO_MANY_SAVED_REPORTS: 'Masz już 50 zapisanych raportów. Usuń któryś i zapisz jeszcze raz.',
  MENTION_REFUSED:
    'Ktoś z wywołanych osób nie ma już dostępu do tego miejsca albo nazywa się inaczej. Usuń znak @ przy tej osobie albo wybierz ją jeszcze raz.',
  VIEW_CHANGED:
    'Widok o tej nazwie zapisano w międzyczasie w innej karcie. Wpisz inną nazwę albo zapisz jeszcze raz, żeby go zastąpić.',
  TOO_MANY_SHARED_VIEWS:
    'Tę listę ma już 20 udostępnionych widoków. Przestań udostępniać któryś, którego nikt nie używa.',
  TOO_MANY_VIEWS: 'Masz już 100 zapisanych widoków. Usuń któryś, żeby zapisać nowy.',
  IDENTITY_NOT_PROVEN:
    'Najpierw zdecyduj, kim jest wnioskodawca: ten PESEL ma w rejestrze ktoś inny albo podały go dwie osoby. Zrobisz to w części „Tożsamość”.',
  IDENTITY_OTHER_PERSON:
    'W części „Tożsamość” zdecydowano, że wnioskodawca jest inną osobą niż ta z rejestru. Takiego wniosku nie można zatwierdzić: odrzuć go albo zmień decyzję.',
  IDENTITY_NOT_ASKED:
    'W tym wniosku nie ma czego rozstrzygać: tożsamość nie budzi wątpliwości albo wniosek jest już zamknięty. Odśwież stronę.',
  IDENTITY_CODE_WRONG: 'Numer karty albo kod się nie zgadza. Sprawdź oba i wpisz jeszcze raz.',
  IDENTITY_CODE_SPENT: 'Kod stracił ważność albo wpisano go źle pięć razy. Poproś o dokument tożsamości przy okienku.',
  COMPLETION_TERM_TOO_SHORT:
    'Termin uzupełnienia musi dać co najmniej 7 dni (art. 64 § 2 KPA). Wybierz późniejszą datę.',
  STATION_OFFLINE: 'Stanowisko nie odpowiada. Sprawdź, czy program na stanowisku jest włączony.',
  STATION_BUSY: 'Stanowisko drukuje teraz inną kartę. Poczekaj chwilę albo wybierz inne.',
  PRODUCTION_NOT_WAITING: 'Produkcja nie czeka teraz na odpowiedź. Odśwież stronę.',
  CARD_NOT_READY: 'Ta karta nie czeka na odbiór. Odśwież listę kart.',
  CARD_NUMBER_MISMATCH: 'Wpisany numer nie zgadza się z kartą. Sprawdź, czy trzymasz właściwą kartę.',
  CASE_NOT_FOUND: 'Nie ma takiej sprawy. Wróć do listy.',
  INCIDENT_NOT_OPEN: 'Ten incydent ktoś już obsłużył. Odśwież stronę.',
  CASE_NOT_SUSPENDED: 'Ta sprawa nie jest wstrzymana. Odśwież stronę.',
  CALLER_SUSPENDED: 'Ta sprawa stoi razem ze sprawą, która ją wywołała. Wznów tamtą sprawę, a ta ruszy razem z nią.',
  TIMER_NOT_WAITING: 'Ten termin już nie biegnie. Odśwież stronę.',
  MOVE_REFUSED: 'Nie da się tam przenieść tego kroku. Wybierz inne miejsce na tym samym poziomie diagramu.',
  MIGRATION_REFUSED:
    'Tej sprawy nie da się przenieść na inną wersję: nie wszystko ma w niej swoje miejsce. Nic się nie zmieniło. Uzupełnij mapowanie i spróbuj jeszcze raz.',
  VERSION_NOT_FOUND: 'Nie ma takiej wersji diagramu. Odśwież stronę.',
  SCOPE_NOT_FOUND: 'Tego podprocesu już nie ma. Odśwież stronę.',
  DIAGRAM_REFUSED: 'Diagramu nie można wdrożyć. Popraw miejsca z listy i wyślij jeszcze raz.',
};

addSentences(OFFICE_SENTENCES);
