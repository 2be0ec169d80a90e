import { HttpClient, httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import type { AnnouncementList } from '@karta/contracts';
import {
  Dialog,
  FailureNote,
  idempotent,
  IntendedAct,
  nearTime,
  pluralForm,
  Skeleton,
  TextArea,
  TextField,
  Toasts,
  UnsentTexts,
} from '@karta/web-shared';
import { firstValueFrom } from 'rxjs';
import { OperatorAccess } from '../session/operator-access.ts';

const BASE = '/api/operator/announcements';
const KEPT = 'do-wszystkich';
const NOTHING = { subject: '', body: '' };

/** What the office tells all residents at once, and how many have opened it (004-106). */
@Component({
  selector: 'km-announcements',
  imports: [Dialog, FailureNote, Skeleton, TextArea, TextField],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './announcements.html',
})
export class Announcements {
  protected readonly list = httpResource<AnnouncementList>(() => BASE);
  protected readonly text = signal(NOTHING);
  protected readonly errors = signal<{ subject: string | null; body: string | null }>({ subject: null, body: null });
  protected readonly isAsking = signal(false);
  protected readonly isSending = signal(false);
  protected readonly failure = signal<unknown>(null);
  protected readonly nearTime = nearTime;
  /** „312 mieszkańców” */
  protected readonly audience = computed(() => residents(this.list.hasValue() ? this.list.value().audience : 0));
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
    this.errors.set({ subject: null, body: null });
    this.unsent.keep(this.owner(), KEPT, this.text());
  }

  /** Everybody hears it at once and nothing takes it back: it is asked once more. */
  protected ask(event: Event): void {
    event.preventDefault();
    const { subject, body } = this.text();
    this.errors.set({
      subject: subject.trim() === '' ? 'Wpisz temat' : null,
      body: body.trim() === '' ? 'Napisz, co mieszkańcy mają wiedzieć' : null,
    });
    const { subject: noSubject, body: noBody } = this.errors();
    if (noSubject) document.getElementById('temat')?.focus();
    else if (noBody) document.getElementById('tresc-ogloszenia')?.focus();
    else this.isAsking.set(true);
  }

  protected async send(): Promise<void> {
    if (this.isSending()) return;
    const text = { subject: this.text().subject.trim(), body: this.text().body.trim() };
    this.isSending.set(true);
    this.failure.set(null);
    try {
      await firstValueFrom(this.http.post(BASE, text, idempotent(this.intended.keyFor(text))));
      this.text.set(NOTHING);
      this.unsent.forget(this.owner(), KEPT);
      this.toasts.say('Wiadomość wysłana do wszystkich mieszkańców.');
      this.list.reload();
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
