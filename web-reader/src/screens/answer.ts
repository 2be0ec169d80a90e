import type { ReaderRelief } from '@karta/contracts';
import { button, h, iconOf } from '../h.ts';
import { ANSWER_MS, type Reader } from '../reader.ts';
import type { Outcome } from '../screen.ts';
import { clockTime, polishDate, span } from '../times.ts';
import { VERDICTS } from '../verdict-words.ts';
import { frame } from './frame.ts';
import { reliefWords } from './relief-words.ts';

/** What came of a card: one colour, one word, one icon, one sound. */
export function answerScreen(reader: Reader, outcome: Outcome, isHeld: boolean): HTMLElement {
  const { word, tone, icon, beatWords, beat } = VERDICTS[outcome.told];
  const isGood = outcome.told === 'valid';
  const big = h('div', { class: 'big' }, iconOf(icon), h('h1', { tabindex: '-1' }, word), under(outcome));
  const sound = h(
    'p',
    { class: 'sound' },
    iconOf('volume_up'),
    h(
      'span',
      { 'aria-hidden': 'true', class: 'beat' },
      ...beat.map((each) => h('i', { class: each > 200 ? 'l' : 's' })),
    ),
    beatWords,
  );
  const back = isHeld
    ? button('Dalej', 'check_circle', () => reader.home(), 'btn btn--sm')
    : button(`Zatrzymaj (${ANSWER_MS / 1000} s)`, 'pause_circle', () => reader.hold(true), 'btn btn--sm');
  const body = h('div', { class: 'body' }, ...(isGood ? good(reader, outcome) : bad(reader, outcome)));
  const screen = frame(reader, `answer answer--${tone}${isGood ? '' : ' answer--bad'}`, [big, body], [sound, back]);
  screen.setAttribute('role', 'status');
  screen.setAttribute('aria-live', 'assertive');
  return screen;
}

function under({ told, answer, list }: Outcome): HTMLElement | null {
  if (told === 'expired' && answer.validUntil) return h('p', {}, polishDate(answer.validUntil));
  return list ? h('p', {}, `sprawdzona na liście z ${clockTime(list.at)}`) : null;
}

function good({ parts }: Reader, { answer, list }: Outcome): (HTMLElement | null)[] {
  const { name, photo, number, validUntil, reliefs = [] } = answer;
  const portrait = photo ? h('img', { src: `data:image/jpeg;base64,${photo}`, alt: 'Zdjęcie z karty' }) : null;
  const until =
    validUntil === undefined ? null : validUntil === null ? 'bezterminowo' : `ważna do ${polishDate(validUntil)}`;
  const lines = [name && h('b', {}, name), until && h('span', {}, until), number && h('span', {}, `nr ${number}`)];
  const hasLines = lines.some(Boolean);
  const shows = parts.store.get('setup')?.shows ?? [];
  return [
    portrait || hasLines ? h('div', { class: 'who' }, portrait, h('div', {}, ...lines)) : null,
    answer.isOtherPhoto
      ? h(
          'p',
          { class: 'note note--warn' },
          iconOf('warning'),
          'Na tej karcie wydrukowano inne zdjęcie, niż ma rejestr. Poproś o dokument.',
        )
      : null,
    answer.isChipUnasked
      ? h(
          'p',
          { class: 'note' },
          iconOf('info'),
          'Ten czytnik nie sprawdza klucza w układzie karty. Porównaj zdjęcie na karcie z osobą.',
        )
      : null,
    reliefs.length === 1 && !portrait && !hasLines && reliefs[0] ? huge(reliefs[0]) : allOf(reliefs),
    shows.indexOf('reliefs') >= 0 && reliefs.length === 0 && !list
      ? h('p', { class: 'note' }, iconOf('info'), 'Ta karta nie ma tu ulgi.')
      : null,
    shows.indexOf('name') < 0 && shows.indexOf('photo') < 0
      ? h(
          'p',
          { class: 'note' },
          iconOf('shield'),
          'Ten czytnik nie dostaje imienia, nazwiska ani zdjęcia. Serwer ich nie wysyła.',
        )
      : null,
    list
      ? h('p', { class: 'note' }, iconOf('schedule'), `Lista ważna jeszcze ${span(list.until - parts.now())}`)
      : null,
  ];
}

function bad(reader: Reader, { told, way }: Outcome): (HTMLElement | null)[] {
  const { todo, hint } = VERDICTS[told];
  const phone = reader.parts.store.get('setup')?.town.phone;
  const misread = told === 'again' && way === 'uid';
  const words = misread ? 'Wyjmij ją z etui. Nie wyszło trzeci raz? Wpisz numer z karty.' : hint;
  return [
    h('p', { class: 'todo' }, misread ? 'Przytrzymaj kartę chwilę dłużej' : todo),
    h('p', { class: 'todo2' }, told === 'blocked' || told === 'copy' ? `${words}${phone ? `, ${phone}` : ''}.` : words),
    told === 'again' ? button('Wpisz numer', 'dialpad', () => reader.show({ at: 'number', typed: '' }), 'btn') : null,
  ];
}

const huge = (relief: ReaderRelief): HTMLElement => {
  const { title, note } = reliefWords(relief);
  return h('div', { class: title.length > 8 ? 'huge' : 'huge huge--xl' }, h('b', {}, title), h('span', {}, note));
};

const allOf = (reliefs: readonly ReaderRelief[]): HTMLElement | null =>
  reliefs.length === 0
    ? null
    : h(
        'ul',
        { class: 'reliefs' },
        ...reliefs.map((relief) => {
          const { title, note } = reliefWords(relief);
          return h('li', {}, iconOf('confirmation_number'), h('span', {}, h('b', {}, title), h('small', {}, note)));
        }),
      );
