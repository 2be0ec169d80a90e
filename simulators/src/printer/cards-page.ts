import { html, page, polishTime } from '../stand-in/page.ts';
import type { PrintJob, PrintQueue } from './print-queue.ts';

const STATES: Readonly<Record<PrintJob['state'], string>> = {
  3: 'Czeka',
  5: 'Drukuje się',
  7: 'Anulowana',
  8: 'Przerwana',
  9: 'Wydrukowana',
};

const COMPLAINTS: Readonly<Record<string, string>> = {
  none: 'Gotowa do pracy',
  'media-empty-error': 'Brak kart w podajniku',
  'marker-supply-empty-error': 'Skończyła się taśma',
  paused: 'Wstrzymana',
};

/** The printer's tray: every job, newest first, with the card that came out. */
export function cardsPage(queue: PrintQueue, isOffline: boolean): string {
  const complaints = isOffline
    ? 'Wyłączona'
    : queue
        .reasons()
        .map((reason) => COMPLAINTS[reason] ?? reason)
        .join(', ');
  const items = queue
    .jobs()
    .toReversed()
    .map(
      (job) =>
        html`<li class="item">
          <p class="meta">
            <b>Praca ${job.id}</b><span>${job.name}</span><time datetime="${job.at}">${polishTime(job.at)}</time
            ><span class="chip">${STATES[job.state]}</span>
          </p>
          ${
            job.state === 9
              ? html`<embed
                    src="/cards/${job.id}.pdf#toolbar=0&view=Fit"
                    type="application/pdf"
                    height="300"
                    title="Karta z pracy ${job.id}"
                  />
                  <p><a href="/cards/${job.id}.pdf" target="_blank" rel="noopener">Otwórz kartę</a></p>`
              : html``
          }
        </li>`,
    );
  const list =
    items.length === 0
      ? html`<p class="empty">Nie wydrukowano jeszcze żadnej karty.</p>`
      : html`<ul class="list">
          ${items}
        </ul>`;
  const buttons = html`<div class="row item">
    <span class="chip">${complaints}</span><span>Kart w podajniku: ${queue.hardware.cards}</span>
    <form method="post" action="/_control/form"><button name="change" value="refill">Uzupełnij karty</button></form>
    <form method="post" action="/_control/form"><button name="change" value="empty">Wyjmij karty</button></form>
    <form method="post" action="/_control/form">
      <button name="change" value="ribbon">${queue.hardware.hasRibbon ? 'Wyjmij taśmę' : 'Włóż taśmę'}</button>
    </form>
    <form method="post" action="/_control/form">
      <button name="change" value="power">${isOffline ? 'Włącz' : 'Wyłącz'}</button>
    </form>
  </div>`;
  return page(
    'Drukarka kart',
    'Pokazowa drukarka: mówi protokołem IPP, a karty odkłada jako pliki PDF.',
    html`${buttons}${list}`,
    '/_control',
  );
}
