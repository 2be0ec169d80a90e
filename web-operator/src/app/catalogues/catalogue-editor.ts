import {
  ChangeDetectionStrategy,
  Component,
  computed,
  inject,
  input,
  linkedSignal,
  output,
  signal,
  viewChild,
} from '@angular/core';
import type { CatalogueList, CatalogueRow } from '@karta/contracts';
import { catalogueOf, foldText, rowMistakes, type CatalogueName, type CatalogueValue } from '@karta/domain';
import { Dialog, IntendedAct, sentenceFor, Toasts, toProblem, UnsavedChanges } from '@karta/web-shared';
import { CatalogueField } from './catalogue-field.ts';
import { CATALOGUE_WORDS, MISTAKES } from './catalogue-words.ts';
import { CataloguesApi } from './catalogues-api.ts';
import { NewsPreview } from './news-preview.ts';
import { changedFields, codeOf, emptyValues, type Values } from './row-draft.ts';
import { RowHistory } from './row-history.ts';
import { shownValue } from './shown-value.ts';

/** A row of a catalogue, there or new: its fields, its closing, what was done to it. */
@Component({
  selector: 'km-catalogue-editor',
  imports: [CatalogueField, Dialog, NewsPreview, RowHistory],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './catalogue-editor.html',
})
export class CatalogueEditor {
  readonly name = input.required<CatalogueName>();
  readonly list = input.required<CatalogueList>();
  /** Null: a new one. */
  readonly row = input.required<CatalogueRow | null>();
  /** Saved, with its key; an empty one: deleted. */
  readonly saved = output<string>();
  /** Somebody else was faster: the rows have to be read again. */
  readonly overtaken = output();
  readonly closed = output();
  protected readonly catalogue = computed(() => catalogueOf(this.name()));
  protected readonly words = computed(() => CATALOGUE_WORDS[this.name()]);
  protected readonly fields = computed(() =>
    Object.entries(this.catalogue().fields).map(([key, kind]) => ({
      key,
      kind,
      words: this.words().fields[key] ?? { label: key },
    })),
  );
  /** The row as it was when the typing began; what was typed stays when it is read again. */
  private readonly begun = linkedSignal<CatalogueRow | null, CatalogueRow | null>({
    source: () => this.row(),
    computation: (row, previous) =>
      previous?.value && previous.value.key === row?.key && this.isOvertaken() ? previous.value : row,
  });
  protected readonly draft = linkedSignal<CatalogueRow | null, Values>({
    source: this.begun,
    computation: (row) => row?.values ?? emptyValues(this.catalogue()),
  });
  protected readonly isOvertaken = signal(false);
  protected readonly isRemoving = signal(false);
  protected readonly errors = signal<Readonly<Record<string, string>>>({});
  protected readonly problem = signal<string | null>(null);
  protected readonly isSending = signal(false);
  protected readonly isChanged = computed(
    () =>
      changedFields(this.catalogue(), this.draft(), this.begun()?.values ?? emptyValues(this.catalogue())).length > 0,
  );
  /** Fields that somebody else has written meanwhile, with what stands there now. */
  protected readonly theirs = computed(() => {
    const [row, begun] = [this.row(), this.begun()];
    if (!this.isOvertaken() || !row || !begun) return [];
    return changedFields(this.catalogue(), begun.values, row.values).map((key) => ({
      key,
      label: this.words().fields[key]?.label ?? key,
      now: this.shown(key, row.values[key]),
    }));
  });
  private readonly history = viewChild(RowHistory);
  private readonly api = inject(CataloguesApi);
  private readonly toasts = inject(Toasts);
  private readonly intended = new IntendedAct();

  constructor() {
    inject(UnsavedChanges).watch(() => this.isChanged());
  }

  protected write(key: string, value: CatalogueValue): void {
    this.draft.update((before) => ({ ...before, [key]: value as Values[string] }));
    this.errors.update(({ [key]: _gone, ...others }) => others);
  }

  protected shown(key: string, value: CatalogueValue | undefined): string {
    const kind = this.catalogue().fields[key];
    const words = this.words().fields[key];
    return kind ? shownValue(value, kind, { words, choices: this.list().choices }) : String(value ?? '');
  }

  protected async save(isClosed = this.row()?.isClosed ?? false): Promise<void> {
    const values = this.draft();
    if (this.isRefused(rowMistakes(this.catalogue(), values))) return;
    await this.act(async () => {
      const row = this.row();
      const key = row ? row.key : await this.add(values);
      if (row) await this.api.change(this.name(), row.key, { version: row.version, values, isClosed });
      this.isOvertaken.set(false);
      this.toasts.say('Zapisano.');
      this.saved.emit(key);
      this.history()?.reload();
    });
  }

  protected async remove(): Promise<void> {
    const row = this.row();
    this.isRemoving.set(false);
    if (!row) return;
    await this.act(async () => {
      await this.api.remove(this.name(), row.key);
      this.toasts.say('Usunięto.');
      this.saved.emit('');
    });
  }

  private async add(values: Values): Promise<string> {
    const { key: kind, name } = this.catalogue();
    const key = kind === 'code' ? codeOf(foldText(String(values[name]))) : null;
    const row = { key, values };
    const added = await this.api.add(this.name(), row, this.intended.keyFor([this.name(), row]));
    this.intended.succeeded();
    return added.key;
  }

  private async act(work: () => Promise<void>): Promise<void> {
    if (this.isSending()) return;
    this.isSending.set(true);
    this.problem.set(null);
    try {
      await work();
    } catch (failure) {
      this.intended.failed(failure);
      const { code, fields = [] } = toProblem(failure);
      if (code === 'CHANGED_MEANWHILE') {
        this.isOvertaken.set(true);
        this.overtaken.emit();
      } else if (!this.isRefused(fields)) this.problem.set(sentenceFor(code));
    } finally {
      this.isSending.set(false);
    }
  }

  /** Tells each problem at its field, and leads to the first one. */
  private isRefused(mistakes: readonly { path: string; code: string }[]): boolean {
    const known = mistakes.filter(({ path }) => path in this.catalogue().fields);
    this.errors.set(Object.fromEntries(known.map(({ path, code }) => [path, MISTAKES[code] ?? 'Popraw to pole'])));
    const first = known[0];
    if (first) document.getElementById(`pole-${first.path}`)?.focus();
    return known.length > 0;
  }
}
