import type { ReaderRelief, ReaderSetup } from '@karta/contracts';
import type { ReaderVerdict } from '@karta/domain';
import {
  applyChanges,
  isTooOld,
  readCardTable,
  readStatusList,
  type CardTable,
  type ListTools,
  type ListVerdict,
  type StatusList,
} from '@karta/domain/status-list';
import { unzlibSync } from 'fflate';
import { decideByLists } from './decide-by-lists.ts';
import type { KeptBytes } from './kept-bytes.ts';
import type { Presented } from './presented.ts';
import { keysOf, verify } from './signatures.ts';
import type { Server } from './server.ts';

/** What the lists say of a card, and which list said so. */
export interface Decided {
  readonly verdict: ReaderVerdict;
  readonly reliefs?: ReaderRelief[];
  readonly list: { readonly at: number; readonly until: number };
}
interface KeptTable {
  readonly file: Uint8Array;
  readonly at: number;
}

/** New cards and packages come so often, since a table is work for a large town; what is blocked comes with the status list. */
const TABLE_EVERY_MS = 4 * 3_600_000;
/** So old a list is when it is asked for again. */
const FRESH_SECONDS = 50;

/** The town's lists as the device has them: they decide where there is no connection. */
export class Lists {
  private list: StatusList | undefined;
  private table: CardTable | undefined;
  private kept: KeptTable | undefined;
  private readonly begun: Promise<void>;

  constructor(
    private readonly server: Server,
    private readonly bytes: KeptBytes,
  ) {
    this.begun = this.begin().catch(() => undefined);
  }

  /** When the list was made that is here, in milliseconds. */
  at(): number | undefined {
    return this.list && this.list.issuedAt * 1000;
  }

  /** Makes the lists as new as the town's. @throws NoConnection, Refused */
  async refresh(setup: ReaderSetup, now: number): Promise<void> {
    await this.begun;
    if (setup.tableKey === null) return;
    await this.refreshList({ keys: keysOf(setup.listKeys), now: now / 1000, verify });
    if (!this.kept || now - this.kept.at > TABLE_EVERY_MS) await this.refreshTable(now);
  }

  /** `undefined`: the lists may not decide any more, or do not know. */
  async decide(card: Presented, setup: ReaderSetup, now: number): Promise<Decided | undefined> {
    await this.begun;
    const { list, table } = this;
    if (!list || !table || isTooOld(list, now / 1000, setup.offlineHours)) return undefined;
    const said = await decideByLists(card, { list, table }, setup, now);
    const until = Math.min(list.expiresAt, list.issuedAt + setup.offlineHours * 3600) * 1000;
    return said && { ...said, list: { at: list.issuedAt * 1000, until } };
  }

  forget(): void {
    this.list = this.table = this.kept = undefined;
    void this.bytes.clear();
  }

  private async begin(): Promise<void> {
    this.list = await this.bytes.get<StatusList>('list');
    this.take(await this.bytes.get<KeptTable>('table'));
  }
  private take(kept: KeptTable | undefined): void {
    this.kept = kept;
    this.table = kept && readCardTable(kept.file);
  }

  /** What has changed since the list that is here, else the whole list: the town sends what is shorter. */
  private async refreshList(tools: ListTools): Promise<void> {
    const held = this.list;
    if (held && tools.now - held.issuedAt < FRESH_SECONDS) return;
    const verdict = await this.asked(held, tools);
    // changes of another list: the whole one mends it
    const list = verdict.isTaken || verdict.why !== 'other-base' ? verdict : await this.asked(undefined, tools);
    if (!list.isTaken) return;
    this.list = list.list;
    await this.bytes.set('list', list.list);
  }
  private async asked(held: StatusList | undefined, tools: ListTools): Promise<ListVerdict> {
    const path = held ? `status-list?since=${held.id}` : 'status-list';
    const answer = await this.server.ask({ method: 'GET', path, type: 'arraybuffer' });
    const bytes = new Uint8Array(answer.body as ArrayBuffer);
    const isWhole = (answer.header('Content-Type') ?? '').startsWith('application/statuslist+cwt');
    if (held && !isWhole) return applyChanges(held, bytes, tools);
    return readStatusList(bytes, { ...tools, held: this.list, inflate: (packed) => unzlibSync(packed) });
  }

  private async refreshTable(now: number): Promise<void> {
    const path = this.table ? `card-table?have=${this.table.words.tag}` : 'card-table';
    const { body } = await this.server.ask({ method: 'GET', path, type: 'arraybuffer' });
    const file = new Uint8Array(body as ArrayBuffer);
    // an empty file: this very table is the newest
    const next = file.length === 0 && this.kept ? { file: this.kept.file, at: now } : { file, at: now };
    this.take(next);
    await this.bytes.set('table', next);
  }
}
