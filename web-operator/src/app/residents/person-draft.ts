import { computed, signal } from '@angular/core';
import type { PersonEntry } from '@karta/contracts';
import {
  EMPTY_ENTRY,
  ENTRY_FIELD_NAMES,
  entryProblems,
  keptEntry,
  parsePesel,
  type EntryField,
  type EntryValues,
} from '@karta/domain';
import { entryProblem } from './entry-words.ts';

/** What is typed of a person: new, or over an entry that was opened. */
export class PersonDraft {
  readonly opened = signal<PersonEntry | null>(null);
  readonly values = signal<EntryValues>(EMPTY_ENTRY);
  readonly isConfirmed = signal(false);
  readonly reason = signal('');
  readonly problems = signal<Readonly<Record<string, string>>>({});
  private readonly today: string;
  /** What the number says, where it is right. */
  readonly said = computed(() => {
    const said = parsePesel(this.kept().pesel, this.today);
    return said.ok ? said : null;
  });
  readonly kept = computed(() => keptEntry(this.values(), this.today));
  readonly changed = computed(() => {
    const before = this.opened()?.values ?? EMPTY_ENTRY;
    return ENTRY_FIELD_NAMES.filter((field) => this.kept()[field] !== before[field]);
  });
  /** A number that the entry already had was compared with a document before. */
  readonly needsConfirmation = computed(() => this.said() !== null && this.changed().includes('pesel'));

  constructor(today: string) {
    this.today = today;
  }

  open(entry: PersonEntry): void {
    this.opened.set(entry);
    this.values.set(entry.values);
  }

  write(field: EntryField, text: string): void {
    this.values.update((before) => ({ ...before, [field]: text }));
    if (field === 'pesel') this.isConfirmed.set(false);
    const { [field]: _gone, ...others } = this.problems();
    this.problems.set(others);
  }

  /** What the number says was compared with a document. */
  confirm(isConfirmed: boolean): void {
    this.isConfirmed.set(isConfirmed);
    const { pesel: _gone, ...others } = this.problems();
    this.problems.set(others);
  }

  /** Looks at all fields; true where nothing is wrong. The problems stand at their fields. */
  check(): boolean {
    const found = entryProblems(this.kept(), this.today).map(({ path, code }) => [path, entryProblem(path, code)]);
    const problems: Record<string, string> = Object.fromEntries(found);
    if (this.needsConfirmation() && !this.isConfirmed()) problems['pesel'] ??= entryProblem('pesel', 'NOT_CONFIRMED');
    if (this.opened() && this.reason().trim() === '') problems['reason'] = 'Napisz, skąd ta zmiana';
    this.problems.set(problems);
    return Object.keys(problems).length === 0;
  }

  refuse(fields: readonly { readonly path: string; readonly code: string }[]): void {
    const said = fields.map(({ path, code }) => [path.replace(/^values\./, ''), code] as const);
    this.problems.set(Object.fromEntries(said.map(([path, code]) => [path, entryProblem(path, code)])));
  }
}
