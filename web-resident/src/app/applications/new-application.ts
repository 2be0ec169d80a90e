import {
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  inject,
  input,
  signal,
  untracked,
  type OnDestroy,
} from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { ApplicationDocument, ApplicationDraft, ApplicationView } from '@karta/contracts';
import { parsePesel, typedPesel } from '@karta/domain';
import {
  ConsentCheck,
  Dialog,
  ErrorSummary,
  FailureNote,
  nearTime,
  IntendedAct,
  plainDate,
  Skeleton,
  TextField,
  Toasts,
  todayIn,
  toProblem,
  UnsentTexts,
} from '@karta/web-shared';
import { CityFacts } from '../city-facts.ts';
import { ResidentAccess } from '../session/resident-access.ts';
import {
  applicationMistakes,
  mistakesByPath,
  phoneHint,
  SECTIONS,
  type SectionId,
  type SectionMistake,
} from './application-check.ts';
import { ApplicationsApi, applicationView } from './applications-api.ts';
import { DocumentsField } from './documents-field.ts';
import { joinDrafts } from './join-drafts.ts';
import { PERSON_ROWS } from './person-fields.ts';
import { PhotoField } from './photo-field.ts';

const SAVE_AFTER_MS = 1200;
/** What could not be saved, with what it was made from. */
interface KeptDraft {
  readonly draft: ApplicationDraft;
  readonly base: ApplicationDraft;
}

