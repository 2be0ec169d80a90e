import { button, h, iconOf } from '../h.ts';
import type { Reader } from '../reader.ts';
import type { Screen } from '../screen.ts';
import { frame } from './frame.ts';

const LONGEST_PIN = 8;
const SHORTEST_PIN = 4;

/** The PIN, by large keys or a keyboard; how many digits it has is not told. */
export function pinScreen(reader: Reader, { typed, problem, isBusy }: Extract<Screen, { at: 'pin' }>): HTMLElement {
  const to = (next: string): void => reader.show({ at: 'pin', typed: next.slice(0, LONGEST_PIN) });
  const send = (): void => {
    if (!isBusy && typed.length >= SHORTEST_PIN) void reader.givePin(typed);
  };
  const dots = Array.from({ length: Math.max(SHORTEST_PIN, typed.length) }, (_each, at) =>
    h('i', { class: at < typed.length ? 'on' : '' }),
  );
  const middle = h(
    'div',
    { class: 'middle middle--top' },
    h('h1', { class: 'small', tabindex: '-1' }, 'Wpisz PIN zmiany'),
    h('div', { class: 'dots', role: 'img', 'aria-label': `Wpisano cyfr: ${typed.length}` }, ...dots),
    h('p', { class: 'problem', role: 'alert' }, problem ?? (isBusy ? 'Sprawdzam…' : '')),
    keys(
      (digit) => to(typed + digit),
      [
        ['Usuń cyfrę', 'backspace', () => to(typed.slice(0, -1))],
        ['Dalej', 'check_circle', send],
      ],
    ),
  );
  return withKeyboard(
    frame(
      reader,
      'plain',
      [middle],
      [h('span', { class: 'last' }, iconOf('lock'), 'Po 5 złych PIN-ach czytnik się blokuje.')],
    ),
    {
      digit: (digit) => to(typed + digit),
      back: () => to(typed.slice(0, -1)),
      enter: send,
    },
  );
}

/** The printed number, by the same keys. */
export function numberScreen(reader: Reader, { typed }: Extract<Screen, { at: 'number' }>): HTMLElement {
  const to = (next: string): void => reader.show({ at: 'number', typed: next.slice(0, 40) });
  const send = (): void => {
    if (typed.length >= 3) void reader.present({ number: typed });
  };
  const middle = h(
    'div',
    { class: 'middle middle--top' },
    h('h1', { class: 'small', tabindex: '-1' }, 'Numer z karty'),
    h('p', { class: 'typed', role: 'status' }, typed || ' '),
    keys(
      (digit) => to(typed + digit),
      [
        ['Usuń cyfrę', 'backspace', () => to(typed.slice(0, -1))],
        ['Sprawdź', 'check_circle', send],
      ],
    ),
  );
  const back = button('Wróć', 'arrow_back', () => reader.home());
  return withKeyboard(frame(reader, 'plain', [middle], [h('div', { class: 'acts' }, back)]), {
    digit: (digit) => to(typed + digit),
    back: () => to(typed.slice(0, -1)),
    enter: send,
  });
}

type Key = readonly [words: string, icon: string, act: () => void];

function keys(press: (digit: string) => void, [left, right]: readonly [Key, Key]): HTMLElement {
  const key = (words: string, act: () => void, icon?: string, look = 'key'): HTMLElement => {
    const made = h('button', { type: 'button', class: look, 'aria-label': words }, icon ? iconOf(icon) : words);
    made.addEventListener('click', act);
    return made;
  };
  const digits = ['1', '2', '3', '4', '5', '6', '7', '8', '9'].map((digit) => key(digit, () => press(digit)));
  const last = [
    key(left[0], left[2], left[1], 'key key--quiet'),
    key('0', () => press('0')),
    key(right[0], right[2], right[1], 'key key--go'),
  ];
  return h('div', { class: 'keys' }, ...digits, ...last);
}

/** The keys of a keyboard do what those on the screen do; the screen takes them as long as it is on. */
function withKeyboard(
  screen: HTMLElement,
  act: { digit(digit: string): void; back(): void; enter(): void },
): HTMLElement {
  const listen = (event: KeyboardEvent): void => {
    if (!document.body.contains(screen)) return document.removeEventListener('keydown', listen);
    const isButton = event.target instanceof HTMLButtonElement;
    if (/^\d$/.test(event.key)) act.digit(event.key);
    else if (event.key === 'Backspace') act.back();
    else if (event.key === 'Enter' && !isButton) act.enter();
    else return;
    event.preventDefault();
  };
  document.addEventListener('keydown', listen);
  return screen;
}
