import { httpResource } from '@angular/common/http';
import { computed, effect, inject, linkedSignal, signal, untracked, type Signal } from '@angular/core';
import { settled } from '@karta/web-shared';
import { moveCursor } from './list-cursor.ts';
import type { ListColumn, ListEnd, ListKind, Setup } from './list-kind.ts';
import { codesNamed } from './plain-text.ts';
import { SavedViews } from './saved-views.ts';

const MOST_SHOWN = 10_000;

/**
 * One open list: which columns in which order, what is searched and filtered, the page, the cursor and the selection.
 * Make it in an injection context. `fixed` are parameters that belong to no view, e.g. whose tasks.
 */
export class ListState<Row, Answer extends ListEnd = ListEnd> {
  readonly views = inject(SavedViews);
  readonly setup = signal<Setup>({ columns: [], sort: '', direction: 'asc', search: '', filters: {} });
  readonly kind: ListKind<Row>;
  /** What belongs to no view, and goes with each question. */
  readonly fixed: Signal<Record<string, string>>;
  /** Columns that this person may not see, as the last answer says. */
  private readonly hidden = computed(() => this.answer()?.hidden ?? []);
  /** The columns that this person may ask for. */
  readonly offered = computed(() => this.kind.columns.filter(({ key }) => !this.hidden().includes(key)));
  readonly columns = computed(() => this.setup().columns.flatMap((key) => this.columnOf(key) ?? []));
  /** The views that everybody has, but for those that narrow down by what this person may not see. */
  readonly givenViews = computed(() =>
    this.kind.views.filter(({ setup }) => Object.keys(setup.filters ?? {}).every((key) => this.isFilterOffered(key))),
  );
  /** The view that was chosen last: its name, given or saved. */
  readonly viewName = signal('');
  /** Cursors of the pages before; the last one begins this page. */
  private readonly trail = signal<readonly string[]>([]);
  private readonly isReady = signal(false);
  private readonly wanted: Signal<string>;
  readonly search = computed(() => this.setup().search);
  readonly filters: Signal<Readonly<Record<string, string>>> = computed(() => this.setup().filters);
  /** What the list is asked, without the page; an export asks the same. */
  readonly query: Signal<Record<string, string>>;
  readonly resource;
  /** The last answer stays on the screen while the next one loads. */
  readonly answer: Signal<Answer | undefined>;
  readonly rows: Signal<readonly Row[]>;
  readonly cursor = signal<string | null>(null);
  private readonly marked = signal<ReadonlySet<string>>(new Set());
  readonly selected: Signal<readonly Row[]>;
  /** The row under the cursor. */
  readonly current: Signal<Row | null>;
  readonly hasPrevious = computed(() => this.trail().length > 0);
  readonly countWords: Signal<string>;

  constructor(kind: ListKind<Row>, fixed: Signal<Record<string, string>> = signal({})) {
    this.kind = kind;
    this.fixed = fixed;
    const first = kind.views[0];
    this.setup.set({ ...this.beginning(), ...first?.setup });
    this.viewName.set(first?.name ?? '');
    this.wanted = settled(this.search);
    // Only another question is asked again: neither typing nor a moved column is one.
    this.query = computed(() => ({ ...fixed(), ...this.askFor(this.wanted()) }), {
      equal: (one, other) => JSON.stringify(one) === JSON.stringify(other),
    });
    this.resource = httpResource<Answer>(() => {
      const after = this.trail().at(-1);
      return this.isReady() ? { url: kind.url, params: { ...this.query(), ...(after && { after }) } } : undefined;
    });
    this.answer = linkedSignal<Answer | undefined, Answer | undefined>({
      source: () => (this.resource.hasValue() ? this.resource.value() : undefined),
      computation: (now, previous) => now ?? previous?.value,
    });
    this.rows = computed(() => {
      const answer = this.answer();
      // The rows stand under the register's name.
      return (answer as Partial<Record<string, readonly Row[]>> | undefined)?.[kind.list] ?? [];
    });
    this.selected = computed(() => this.rows().filter((row) => this.marked().has(kind.idOf(row))));
    this.current = computed(() => this.rows().find((row) => kind.idOf(row) === this.cursor()) ?? null);
    this.countWords = computed(() => {
      const total = this.answer()?.total;
      if (!total) return '';
      return total.capped ? `${MOST_SHOWN.toLocaleString('pl')}+` : total.count.toLocaleString('pl');
    });
    // Another question begins on its first page.
    effect(() => {
      this.query();
      untracked(() => this.trail.update((trail) => (trail.length === 0 ? trail : [])));
    });
    void this.begin();
  }

