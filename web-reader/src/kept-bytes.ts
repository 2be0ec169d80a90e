/** Larger things than the store of words takes: the browser's own database, of this page alone. */
export class KeptBytes {
  private readonly opened: Promise<IDBDatabase>;

  constructor(factory: IDBFactory) {
    this.opened = new Promise((resolve, reject) => {
      const asked = factory.open('czytnik', 1);
      asked.addEventListener('upgradeneeded', () => asked.result.createObjectStore('listy'));
      asked.addEventListener('success', () => resolve(asked.result));
      asked.addEventListener('error', () => reject(asked.error));
    });
  }

  /** `undefined` for what was never kept. */
  get<T>(name: string): Promise<T | undefined> {
    return this.asked('readonly', (kept) => kept.get(name) as IDBRequest<T | undefined>);
  }
  async set(name: string, value: object): Promise<void> {
    await this.asked('readwrite', (kept) => kept.put(value, name));
  }
  async clear(): Promise<void> {
    await this.asked('readwrite', (kept) => kept.clear());
  }

  private async asked<T>(mode: IDBTransactionMode, ask: (kept: IDBObjectStore) => IDBRequest<T>): Promise<T> {
    const database = await this.opened;
    return new Promise((resolve, reject) => {
      const request = ask(database.transaction('listy', mode).objectStore('listy'));
      request.addEventListener('success', () => resolve(request.result));
      request.addEventListener('error', () => reject(request.error));
    });
  }
}
