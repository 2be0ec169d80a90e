import {
  ChangeDetectionStrategy,
  Component,
  computed,
  DestroyRef,
  inject,
  input,
  linkedSignal,
  LOCALE_ID,
  signal,
} from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { RouterLink } from '@angular/router';
import type { ApplicationDocument, ApplicationState } from '@karta/contracts';
import { isOpenApplication } from '@karta/domain';
import {
  APPLICATION_STATUS,
  applicationTypeWord,
  Dialog,
  FailureNote,
  IntendedAct,
  labelOf,
  PhotoField,
  plainDate,
  plainTime,
  readAnew,
  Skeleton,
  StatusChip,
  TextArea,
  timelineWord,
  Toasts,
  UnsentTexts,
  type WantedDocument,
} from '@karta/web-shared';
import { finalize, take, takeWhile, timer } from 'rxjs';
import { CityFacts } from '../city-facts.ts';
import { ResidentAccess } from '../session/resident-access.ts';
import { whatNext } from '../what-next.ts';
import { applicationTitle } from './application-title.ts';
import { ApplicationWay } from './application-way.ts';
import { decodePicture } from './decode-picture.ts';
import { ApplicationsApi, applicationView } from './applications-api.ts';
import { DocumentsField } from './documents-field.ts';
import { FormLines } from './form-lines.ts';
import { GuardianAnswerPanel } from './guardian-answer.ts';
import { ReprintOffer } from './reprint-offer.ts';
import { waysOn } from './ways-on.ts';
import { zlotys } from './zlotys.ts';

