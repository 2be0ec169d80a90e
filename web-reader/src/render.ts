import { topLine } from './screens/frame.ts';
import { answerScreen } from './screens/answer.ts';
import { enrolScreen, stoppedScreen } from './screens/enrolling.ts';
import { scanScreen } from './screens/scanning.ts';
import { numberScreen, pinScreen } from './screens/typing.ts';
import { waitingScreen } from './screens/waiting.ts';
import type { Reader } from './reader.ts';
import type { Screen } from './screen.ts';

const drawn = (reader: Reader, screen: Screen): HTMLElement => {
  switch (screen.at) {
    case 'enrol':
      return enrolScreen(reader, screen);
    case 'pin':
      return pinScreen(reader, screen);
    case 'wait':
      return waitingScreen(reader, screen);
    case 'number':
      return numberScreen(reader, screen);
    case 'scan':
      return scanScreen(reader);
    case 'answer':
      return answerScreen(reader, screen.outcome, screen.isHeld);
    case 'stopped':
      return stoppedScreen(reader, screen.why);
  }
};

/** Draws into the root; of a screen that is on already the top line alone, so that nobody loses their place. */
export function renderInto(root: HTMLElement): (screen: Screen, reader: Reader) => void {
  let on: Screen | undefined;
  return (screen, reader) => {
    const shown = root.firstElementChild;
    const top = shown?.firstElementChild;
    if (screen === on && shown && top) return void shown.replaceChild(topLine(reader), top);
    // who types goes on typing at the same key
    const focused = on?.at === screen.at ? document.activeElement?.getAttribute('aria-label') : undefined;
    on = screen;
    const next = drawn(reader, screen);
    if (shown) root.replaceChild(next, shown);
    else root.appendChild(next);
    const same = focused ? next.querySelector<HTMLElement>(`[aria-label="${focused}"]`) : null;
    (same ?? next.querySelector<HTMLElement>('input, h1'))?.focus();
  };
}
