import { computed, effect, inject, Injectable, signal, untracked, type OnDestroy } from '@angular/core';
import type { DiagramToDraw } from '@karta/contracts';
import { toProblem } from '@karta/web-shared';
import { Drawing } from './drawing.ts';
import { ModellerApi } from './modeller-api.ts';
import { NEW_DIAGRAM } from './new-diagram.ts';

/** How long a hand rests before the draft is kept, in milliseconds. */
const REST = 1200;
const AGAIN = 8000;

/** The draft of one process: what is kept of it, who else draws, and from which version it was begun. */
@Injectable()
export class ModellerStore implements OnDestroy {
  private readonly api = inject(ModellerApi);
  private readonly drawing = inject(Drawing);
  readonly key = signal(NEW_DIAGRAM);
  readonly opened = signal<DiagramToDraw | null>(null);
  readonly failure = signal<unknown>(null);
  /** The version that the draft was begun from; 0: none. */
  readonly baseVersion = signal(0);
  readonly newestVersion = signal(0);
  readonly others = signal<DiagramToDraw['others']>([]);
  readonly savedAt = signal<string | null>(null);
  /** What is drawn has not been kept yet. */
  readonly isDirty = signal(false);
  /** Another window of the same person has kept another draft; nothing is kept from here until it is decided. */
  readonly isOvertaken = signal(false);
  /** Why the last try to keep it failed, by its code. */
  readonly trouble = signal<string | null>(null);
  readonly hasDraft = computed(() => this.savedAt() !== null || this.isDirty());
  readonly isBehind = computed(() => this.hasDraft() && this.newestVersion() !== this.baseVersion());
  private revision = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private saving: Promise<void> = Promise.resolve();

  constructor() {
    effect(() => {
      if (this.drawing.changes() > 0) untracked(() => this.touch());
    });
  }

  ngOnDestroy(): void {
    clearTimeout(this.timer);
    if (this.isDirty()) void this.save();
  }

  /** Asks for a process. @returns the file to draw: the own draft, else the newest version */
  async open(key: string): Promise<string | null> {
    clearTimeout(this.timer);
    this.key.set(key);
    this.failure.set(null);
    this.opened.set(null);
    try {
      const opened = await this.api.open(key);
      // what was published meanwhile just as it was drawn is no draft any more
      const draft = opened.draft && opened.draft.xml !== opened.deployed?.xml ? opened.draft : null;
      this.revision = opened.draft?.revision ?? 0;
      this.opened.set(opened);
      this.newestVersion.set(opened.deployed?.version ?? 0);
      this.baseVersion.set(draft?.baseVersion ?? this.newestVersion());
      this.savedAt.set(draft?.savedAt ?? null);
      this.others.set(opened.others);
      this.isDirty.set(false);
      this.isOvertaken.set(false);
      this.trouble.set(null);
      return draft?.xml ?? opened.deployed?.xml ?? null;
    } catch (failure) {
      this.failure.set(failure);
      return null;
    }
  }

  /** Something was drawn: it is kept when the hand rests. */
  touch(): void {
    this.isDirty.set(true);
    this.later(REST);
  }

  /** Keeps the draft now. */
  save(): Promise<void> {
    clearTimeout(this.timer);
    this.saving = this.saving.then(() => this.keep());
    return this.saving;
  }

  /** Gives the draft up. */
  async drop(): Promise<void> {
    clearTimeout(this.timer);
    await this.saving;
    this.isDirty.set(false);
    await this.api.dropDraft(this.key());
  }

  /** The draft goes on from the newest version: whoever says so has seen that there is one. */
  rebase(): void {
    this.baseVersion.set(this.newestVersion());
    this.touch();
  }

  private later(rest: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.save(), rest);
  }

  private async keep(): Promise<void> {
    if (!this.isDirty() || this.isOvertaken()) return;
    const xml = await this.drawing.xml();
    if (!xml) return;
    this.isDirty.set(false);
    try {
      const kept = await this.api.saveDraft(this.key(), {
        xml,
        baseVersion: this.baseVersion(),
        revision: this.revision,
      });
      this.revision = kept.revision;
      this.savedAt.set(kept.savedAt);
      this.others.set(kept.others);
      this.newestVersion.set(kept.newestVersion);
      this.trouble.set(null);
    } catch (failure) {
      this.isDirty.set(true);
      const { code } = toProblem(failure);
      if (code === 'CHANGED_MEANWHILE') return this.isOvertaken.set(true);
      this.trouble.set(code);
      this.later(AGAIN);
    }
  }
}
