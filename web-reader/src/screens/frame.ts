import { h, iconOf } from '../h.ts';
import type { Reader } from '../reader.ts';
import { clockTime } from '../times.ts';

/** The line on top: which reader it is, and how new what it knows is. */
export function topLine(reader: Reader): HTMLElement {
  const { store, lists } = reader.parts;
  return h('header', { class: 'top' }, h('b', {}, store.get('setup')?.name ?? 'Nowy czytnik'), net(reader, lists.at()));
}

function net({ connection, parts }: Reader, listAt: number | undefined): HTMLElement | null {
  if (connection.goneSince !== undefined)
    return h('span', { class: 'net net--off' }, iconOf('cloud_off'), `bez sieci od ${clockTime(connection.goneSince)}`);
  if (parts.store.get('key') === undefined) return null;
  const words = listAt === undefined ? 'połączono' : `lista z ${clockTime(listAt)}`;
  return h('span', { class: 'net' }, iconOf('cloud_done'), words);
}

/** A whole screen: its look, the line on top, what stands in the middle and what below. */
export function frame(reader: Reader, look: string, middle: (Node | null)[], foot: (Node | null)[]): HTMLElement {
  const bottom = foot.some(Boolean) ? h('footer', { class: 'foot' }, ...foot) : null;
  return h('section', { class: `screen ${look}` }, topLine(reader), ...middle, bottom);
}
