import { HttpClient, httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import type { AnnouncementList, AudienceCount } from '@karta/contracts';
import {
  Dialog,
  FailureNote,
  idempotent,
  IntendedAct,
  nearTime,
  pluralForm,
  readAnew,
  Skeleton,
  TextArea,
  TextField,
  Toasts,
  UnsentTexts,
} from '@karta/web-shared';
import { firstValueFrom } from 'rxjs';
import { OperatorAccess } from '../session/operator-access.ts';
import { audienceOf, audienceWords, EVERYBODY } from './audience-draft.ts';
import { AudienceFields } from './audience-fields.ts';

const BASE = '/api/operator/announcements';
const AUDIENCE = '/api/operator/announcement-audience';
const KEPT = 'do-wszystkich';
const NOTHING = { subject: '', body: '' };
interface Errors {
  readonly subject: string | null;
  readonly body: string | null;
  readonly audience: string | null;
}
const NO_ERRORS: Errors = { subject: null, body: null, audience: null };

/** What the office tells all residents at once or some of them, and how many have opened it (004-106). */
@Component({
  selector: 'km-announcements',
  imports: [AudienceFields, Dialog, FailureNote, Skeleton, TextArea, TextField],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './announcements.html',
})
export class Announcements {
  protected readonly list = httpResource<AnnouncementList>(() => BASE);
  protected readonly text = signal(NOTHING);
  protected readonly to = signal(EVERYBODY);
  protected readonly errors = signal(NO_ERRORS);
  protected readonly isAsking = signal(false);
  protected readonly isSending = signal(false);
  protected readonly failure = signal<unknown>(null);
  protected readonly nearTime = nearTime;
  protected readonly audienceWords = audienceWords;
  private readonly asked = computed(() => audienceOf(this.to()));
  private readonly counted = httpResource<AudienceCount>(() => {
    const params = this.asked();
    return params ? { url: AUDIENCE, params } : undefined;
  });
  /** How many would get it; null while that is not known. */
  protected readonly reached = computed(() => {
    if (this.to().isChosen) return this.asked() && this.counted.hasValue() ? this.counted.value().count : null;
    return this.list.hasValue() ? this.list.value().audience : null;
  });
  /** „Dostanie ją 312 mieszkańców.” */
  protected readonly reach = computed(() => {
    const reached = this.reached();
    if (reached === null) return this.to().isChosen && !this.asked() ? 'Wybierz, do kogo.' : '';
    return reached === 0 ? 'Nie dostanie jej nikt.' : `Dostanie ją ${residents(reached)}.`;
  });
  private readonly http = inject(HttpClient);
  private readonly toasts = inject(Toasts);
  private readonly unsent = inject(UnsentTexts);
  private readonly access = inject(OperatorAccess);
  private readonly intended = new IntendedAct();

  constructor() {
    this.text.set(this.unsent.find<typeof NOTHING>(this.owner(), KEPT) ?? NOTHING);
  }

  protected write(change: Partial<typeof NOTHING>): void {
    this.text.update((before) => ({ ...before, ...change }));
    this.errors.set(NO_ERRORS);
    this.unsent.keep(this.owner(), KEPT, this.text());
  }

  protected choose(to: typeof EVERYBODY): void {
    this.to.set(to);
    this.errors.set(NO_ERRORS);
  }

  /** Everybody hears it at once and nothing takes it back: it is asked once more. */
  protected ask(event: Event): void {
    event.preventDefault();
    const { subject, body } = this.text();
    this.errors.set({
      subject: subject.trim() === '' ? 'Wpisz temat' : null,
      body: body.trim() === '' ? 'Napisz, co mieszkańcy mają wiedzieć' : null,
      audience: this.reached() ? null : 'Wybierz, do kogo: teraz nie dostałby tego nikt',
    });
    const { subject: noSubject, body: noBody, audience: nobody } = this.errors();
    if (noSubject) document.getElementById('temat')?.focus();
    else if (noBody) document.getElementById('tresc-ogloszenia')?.focus();
    else if (nobody) document.getElementById('pakiet')?.focus();
    else this.isAsking.set(true);
  }

  protected async send(): Promise<void> {
    if (this.isSending()) return;
    const text = { subject: this.text().subject.trim(), body: this.text().body.trim(), audience: this.asked() };
    this.isSending.set(true);
    this.failure.set(null);
    try {
      await firstValueFrom(this.http.post(BASE, text, idempotent(this.intended.keyFor(text))));
      this.intended.succeeded();
      this.text.set(NOTHING);
      this.unsent.forget(this.owner(), KEPT);
      this.toasts.say(
        this.to().isChosen
          ? 'Wiadomość wysłana do wybranych mieszkańców.'
          : 'Wiadomość wysłana do wszystkich mieszkańców.',
      );
      this.to.set(EVERYBODY);
      readAnew(this.list);
    } catch (failure) {
      this.intended.failed(failure);
      this.failure.set(failure);
    } finally {
      this.isSending.set(false);
      this.isAsking.set(false);
    }
  }

  protected readonly residents = residents;
  private readonly owner = (): string => this.access.operator()?.id ?? '';
}

const residents = (count: number): string =>
  `${count} ${pluralForm(count, 'mieszkaniec', 'mieszkańcy', 'mieszkańców')}`;