  private async begin(): Promise<void> {
    await this.views.load();
    const left = this.views.leftAs(this.kind.list);
    if (left) {
      const columns = left.columns.filter((key) => this.columnOf(key));
      const isSortKnown = this.columnOf(left.sort) !== undefined;
      this.setup.update((setup) => ({
        ...setup,
        ...(columns.length > 0 && { columns }),
        ...(isSortKnown && { sort: left.sort, direction: left.direction }),
      }));
    }
    this.isReady.set(true);
  }

  /** The list as it is where a view says nothing else. */
  beginning(): Setup {
    const { columns, sort, direction } = this.kind;
    const shown = columns.filter((column) => !column.isExtra).map((column) => column.key);
    return { columns: shown, sort, direction, search: '', filters: {} };
  }

  /** A column that this person may see. */
  columnOf(key: string): ListColumn<Row> | undefined {
    return this.offered().find((column) => column.key === key);
  }

  isFilterOffered(key: string): boolean {
    const column = this.kind.columnOfFilter(key);
    return column === undefined || !this.hidden().includes(column);
  }

  find(search: string): void {
    this.setup.update((setup) => ({ ...setup, search }));
  }

  /** Chooses a value of a filter; an empty one takes the filter off. */
  filter(key: string, code: string): void {
    this.setup.update(({ filters, ...setup }) => {
      const { [key]: _gone, ...others } = filters;
      return { ...setup, filters: code === '' ? others : { ...others, [key]: code } };
    });
  }

  /** Sorts by a column, the second time the other way round. */
  sortBy(key: string): void {
    this.setup.update((setup) => ({
      ...setup,
      sort: key,
      direction: setup.sort === key && setup.direction === 'asc' ? 'desc' : 'asc',
    }));
    this.keepAsLeft();
  }

  /** Shows these columns in this order; at least one stays. */
  show(columns: readonly string[]): void {
    if (columns.length === 0) return;
    this.setup.update((setup) => ({ ...setup, columns: [...columns] }));
    this.keepAsLeft();
  }

  /** Opens a view; what it does not say is as the list begins. */
  open(name: string, setup: Partial<Setup>): void {
    const { columns, sort, direction } = this.setup();
    this.setup.set({ ...this.beginning(), columns, sort, direction, ...setup });
    this.viewName.set(name);
  }

  previous(): void {
    this.trail.update((trail) => trail.slice(0, -1));
    this.cursor.set(null);
  }

  next(): void {
    const next = this.answer()?.next;
    if (next) this.trail.update((trail) => [...trail, next]);
    this.cursor.set(null);
  }

  move(key: string): void {
    this.cursor.set(
      moveCursor(
        this.rows().map((row) => this.kind.idOf(row)),
        this.cursor(),
        key,
      ),
    );
  }

  isSelected(row: Row): boolean {
    return this.marked().has(this.kind.idOf(row));
  }

  select(rows: readonly Row[], isOn: boolean): void {
    this.marked.update((marked) => {
      const ids = rows.map((row) => this.kind.idOf(row));
      return new Set(isOn ? [...marked, ...ids] : [...marked].filter((id) => !ids.includes(id)));
    });
  }

  private askFor(search: string): Record<string, string> {
    const { sort, direction, filters } = this.setup();
    // What this person may not see, the server leaves out: the question does not wait for an answer.
    const { columns: keys } = this.setup();
    const visible = keys.flatMap((key) => this.kind.columns.find((column) => column.key === key) ?? []);
    const codes = visible.flatMap((column) => (column.codes ? codesNamed(column.codes, search) : []));
    return {
      ...filters,
      sort,
      direction,
      ...(search !== '' && { search, columns: visible.map((column) => column.key).join() }),
      ...(search !== '' && codes.length > 0 && { codes: codes.join() }),
    };
  }

  /** Columns and order come back with the list; a failure to keep them stops nobody's work. */
  private keepAsLeft(): void {
    const setup = { ...this.setup(), search: '', filters: {} };
    this.views.leave(this.kind.list, setup).catch(() => undefined);
  }
}
