/** A business error: HTTP 200 with `{"error":{…}}`. */
export class VendorError extends Error {
  readonly code: number;
  readonly type: string;

  constructor(code: number) {
    const [type, message] = KNOWN[code] ?? ['Error', 'Nieznany błąd'];
    super(message);
    this.code = code;
    this.type = type;
  }

  body(): { error: { code: number; type: string; message: string } } {
    return { error: { code: this.code, type: this.type, message: this.message } };
  }
}

const KNOWN: Readonly<Record<number, readonly [string, string]>> = {
  1000: ['UnknownAction', 'Nieznana akcja'],
  1001: ['AuthFailed', 'Błędny login lub hasło'],
  1002: ['AuthFailed', 'Brak uprawnień do API'],
  1003: ['AuthFailed', 'Nieprawidłowy adres IP'],
  1004: ['NotFound', 'Nieprawidłowy identyfikator'],
  1005: ['AuthFailed', 'Brak uprawnień'],
  1006: ['BadData', 'Nieprawidłowe dane'],
  1007: ['AuthFailed', 'Konto nie jest w pełni aktywne'],
  1008: ['AuthFailed', 'Konto zablokowane'],
  2000: ['BadData', 'Nieprawidłowe dane'],
  2001: ['BadNumber', 'Nieprawidłowy numer telefonu'],
  2002: ['MissingField', 'Brak wymaganego pola'],
  3000: ['Limit', 'Wykorzystano limit SMS ECO'],
  3001: ['Rights', 'Brak uprawnień do wysyłki SMS ECO'],
  3002: ['Limit', 'Wykorzystano limit SMS FULL'],
  3003: ['Rights', 'Brak uprawnień do wysyłki SMS FULL'],
  3008: ['Blocked', 'Wysyłka zablokowana'],
  3009: ['Blocked', 'Wysyłka zablokowana'],
  3100: ['Rights', 'Nieautoryzowana nazwa nadawcy'],
  3101: ['BadText', 'Pusta treść wiadomości'],
  3102: ['BadText', 'Zbyt długa treść wiadomości'],
};
