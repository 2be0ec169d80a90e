import type { LaunchState } from './state-file.ts';

/** The end of `npm start`: where everything is and with whom to sign in. */
export function printWelcome({ ports, secrets }: LaunchState): void {
  const at = (name: string): string => `http://localhost:${ports[name]}`;
  process.stdout.write(`
  Karta Mieszkańca: Nowa Rzeczna

  Portal mieszkańca    ${at('portal')}
  Panel urzędu         ${at('operator')}
  Czytnik kart         ${at('service')}/czytnik/
  Strona partnera      ${at('service')}/partner/
  API partnera         ${at('service')}/api/partner
  Skrzynka pocztowa    ${at('mail')}
  SMS-y                ${at('sms')}
  Drukarka kart        ${at('printer')}
  Blankiety            ${at('blanks')}
  Stanowisko           ${at('station')}

  Hasło osób pokazowych: ${secrets['demoPassword']}
    mieszkanka z kartą        m.zdzieblowska@poczta.example
    mieszkaniec bez karty     l.wojcik@poczta.example
    urzędniczka               ewa.paczkowska@nowa-rzeczna.example
    urzędnik                  marek.krol@nowa-rzeczna.example
    punkt w bibliotece        teresa.wnuk@nowa-rzeczna.example
    administrator             adam.nurtowski@nowa-rzeczna.example
    administratorka           halina.debska@nowa-rzeczna.example
    kierowniczka u partnera   izabela.fala@basen-fala.example
    kasjer u partnera         jakub.kasowy@basen-fala.example
  Partner basen-fala, sekret: ${secrets['partner']}

  Ctrl-C kończy pracę. Dane zostają do następnego startu.
`);
}
