import { readCodes } from '../camera.ts';
import { button, h } from '../h.ts';
import { scannedOf } from '../presented.ts';
import type { Reader } from '../reader.ts';
import { frame } from './frame.ts';

/** The camera looks for the code of a telephone, or of a printed card. */
export function scanScreen(reader: Reader): HTMLElement {
  const video = h('video', {
    class: 'video',
    muted: true,
    autoplay: true,
    'aria-label': 'Obraz z aparatu',
  }) as HTMLVideoElement;
  const words = h('p', { role: 'status' }, 'Skieruj aparat na kod QR.');
  const middle = h(
    'div',
    { class: 'middle middle--top' },
    h('h1', { class: 'small', tabindex: '-1' }, 'Zeskanuj kod'),
    video,
    words,
  );
  const read = (text: string): void => {
    const card = scannedOf(text);
    if (card) void reader.present(card);
    else reader.misread();
  };
  readCodes(video, read).catch(() => {
    words.textContent = 'Aparat nie działa albo nie ma na niego zgody. Wpisz numer z karty.';
    words.className = 'problem';
  });
  const number = button('Wpisz numer', 'dialpad', () => reader.show({ at: 'number', typed: '' }));
  return frame(
    reader,
    'plain',
    [middle],
    [
      h(
        'div',
        { class: 'acts' },
        number,
        button('Wróć', 'arrow_back', () => reader.home()),
      ),
    ],
  );
}