/** Status, what next and by when, timeline, answer to a call, withdrawal (manual, chapter 5.2). */
@Component({
  selector: 'km-application-status',
  imports: [
    ApplicationWay,
    Dialog,
    DocumentsField,
    FailureNote,
    FormLines,
    GuardianAnswerPanel,
    PhotoField,
    ReprintOffer,
    RouterLink,
    Skeleton,
    StatusChip,
    TextArea,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './application-status.html',
})
export class ApplicationStatus {
  protected readonly readAnew = readAnew;
  readonly id = input.required<string>();
  protected readonly view = applicationView(() => this.id());
  protected readonly facts = inject(CityFacts);
  protected readonly words = APPLICATION_STATUS;
  protected readonly title = applicationTitle;
  protected readonly typeWord = applicationTypeWord;
  protected readonly timelineWord = timelineWord;
  protected readonly plainDate = plainDate;
  protected readonly plainTime = plainTime;
  protected readonly next = computed(() =>
    this.view.hasValue()
      ? whatNext({ ...this.view.value(), completionDue: this.view.value().completionRequest?.due ?? null })
      : null,
  );
  protected readonly point = computed(() => {
    const name = this.view.hasValue() ? this.view.value().pickupPointName : null;
    return this.facts.city()?.pickupPoints.find((each) => each.name === name);
  });
  protected readonly language = inject(LOCALE_ID).slice(0, 2);
  protected readonly zlotys = zlotys;
  protected readonly said = {
    sending: $localize`:@@sending:Wysyłamy…`,
    complete: $localize`:@@status.complete:Wyślij uzupełnienie`,
  };
  /** The documents that the form asks for, to add to them. */
  protected readonly wanted = computed<readonly WantedDocument[]>(() => {
    const view = this.view.hasValue() ? this.view.value() : undefined;
    const asked = view?.around?.packages.find(({ code }) => code === view.packageCode)?.documents ?? [];
    const parts = view?.form?.sections.flatMap((section) => section.parts) ?? [];
    const own = parts.flatMap((part) =>
      part.kind === 'document'
        ? [{ type: part.type, name: labelOf(`documents.${part.type}`, part.label, this.language), asks: [] }]
        : [],
    );
    return parts.some(({ kind }) => kind === 'package-documents') ? [...asked, ...own] : own;
  });
  /** What was sent, section by section (004-74). */
  protected readonly filed = computed(() => {
    const lines = (this.view.hasValue() ? this.view.value().lines : undefined) ?? [];
    const titles = (this.view.hasValue() ? this.view.value().form?.sections : undefined) ?? [];
    return titles.map(({ id, title }) => ({ id, title, lines: lines.filter(({ section }) => section === id) }));
  });
  protected readonly isFinished = computed(() => {
    const state = this.stateNow();
    return state !== null && state !== 'draft' && !isOpenApplication(state);
  });
  protected readonly isOpen = computed(() => {
    const state = this.stateNow();
    return state !== null && isOpenApplication(state);
  });
  /** No page is an end: what can be done next from here. */
  protected readonly ways = computed(() => (this.view.hasValue() ? waysOn(this.view.value()) : []));
  protected readonly message = linkedSignal<string | undefined, string>({
    source: () => this.completionTask(),
    computation: (task) => (task && this.unsent.find<string>(this.owner(), task)) || '',
  });
  protected readonly messageError = signal<string | null>(null);
  protected readonly added = signal(false);
  protected readonly failure = signal<unknown>(null);
  protected readonly withdrawAsked = signal(false);
  protected readonly isSending = signal(false);
  private readonly destroyRef = inject(DestroyRef);
  private readonly api = inject(ApplicationsApi);
  protected readonly decodePicture = decodePicture;
  protected readonly putPhoto = (photo: Blob) => this.api.putPhoto(this.id(), photo);
  private readonly access = inject(ResidentAccess);
  private readonly unsent = inject(UnsentTexts);
  private readonly toasts = inject(Toasts);
  private readonly intended = new IntendedAct();

  /** What was written stands there again after Back, a reload or a session that ended. */
  protected write(message: string): void {
    this.message.set(message);
    const task = this.completionTask();
    if (task) this.unsent.keep(this.owner(), task, message);
  }

  protected photoStored(fileId: string): void {
    this.added.set(true);
    this.view.update((view) => view && { ...view, photoFileId: fileId });
  }

  protected documentsChanged(documents: readonly ApplicationDocument[]): void {
    this.added.set(true);
    this.view.update((view) => view && { ...view, documents: [...documents] });
  }

  /** Dates that stand on a document are kept with it at once. */
  protected async dateDocument({
    fileId,
    documentDate = null,
    documentEnd = null,
  }: ApplicationDocument): Promise<void> {
    try {
      await this.api.dateDocument(this.id(), fileId, { documentDate, documentEnd });
    } catch (failure) {
      this.failure.set(failure);
    }
  }

  protected async complete(event: Event): Promise<void> {
    event.preventDefault();
    this.messageError.set(
      this.message().trim() || this.added()
        ? null
        : $localize`:@@status.answer.missing:Napisz odpowiedź albo dodaj zdjęcie lub dokument`,
    );
    if (this.messageError()) {
      document.getElementById('odpowiedz')?.focus();
      return;
    }
    await this.act(async () => {
      const message = this.message().trim();
      const task = this.completionTask();
      await this.api.complete(this.id(), message, this.intended.keyFor(['complete', task, message]));
      if (task) this.unsent.forget(this.owner(), task);
      this.toasts.say($localize`:@@status.completed:Dziękujemy, uzupełnienie wysłane.`);
    });
  }

  protected async withdraw(): Promise<void> {
    this.withdrawAsked.set(false);
    await this.act(async () => {
      await this.api.withdraw(this.id(), this.intended.keyFor(['withdraw', this.id()]));
      this.toasts.say($localize`:@@withdraw.done:Wycofanie przyjęte.`);
    });
  }

  protected async decideReprint(answer: { accept: boolean; pickupPointId?: string }): Promise<void> {
    await this.act(async () => {
      await this.api.decideReprint(this.id(), answer, this.intended.keyFor(['reprint', this.id(), answer]));
      this.toasts.say(
        answer.accept
          ? $localize`:@@reprint.accepted:Zrobimy nową kartę. Napiszemy, gdy będzie gotowa.`
          : $localize`:@@reprint.declined:Zostajesz przy dotychczasowej karcie.`,
      );
    });
  }

  private async act(work: () => Promise<void>): Promise<void> {
    if (this.isSending()) return;
    this.isSending.set(true);
    this.failure.set(null);
    const before = this.stateNow();
    try {
      await work();
      this.followUntilChanged(before);
    } catch (failure) {
      this.intended.failed(failure);
      this.failure.set(failure);
      this.isSending.set(false);
      readAnew(this.view);
    }
  }

  /** The process takes the act up a moment later: look again until the state has moved on. */
  private followUntilChanged(before: ApplicationState | null): void {
    timer(300, 1000)
      .pipe(
        take(20),
        takeWhile(() => this.stateNow() === before),
        takeUntilDestroyed(this.destroyRef),
        finalize(() => this.isSending.set(false)),
      )
      .subscribe(() => this.view.reload());
  }

  private owner(): string {
    return this.access.account()?.id ?? '';
  }

  /** Each call for completion is answered by an act of its own. */
  private completionTask(): string | undefined {
    return this.view.hasValue() ? this.view.value().completionRequest?.taskId : undefined;
  }

  private stateNow(): ApplicationState | null {
    return this.view.hasValue() ? this.view.value().state : null;
  }
}
