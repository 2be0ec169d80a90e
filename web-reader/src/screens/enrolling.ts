import { button, h, iconOf } from '../h.ts';
import type { Reader } from '../reader.ts';
import type { Screen } from '../screen.ts';
import { frame } from './frame.ts';

/** Makes the device known to the town, by the code from the office. */
export function enrolScreen(reader: Reader, { code, problem, isBusy }: Extract<Screen, { at: 'enrol' }>): HTMLElement {
  const field = h('input', {
    ...{
      id: 'kod',
      class: 'input',
      value: code,
      autocomplete: 'off',
      autocapitalize: 'characters',
      spellcheck: 'false',
    },
    ...{ maxlength: '12', 'aria-describedby': 'kod-problem', 'aria-invalid': problem ? 'true' : undefined },
  }) as HTMLInputElement;
  const form = h(
    'form',
    { class: 'middle middle--top' },
    h('h1', { class: 'small', tabindex: '-1' }, 'Połącz czytnik z miastem'),
    h('label', { for: 'kod' }, 'Kod z urzędu'),
    field,
    h('p', { class: 'problem', id: 'kod-problem', role: 'alert' }, problem ?? ''),
    h('button', { type: 'submit', class: 'btn btn--primary', disabled: isBusy }, isBusy ? 'Łączę…' : 'Połącz'),
    h(
      'ol',
      { class: 'steps' },
      h('li', {}, 'W panelu urzędu otwórz „Czytniki”.'),
      h('li', {}, 'Dodaj czytnik: nazwa, miejsce, co pokazuje.'),
      h('li', {}, 'Wpisz tu jego kod albo zeskanuj go aparatem.'),
    ),
  );
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    if (!isBusy && field.value.trim() !== '') void reader.giveCode(field.value);
  });
  return frame(reader, 'plain', [form], []);
}

/** The device may not work: the town does not know it any more, or its PIN was wrong too often. */
export function stoppedScreen(reader: Reader, why: 'unknown' | 'locked'): HTMLElement {
  const [word, words] =
    why === 'locked'
      ? ['Czytnik zablokowany', 'Pięć razy wpisano zły PIN. Administrator odblokuje czytnik, nadając mu nowy PIN.']
      : ['Czytnik odłączony', 'Miasto nie zna już tego czytnika. Poproś administratora o nowy kod.'];
  const again =
    why === 'locked'
      ? button('Mam nowy PIN', 'replay', () => reader.home(), 'btn btn--primary')
      : button('Połącz jeszcze raz', 'replay', () => reader.forget(), 'btn btn--primary');
  const middle = h(
    'div',
    { class: 'middle', role: 'alert' },
    iconOf('lock'),
    h('h1', { class: 'small', tabindex: '-1' }, word),
    h('p', {}, words),
    again,
  );
  return frame(reader, 'plain', [middle], []);
}