/** The form of an application for a card: six sections, a draft that saves itself, one error summary. */
@Component({
  selector: 'km-new-application',
  imports: [
    ConsentCheck,
    Dialog,
    DocumentsField,
    ErrorSummary,
    FailureNote,
    PhotoField,
    RouterLink,
    Skeleton,
    TextField,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './new-application.html',
})
export class NewApplication implements OnDestroy {
  readonly id = input.required<string>();
  protected readonly view = applicationView(() => this.id());
  protected readonly facts = inject(CityFacts);
  protected readonly draft = signal<ApplicationDraft | null>(null);
  protected readonly photoFileId = signal<string | null>(null);
  protected readonly documents = signal<readonly ApplicationDocument[]>([]);
  /** One of the two names is empty, because the person has only one. */
  protected readonly hasOneName = signal(false);
  protected readonly phoneHint = computed(() => phoneHint(this.draft()?.phone ?? ''));
  protected readonly mistakes = signal<readonly SectionMistake[]>([]);
  protected readonly saving = signal<'idle' | 'waiting' | 'saving' | 'saved' | 'failed'>('idle');
  protected readonly savedAt = signal<string | null>(null);
  protected readonly failure = signal<unknown>(null);
  protected readonly isSending = signal(false);
  protected readonly deleteAsked = signal(false);
  protected readonly sections = SECTIONS;
  protected readonly personRows = PERSON_ROWS;
  protected readonly nearTime = nearTime;
  protected readonly pack = computed(() =>
    this.facts.city()?.packages.find((each) => each.code === this.draft()?.packageCode),
  );
  /** Birth date and sex derived from the number, for a person to confirm (docs/facts/law.md). */
  protected readonly derived = computed(() => {
    const parsed = parsePesel(typedPesel(this.draft()?.pesel ?? ''), todayIn());
    return parsed.ok
      ? `Data urodzenia: ${plainDate(parsed.birthDate)}, ${parsed.sex === 'female' ? 'kobieta' : 'mężczyzna'}. Zgadza się?`
      : null;
  });
  private readonly api = inject(ApplicationsApi);
  private readonly access = inject(ResidentAccess);
  private readonly unsent = inject(UnsentTexts);
  private readonly router = inject(Router);
  private readonly toasts = inject(Toasts);
  private readonly submitting = new IntendedAct();
  /** What this page last knew to be saved, and its version. */
  private base: ApplicationDraft | null = null;
  private version = 1;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private lastSave: Promise<void> = Promise.resolve();

  constructor() {
    effect(() => {
      if (!this.view.hasValue()) return;
      const view = this.view.value();
      untracked(() => this.open(view));
    });
  }

  ngOnDestroy(): void {
    if (this.saving() === 'waiting') void this.save();
  }

  protected change<K extends keyof ApplicationDraft>(field: K, value: ApplicationDraft[K]): void {
    const draft = this.draft();
    if (!draft || draft[field] === value) return;
    this.draft.set({ ...draft, [field]: value });
    this.mistakes.update((all) => all.filter((mistake) => mistake.anchor !== field));
    this.saveSoon();
  }

  protected setConsent(id: string, given: boolean): void {
    const others = (this.draft()?.consents ?? []).filter((each) => each !== id);
    this.change('consents', given ? [...others, id] : others);
    this.mistakes.update((all) => all.filter((mistake) => mistake.anchor !== `zgoda-${id}`));
  }

  protected setPhoto(fileId: string): void {
    this.photoFileId.set(fileId);
    this.mistakes.update((all) => all.filter((mistake) => mistake.anchor !== 'photo'));
  }

  protected setDocuments(documents: readonly ApplicationDocument[]): void {
    this.documents.set(documents);
    this.mistakes.update((all) => all.filter((mistake) => mistake.section !== 's4'));
  }

  protected errorOf(anchor: string): string | null {
    return this.mistakes().find((mistake) => mistake.anchor === anchor)?.atField ?? null;
  }

  protected sectionState(id: SectionId): 'wrong' | 'ready' | 'open' {
    if (this.mistakes().some((mistake) => mistake.section === id)) return 'wrong';
    return this.missing().some((mistake) => mistake.section === id) ? 'open' : 'ready';
  }

  /** Saves now what stands in the form; saves follow one another, never side by side. */
  protected save(): Promise<void> {
    clearTimeout(this.timer);
    this.lastSave = this.lastSave.then(() => this.saveNow());
    return this.lastSave;
  }

  protected async saveByHand(): Promise<void> {
    await this.save();
    if (this.saving() === 'saved') this.toasts.say('Wersja robocza zapisana.');
  }

  protected async submit(event: Event): Promise<void> {
    event.preventDefault();
    if (this.isSending()) return;
    this.failure.set(null);
    this.mistakes.set([...this.missing()]);
    if (this.mistakes().length > 0) return;
    this.isSending.set(true);
    try {
      await this.save();
      if (this.saving() === 'failed') return;
      const sent = await this.api.submit(this.id(), this.submitting.keyFor(this.id()));
      this.saving.set('idle');
      this.toasts.say(`Wniosek numer ${sent.number} wysłany.`);
      await this.router.navigate(['/wnioski', sent.id], { replaceUrl: true });
    } catch (failure) {
      this.submitting.failed(failure);
      const fields = toProblem(failure).fields ?? [];
      if (fields.length > 0) this.mistakes.set(mistakesByPath(fields));
      else this.failure.set(failure);
    } finally {
      this.isSending.set(false);
    }
  }

  protected async deleteDraft(): Promise<void> {
    this.deleteAsked.set(false);
    clearTimeout(this.timer);
    try {
      await this.api.deleteDraft(this.id());
      this.saving.set('idle');
      this.toasts.say('Wersja robocza usunięta.');
      await this.router.navigate(['/wnioski'], { replaceUrl: true });
    } catch (failure) {
      this.failure.set(failure);
    }
  }

  protected goTo(event: Event, id: string): void {
    event.preventDefault();
    const heading = document.getElementById(id);
    heading?.focus({ preventScroll: true });
    heading?.scrollIntoView({ block: 'start' });
  }

  private readonly missing = computed<readonly SectionMistake[]>(() => {
    const draft = this.draft();
    const city = this.facts.city();
    if (!draft || !city) return [];
    return applicationMistakes(
      { draft, photoFileId: this.photoFileId(), documents: this.documents(), hasOneName: this.hasOneName() },
      city,
      todayIn(),
    );
  });

  private open(view: {
    state: string;
    id: string;
    data: ApplicationDraft;
    photoFileId: string | null;
    documents: ApplicationDocument[];
    updatedAt: string;
    version: number;
  }): void {
    if (view.state !== 'draft') {
      void this.router.navigate(['/wnioski', view.id], { replaceUrl: true });
      return;
    }
    this.base = view.data;
    this.version = view.version;
    const kept = this.unsent.find<KeptDraft>(this.owner(), view.id);
    this.draft.set(kept ? joinDrafts(kept.draft, kept.base, view.data) : view.data);
    if (kept) this.saveSoon();
    this.hasOneName.set((view.data.firstName === '') !== (view.data.lastName === ''));
    this.photoFileId.set(view.photoFileId);
    this.documents.set(view.documents);
    this.savedAt.set(view.updatedAt);
  }

  private async saveNow(): Promise<void> {
    const draft = this.draft();
    if (!draft || this.saving() === 'saved') return;
    this.saving.set('saving');
    try {
      const view = await this.saveJoined(draft);
      this.savedAt.set(view.updatedAt);
      this.unsent.forget(this.owner(), this.id());
      this.saving.update((state) => (state === 'saving' ? 'saved' : state));
    } catch (failure) {
      const kept: KeptDraft = { draft: this.draft() ?? draft, base: this.base ?? draft };
      this.unsent.keep(this.owner(), this.id(), kept);
      this.saving.set('failed');
      this.failure.set(failure);
    }
  }

  /** Saves what stands here; where another page saved meanwhile, what both wrote is joined first. */
  private async saveJoined(draft: ApplicationDraft, triesLeft = 3): Promise<ApplicationView> {
    try {
      const view = await this.api.saveDraft(this.id(), { ...draft, version: this.version });
      this.base = draft;
      this.version = view.version;
      return view;
    } catch (failure) {
      if (toProblem(failure).code !== 'DRAFT_CHANGED' || triesLeft === 0) throw failure;
      const theirs = await this.api.read(this.id());
      const joined = joinDrafts(this.draft() ?? draft, this.base ?? draft, theirs.data);
      this.base = theirs.data;
      this.version = theirs.version;
      this.draft.set(joined);
      this.toasts.say('Ten wniosek zmieniono też w innej karcie albo na innym urządzeniu. Połączyliśmy zmiany.');
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
