import type { CertifiedCards } from '@karta/contracts';

/** What the phone keeps of its cards; in this browser alone, and readable without a connection. */
export interface KeptCards extends CertifiedCards {
  readonly deviceId: string;
  readonly secret: string;
  readonly town: string;
  /** All links of the chain, one after the other. */
  readonly chain: Uint8Array;
  /** Photos by the id of their file. */
  readonly photos: Readonly<Record<string, Blob>>;
}

const [DATABASE, STORE, KEY] = ['karta', 'cards', 'own'];

async function withStore<Result>(
  mode: IDBTransactionMode,
  act: (store: IDBObjectStore) => IDBRequest<Result>,
): Promise<Result> {
  const database = await done<IDBDatabase>(opened());
  try {
    return await done(act(database.transaction(STORE, mode).objectStore(STORE)));
  } finally {
    database.close();
  }
}

function opened(): IDBOpenDBRequest {
  const request = indexedDB.open(DATABASE, 1);
  request.addEventListener('upgradeneeded', () => request.result.createObjectStore(STORE));
  return request;
}

const done = <Result>(request: IDBRequest<Result>): Promise<Result> =>
  new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(request.error ?? new Error('the store of the phone')));
  });

/** What is kept; `undefined` on a phone without cards. */
export const keptCards = (): Promise<KeptCards | undefined> =>
  withStore<KeptCards | undefined>('readonly', (store) => store.get(KEY));

export async function keepCards(cards: KeptCards): Promise<void> {
  await withStore('readwrite', (store) => store.put(cards, KEY));
}

/** This phone was cut off, or its owner took the cards away. */
export async function forgetCards(): Promise<void> {
  await withStore<undefined>('readwrite', (store) => store.delete(KEY));
}
