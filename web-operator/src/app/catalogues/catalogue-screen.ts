import {
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  inject,
  input,
  linkedSignal,
  signal,
} from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { CatalogueList, CatalogueRow } from '@karta/contracts';
import { CATALOGUE_NAMES, catalogueOf, foldText, type CatalogueName } from '@karta/domain';
import { FailureNote, readAnew, Skeleton } from '@karta/web-shared';
import { Keyboard } from '../keys/keyboard.ts';
import { CatalogueEditor } from './catalogue-editor.ts';
import { CATALOGUE_WORDS } from './catalogue-words.ts';
import { catalogueList } from './catalogues-api.ts';
import { shownValue } from './shown-value.ts';

/** Rows that the office edits: points, packages, discounts, news, types of matters, texts of replies. */
@Component({
  selector: 'km-catalogue-screen',
  imports: [CatalogueEditor, FailureNote, RouterLink, Skeleton],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './catalogue-screen.html',
})
export class CatalogueScreen {
  protected readonly readAnew = readAnew;
  /** The catalogue, from the address. */
  readonly co = input<string>();
  protected readonly names = CATALOGUE_NAMES;
  protected readonly allWords = CATALOGUE_WORDS;
  protected readonly name = computed(
    (): CatalogueName => CATALOGUE_NAMES.find((name) => name === this.co()) ?? 'pickup-points',
  );
  protected readonly words = computed(() => CATALOGUE_WORDS[this.name()]);
  protected readonly catalogue = computed(() => catalogueOf(this.name()));
  protected readonly resource = catalogueList(() => this.name());
  /** The rows stay on the screen while they are read again; another catalogue begins empty. */
  protected readonly list = linkedSignal<{ name: string; now: CatalogueList | undefined }, CatalogueList | undefined>({
    source: () => ({ name: this.name(), now: this.resource.hasValue() ? this.resource.value() : undefined }),
    computation: ({ name, now }, previous) => now ?? (previous?.source.name === name ? previous.value : undefined),
  });
  protected readonly text = linkedSignal<string, string>({ source: this.name, computation: () => '' });
  private readonly chosenKey = linkedSignal<string, string | null>({ source: this.name, computation: () => null });
  protected readonly isNew = signal(false);
  protected readonly chosen = computed(() => this.list()?.rows.find(({ key }) => key === this.chosenKey()) ?? null);
  protected readonly rows = computed(() => {
    const wanted = foldText(this.text());
    return (this.list()?.rows ?? []).filter((row) =>
      foldText(String(row.values[this.catalogue().name])).includes(wanted),
    );
  });

  constructor() {
    const router = inject(Router);
    // partners have a register of their own
    effect(() => this.co() === 'partners' && void router.navigate(['/partnerzy'], { replaceUrl: true }));
    inject(Keyboard).while({
      M: () => this.begin(),
      F: () => document.getElementById('filtr-slownika')?.focus(),
      Escape: () => this.choose(null),
    });
  }

  protected nameOf(row: CatalogueRow): string {
    return String(row.values[this.catalogue().name]);
  }
  protected shown(row: CatalogueRow, key: string): string {
    const kind = this.catalogue().fields[key];
    const words = this.words().fields[key];
    return kind ? shownValue(row.values[key], kind, { words, choices: this.list()?.choices ?? {} }) : '';
  }
  protected begin(): void {
    this.chosenKey.set(null);
    this.isNew.set(true);
  }
  protected choose(row: CatalogueRow | null): void {
    this.isNew.set(false);
    this.chosenKey.set(row?.key ?? null);
  }
  protected saved(key: string): void {
    this.isNew.set(false);
    this.chosenKey.set(key || null);
    readAnew(this.resource);
  }
}
