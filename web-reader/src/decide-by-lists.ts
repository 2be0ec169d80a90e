import type { ReaderRelief, ReaderSetup } from '@karta/contracts';
import type { ReaderVerdict } from '@karta/domain';
import { isPrintedCode, verifyCardCode, verifyPrintedCode } from '@karta/domain/phone-card';
import {
  findInTable,
  statusAt,
  TABLE_KEY_BYTES,
  tableText,
  verdictOf,
  type CardTable,
  type StatusList,
} from '@karta/domain/status-list';
import type { Presented } from './presented.ts';
import { fromBase64Url } from './random.ts';
import { keysOf, verify } from './signatures.ts';

interface Said {
  readonly verdict: ReaderVerdict;
  readonly reliefs?: ReaderRelief[];
}

/** What list and table say of a card; `undefined` where the list does not reach as far as the table. `now` is in milliseconds. */
export async function decideByLists(
  card: Presented,
  { list, table }: { list: StatusList; table: CardTable },
  setup: ReaderSetup,
  now: number,
): Promise<Said | undefined> {
  const named = await nameOf(card, setup, now);
  if (typeof named === 'string') return { verdict: named };
  const found = findInTable(table, await keyIn(setup, tableText(named.kind, named.value)));
  if (!found) return { verdict: 'unknown' };
  const status = statusAt(list, found.index);
  if (status === undefined) return undefined;
  const verdict = verdictOf(status);
  if (verdict !== 'valid' || setup.shows.indexOf('reliefs') < 0) return { verdict };
  return { verdict, reliefs: reliefsOf(table, found.packages) };
}

/** What the card is called in the table, or what a code is by itself. */
async function nameOf(
  card: Presented,
  setup: ReaderSetup,
  now: number,
): Promise<{ kind: 'uid' | 'number'; value: string } | ReaderVerdict> {
  if ('uid' in card) return { kind: 'uid', value: card.uid };
  if ('number' in card) return { kind: 'number', value: card.number };
  const keys = keysOf(setup.codeKeys);
  if (isPrintedCode(card.code)) {
    const printed = await verifyPrintedCode(card.code, keys, verify);
    return printed.isValid ? { kind: 'number', value: printed.number } : 'unknown';
  }
  const verdict = await verifyCardCode(card.code, keys, now / 1000, verify);
  if (verdict.isValid) return { kind: 'number', value: verdict.number };
  return verdict.why === 'stale' || verdict.why === 'expired' ? 'again' : 'unknown';
}

async function keyIn({ tableKey }: ReaderSetup, text: string): Promise<Uint8Array> {
  const way = { name: 'HMAC', hash: 'SHA-256' };
  const raw = Uint8Array.from(fromBase64Url(tableKey ?? ''));
  const key = await crypto.subtle.importKey('raw', raw, way, false, ['sign']);
  const hash = await crypto.subtle.sign('HMAC', key, new TextEncoder().encode(text));
  return new Uint8Array(hash).subarray(0, TABLE_KEY_BYTES);
}

function reliefsOf({ words }: CardTable, held: readonly string[]): ReaderRelief[] {
  const names = new Map(words.packages.map(({ code, name }) => [code, name] as const));
  return words.reliefs
    .filter(({ packageCode }) => held.indexOf(packageCode) >= 0)
    .map(({ packageCode, name, savingKind, savingValue }) => ({
      name,
      packageName: names.get(packageCode) ?? '',
      savingKind,
      savingValue,
    }));
}
