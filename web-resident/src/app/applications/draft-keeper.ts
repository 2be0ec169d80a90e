import { inject, Injectable, signal, type OnDestroy } from '@angular/core';
import type { ApplicationDraft, ApplicationView } from '@karta/contracts';
import { Toasts, toProblem, UnsentTexts } from '@karta/web-shared';
import { ResidentAccess } from '../session/resident-access.ts';
import { ApplicationsApi } from './applications-api.ts';
import { joinDrafts } from './join-drafts.ts';

const SAVE_AFTER_MS = 1200;
/** What could not be saved, with what it was made from. */
interface KeptDraft {
  readonly draft: ApplicationDraft;
  readonly base: ApplicationDraft;
}
type Saving = 'idle' | 'waiting' | 'saving' | 'saved' | 'failed';

/**
 * A draft while somebody writes it: saves itself a moment after each change, joins what another page wrote meanwhile, and keeps
 * in this tab what could not be saved. Provided by the page that shows the form.
 */
@Injectable()
export class DraftKeeper implements OnDestroy {
  readonly draft = signal<ApplicationDraft | null>(null);
  readonly saving = signal<Saving>('idle');
  readonly savedAt = signal<string | null>(null);
  readonly failure = signal<unknown>(null);
  private readonly api = inject(ApplicationsApi);
  private readonly access = inject(ResidentAccess);
  private readonly unsent = inject(UnsentTexts);
  private readonly toasts = inject(Toasts);
  private id = '';
  /** What this page last knew to be saved, and its version. */
  private base: ApplicationDraft | null = null;
  private version = 1;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private lastSave: Promise<void> = Promise.resolve();

  ngOnDestroy(): void {
    if (this.saving() === 'waiting') void this.save();
  }

  /** Begins with what is saved, and with what this tab could not save before. */
  open({ id, data, version, updatedAt }: ApplicationView): void {
    this.id = id;
    this.base = data;
    this.version = version;
    const kept = this.unsent.find<KeptDraft>(this.owner(), id);
    this.draft.set(kept ? joinDrafts(kept.draft, kept.base, data) : data);
    this.savedAt.set(updatedAt);
    if (kept) this.saveSoon();
  }

  change<K extends keyof ApplicationDraft>(field: K, value: ApplicationDraft[K]): void {
    const draft = this.draft();
    if (!draft || draft[field] === value) return;
    this.draft.set({ ...draft, [field]: value });
    this.saveSoon();
  }

  answer(id: string, text: string): void {
    this.change('answers', { ...this.draft()?.answers, [id]: text });
  }

  detail(change: NonNullable<ApplicationDraft['details']>): void {
    this.change('details', { ...this.draft()?.details, ...change });
  }

  /** Saves now what stands in the form; saves follow one another, never side by side. True when it is saved. */
  async save(): Promise<boolean> {
    clearTimeout(this.timer);
    this.lastSave = this.lastSave.then(() => this.saveNow());
    await this.lastSave;
    return this.saving() !== 'failed';
  }

  /** Goes on with the newest version of the form. */
  async takeForm(formVersion: number): Promise<ApplicationView | null> {
    const draft = this.draft();
    if (!draft || !(await this.save())) return null;
    return this.api.saveDraft(this.id, { ...draft, version: this.version, formVersion });
  }

  async delete(): Promise<void> {
    clearTimeout(this.timer);
    await this.lastSave;
    await this.api.deleteDraft(this.id);
    this.forget();
  }

  /** It is sent or gone: nothing is saved any more. */
  forget(): void {
    clearTimeout(this.timer);
    this.saving.set('idle');
    this.unsent.forget(this.owner(), this.id);
  }

  private async saveNow(): Promise<void> {
    const draft = this.draft();
    if (!draft || this.saving() === 'saved') return;
    this.saving.set('saving');
    this.failure.set(null);
    try {
      const view = await this.saveJoined(draft);
      this.savedAt.set(view.updatedAt);
      this.unsent.forget(this.owner(), this.id);
      this.saving.update((state) => (state === 'saving' ? 'saved' : state));
    } catch (failure) {
      const kept: KeptDraft = { draft: this.draft() ?? draft, base: this.base ?? draft };
      this.unsent.keep(this.owner(), this.id, kept);
      this.saving.set('failed');
      this.failure.set(failure);
    }
  }

  /** Saves what stands here; where another page saved meanwhile, what both wrote is joined first. */
  private async saveJoined(draft: ApplicationDraft, triesLeft = 3): Promise<ApplicationView> {
    try {
      const view = await this.api.saveDraft(this.id, { ...draft, version: this.version });
      this.base = draft;
      this.version = view.version;
      return view;
    } catch (failure) {
      if (toProblem(failure).code !== 'DRAFT_CHANGED' || triesLeft === 0) throw failure;
      const theirs = await this.api.read(this.id);
      const joined = joinDrafts(this.draft() ?? draft, this.base ?? draft, theirs.data);
      this.base = theirs.data;
      this.version = theirs.version;
      this.draft.set(joined);
      this.toasts.say(
        $localize`:@@draft.joined:Ten wniosek zmieniono też w innej karcie albo na innym urządzeniu. Połączyliśmy zmiany.`,
      );
      return this.saveJoined(joined, triesLeft - 1);
    }
  }

  private saveSoon(): void {
    this.saving.set('waiting');
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.save(), SAVE_AFTER_MS);
  }

  private owner(): string {
    return this.access.account()?.id ?? '';
  }
}
