import { NgTemplateOutlet } from '@angular/common';
import {
  ChangeDetectionStrategy,
  Component,
  computed,
  contentChild,
  contentChildren,
  inject,
  input,
  output,
  signal,
  type OnInit,
} from '@angular/core';
import { MatMenu, MatMenuItem, MatMenuTrigger } from '@angular/material/menu';
import { MatTabNavPanel } from '@angular/material/tabs';
import { FailureNote, pluralForm, Skeleton } from '@karta/web-shared';
import { Keyboard } from '../keys/keyboard.ts';
import { ColumnPanel } from './column-panel.ts';
import { ExportDialog } from './export-dialog.ts';
import type { ListFilter } from './list-kind.ts';
import type { ListState } from './list-state.ts';
import { Cell, Preview } from './list-templates.ts';
import { MarkedText } from './marked-text.ts';
import { ViewDialog } from './view-dialog.ts';
import { ViewTabs } from './view-tabs.ts';

const WIDE = '(min-width: 1680px)';

/**
 * The frame of every list: views, search in visible columns, filters, columns, export, selection, keys, pages, preview.
 * Content: `[listHead]` beside the heading, `[listBulk]` for the selected rows, `kmCell` and `kmPreview` templates.
 */
@Component({
  selector: 'km-list',
  imports: [
    ColumnPanel,
    ExportDialog,
    FailureNote,
    MarkedText,
    MatMenu,
    MatMenuItem,
    MatMenuTrigger,
    MatTabNavPanel,
    NgTemplateOutlet,
    Skeleton,
    ViewDialog,
    ViewTabs,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { class: 'list' },
  templateUrl: './list-frame.html',
})
export class ListFrame<Row> implements OnInit {
  readonly state = input.required<ListState<Row>>();
  readonly heading = input.required<string>();
  /** In place of those that the register's words offer. */
  readonly filters = input<readonly ListFilter[]>();
  readonly icon = input('inbox');
  /** What an empty list means and what to do, when nothing is searched or filtered. */
  readonly emptyHeading = input.required<string>();
  readonly emptyHint = input.required<string>();
  readonly canSelect = input(false);
  /** Whether a row leads somewhere. */
  readonly canOpen = input(true);
  readonly opened = output<Row>();
  protected readonly cells = contentChildren(Cell);
  protected readonly preview = contentChild(Preview);
  protected readonly isColumnsOpen = signal(false);
  protected readonly isExportOpen = signal(false);
  /** The name that the list as it stands is to be saved under, as proposed; null: nobody saves it. */
  protected readonly savedAs = signal<string | null>(null);
  protected readonly isPreviewOpen = signal(globalThis.matchMedia?.(WIDE).matches ?? false);
  protected readonly offeredFilters = computed(() =>
    (this.filters() ?? this.state().kind.filters).filter(({ key }) => this.state().isFilterOffered(key)),
  );
  private readonly openView = computed(() => {
    const { views, kind, viewName, givenViews } = this.state();
    return (
      views.namedOf(kind.list).find(({ name }) => name === viewName()) ??
      views.sharedOf(kind.list).find(({ id }) => id === viewName()) ??
      givenViews().find(({ name }) => name === viewName())
    );
  });
  /** Less is shown than the open view shows by itself. */
  protected readonly isNarrowed = computed(() => {
    const { search = '', filters = {} } = this.openView()?.setup ?? {};
    return this.state().search() !== search || JSON.stringify(this.state().filters()) !== JSON.stringify(filters);
  });
  protected readonly areAllSelected = computed(
    () => this.state().rows().length > 0 && this.state().selected().length === this.state().rows().length,
  );
  /** Where Tab enters the table: the cursor's row, else the first. */
  protected readonly entry = computed(() => this.state().current() ?? this.state().rows()[0] ?? null);
  /** The order that no shown column tells. */
  protected readonly hiddenOrder = computed(() => {
    const { offered, columns, setup } = this.state();
    const { sort } = setup();
    if (columns().some(({ key }) => key === sort)) return '';
    return (offered().find(({ key }) => key === sort)?.word ?? '').toLowerCase();
  });
  private readonly keyboard = inject(Keyboard);

  constructor() {
    const move = (key: string) => [key, () => this.move(key)] as const;
    this.keyboard.while({
      ...Object.fromEntries(['ArrowDown', 'ArrowUp', 'Home', 'End'].map(move)),
      Enter: () => this.openCurrent(),
      F: () => document.getElementById('filtr')?.focus(),
      K: () => this.isColumnsOpen.set(true),
      X: () => this.toggleCurrent(),
      ' ': () => this.isPreviewOpen.update((isOpen) => !isOpen),
      Escape: () => this.leave(),
    });
  }

  ngOnInit(): void {
    // Selecting begins anew each time the list opens.
    this.state().select(this.state().rows(), false);
  }

  protected cellOf(key: string): Cell | undefined {
    return this.cells().find((cell) => cell.kmCell() === key);
  }

  protected choiceOf(filter: ListFilter): string {
    const code = this.state().filters()[filter.key];
    return filter.choices.find((choice) => choice.code === code)?.word ?? 'wszystkie';
  }

  protected clear(): void {
    const view = this.openView() ?? this.state().kind.views[0];
    this.state().open(this.openView() ? this.state().viewName() : (view?.name ?? ''), view?.setup ?? {});
  }

  protected saveView(proposed: string): void {
    this.savedAs.set(proposed);
  }

  protected countText(): string {
    const { kind, answer, countWords } = this.state();
    return `${countWords()} ${pluralForm(answer()?.total.count ?? 0, ...kind.noun)}`;
  }

  private openCurrent(): void {
    const row = this.state().current();
    if (row !== null) this.opened.emit(row);
  }

  private toggleCurrent(): void {
    const row = this.state().current();
    if (row !== null && this.canSelect()) this.state().select([row], !this.state().isSelected(row));
  }

  /** Esc takes back the last thing: the selection, then the preview. */
  private leave(): void {
    if (this.state().selected().length > 0) this.state().select(this.state().rows(), false);
    else this.isPreviewOpen.set(false);
  }

  private move(key: string): void {
    this.state().move(key);
    const row = document.getElementById(`wiersz-${this.state().cursor()}`);
    row?.focus({ preventScroll: true });
    row?.scrollIntoView({ block: 'nearest' });
  }
}
