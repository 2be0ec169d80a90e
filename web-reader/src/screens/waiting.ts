import { asksForChips, startWebNfc } from '../chip-reader.ts';
import { button, h, iconOf } from '../h.ts';
import type { Reader } from '../reader.ts';
import type { Screen } from '../screen.ts';
import { clockTime } from '../times.ts';
import { frame } from './frame.ts';

const NS = 'http://www.w3.org/2000/svg';
const PATHS = [
  'M22 72l58-15',
  'M84 32q10 10 12 26M94 18q16 16 18 40',
  'M16 60l58-15a4 4 0 0 1 5 3l8 32a4 4 0 0 1-3 5l-58 15a4 4 0 0 1-5-3l-8-32a4 4 0 0 1 3-5z',
];

function cardAndWaves(): Element {
  const svg = document.createElementNS(NS, 'svg');
  for (const [name, value] of [
    ['viewBox', '0 0 120 120'],
    ['aria-hidden', 'true'],
    ['class', 'ring__card'],
  ] as const)
    svg.setAttribute(name, value);
  for (const d of PATHS) {
    const path = document.createElementNS(NS, 'path');
    path.setAttribute('d', d);
    svg.appendChild(path);
  }
  return svg;
}

/** Waits for a card: held to it, shown by a telephone, typed. */
export function waitingScreen(reader: Reader, { isBusy, problem }: Extract<Screen, { at: 'wait' }>): HTMLElement {
  const { store } = reader.parts;
  const today = store.get('today');
  const isToday = today?.day === new Date(reader.parts.now()).toDateString();
  const last =
    today && isToday
      ? `Ostatnia: ${today.last}, ${clockTime(today.at)}. Dziś: ${today.checks}.`
      : 'Dziś jeszcze żadnej karty.';
  const middle = h(
    'div',
    { class: 'middle' },
    h('div', { class: isBusy ? 'ring ring--busy' : 'ring' }, cardAndWaves()),
    h('h1', { tabindex: '-1' }, isBusy ? 'Sprawdzam…' : 'Przyłóż kartę'),
    h('p', problem ? { class: 'problem', role: 'alert' } : {}, problem ?? 'albo pokaż kod z telefonu'),
    asksForChips()
      ? button('Włącz czytanie kart', 'contactless', () => void startWebNfc().catch(() => undefined), 'btn btn--text')
      : null,
  );
  return frame(
    reader,
    'plain',
    [middle],
    [
      h('span', { class: 'last' }, iconOf('check_circle'), last),
      h(
        'div',
        { class: 'acts' },
        button('Kod', 'photo_camera', () => reader.show({ at: 'scan' })),
        button('Numer', 'dialpad', () => reader.show({ at: 'number', typed: '' })),
        store.get('setup')?.hasPin ? button('Koniec', 'logout', () => reader.endShift()) : null,
      ),
    ],
  );
}
