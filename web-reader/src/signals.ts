import type { VerdictWords } from './verdict-words.ts';

const PAUSE_MS = 120;
let context: AudioContext | undefined;

/** A good card sounds high, every other one low: heard without a look at the screen. */
export function signal({ beat, tone }: VerdictWords): void {
  const pattern = beat.flatMap((length) => [length, PAUSE_MS]);
  if (navigator.vibrate) navigator.vibrate(pattern);
  try {
    context ??= new AudioContext();
    void context.resume();
    let at = context.currentTime;
    for (const length of beat) {
      const [sound, volume] = [context.createOscillator(), context.createGain()];
      sound.frequency.value = tone === 's' ? 1320 : 330;
      sound.type = tone === 's' ? 'sine' : 'square';
      volume.gain.value = 0.3;
      sound.connect(volume);
      volume.connect(context.destination);
      sound.start(at);
      sound.stop(at + length / 1000);
      at += (length + PAUSE_MS) / 1000;
    }
  } catch {
    // a device without a loudspeaker still shows and shakes
  }
}
