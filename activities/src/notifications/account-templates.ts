/** Mails about the account itself; each carries one secret link. */
export const ACCOUNT_TEMPLATES: Record<string, (cityName: string, link: string) => { subject: string; text: string }> =
  {
    'account-activation': (cityName, link) => ({
      subject: 'Aktywuj konto w Panelu Mieszkańca',
      text: `Dzień dobry,\n\ndziękujemy za założenie konta w Panelu Mieszkańca (${cityName}).\nAby je aktywować, otwórz ten adres w ciągu 48 godzin:\n\n${link}\n\nJeżeli to nie Ty zakładasz konto, nic nie rób: bez aktywacji konto zniknie.\n`,
    }),
    'member-invitation': (cityName, link) => ({
      subject: 'Twoje własne konto w Panelu Mieszkańca',
      text: `Dzień dobry,\n\nmasz już 18 lat i własne konto w Panelu Mieszkańca (${cityName}).\nAby się logować, ustaw hasło w ciągu 30 dni:\n\n${link}\n\nZobaczysz tam swoją kartę i zniżki.\n`,
    }),
    'account-exists': (cityName, link) => ({
      subject: 'Masz już konto w Panelu Mieszkańca',
      text: `Dzień dobry,\n\nktoś próbował założyć konto w Panelu Mieszkańca (${cityName}) na ten adres, ale takie konto już istnieje.\nJeżeli nie pamiętasz hasła, ustaw nowe:\n\n${link}\n\nJeżeli to nie Ty, nic nie rób.\n`,
    }),
    'password-reset': (cityName, link) => ({
      subject: 'Nowe hasło do Panelu Mieszkańca',
      text: `Dzień dobry,\n\naby ustawić nowe hasło do Panelu Mieszkańca (${cityName}), otwórz ten adres w ciągu godziny:\n\n${link}\n\nJeżeli to nie Ty prosisz o zmianę hasła, nic nie rób: hasło pozostanie bez zmian.\n`,
    }),
  };
