import { computed, signal } from '@angular/core';

interface Rows<Row, Change> {
  /** The rows as the server has them; a signal. */
  stored(): readonly Row[];
  keyOf(row: Row): string;
  /** What would be sent, in one order, so that two rows can be compared. */
  changeOf(row: Row): Change;
}

/** Rows that are saved one by one: each keeps what was ticked until it is saved itself. */
export class RowDrafts<Row, Change> {
  private readonly kept = signal<ReadonlyMap<string, Row>>(new Map());
  private readonly of: Rows<Row, Change>;
  readonly rows = computed(() => this.of.stored().map((row) => this.kept().get(this.of.keyOf(row)) ?? row));
  /** Whether a row is not as the server has it. */
  readonly areThere = computed(() => this.rows().some((row) => this.isChanged(row)));

  constructor(of: Rows<Row, Change>) {
    this.of = of;
  }

  keep(row: Row): void {
    this.kept.update((kept) => new Map(kept).set(this.of.keyOf(row), row));
  }

  isChanged(row: Row): boolean {
    const stored = this.of.stored().find((each) => this.of.keyOf(each) === this.of.keyOf(row));
    return stored !== undefined && this.written(stored) !== this.written(row);
  }

  /** Saves a row by `save`; what it returns true for begins anew from what the server has. */
  async send(row: Row, save: (change: Change) => Promise<boolean>): Promise<void> {
    if (!(await save(this.of.changeOf(row)))) return;
    this.kept.update((kept) => new Map([...kept].filter(([, each]) => each !== row)));
  }

  private written(row: Row): string {
    return JSON.stringify(this.of.changeOf(row));
  }
}
