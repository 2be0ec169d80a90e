import { HttpClient } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, ElementRef, inject, signal, viewChild } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { PublicStatus } from '@karta/contracts';
import { FailureNote, plainDate, StatusChip, TextField } from '@karta/web-shared';
import { firstValueFrom } from 'rxjs';
import { stateWords } from './state-words.ts';

/** Where an application stands, by number and code, without signing in. */
@Component({
  selector: 'km-status-check',
  imports: [FailureNote, RouterLink, StatusChip, TextField],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './status-check.html',
})
export class StatusCheck {
  protected readonly number = signal('');
  protected readonly code = signal('');
  protected readonly errors = signal<{ number: string | null; code: string | null }>({ number: null, code: null });
  protected readonly failure = signal<unknown>(null);
  protected readonly isAsking = signal(false);
  protected readonly status = signal<PublicStatus | null>(null);
  protected readonly told = computed(() => {
    const status = this.status();
    return status && stateWords(status);
  });
  protected readonly plainDate = plainDate;
  private readonly http = inject(HttpClient);
  private readonly answer = viewChild<ElementRef<HTMLElement>>('answer');

  protected async ask(event: Event): Promise<void> {
    event.preventDefault();
    const number = Number(this.number().trim());
    this.errors.set({
      number:
        Number.isSafeInteger(number) && number > 0
          ? null
          : $localize`:@@status.number-missing:Wpisz numer wniosku, same cyfry`,
      code: this.code().trim() === '' ? $localize`:@@status.code-missing:Wpisz kod z wiadomości` : null,
    });
    if (this.errors().number) return document.getElementById('numer')?.focus();
    if (this.errors().code) return document.getElementById('kod')?.focus();
    if (this.isAsking()) return;
    this.isAsking.set(true);
    this.failure.set(null);
    this.status.set(null);
    try {
      const question = { number, code: this.code().trim() };
      this.status.set(await firstValueFrom(this.http.post<PublicStatus>('/api/resident/application-status', question)));
      setTimeout(() => this.answer()?.nativeElement.focus());
    } catch (failure) {
      this.failure.set(failure);
    } finally {
      this.isAsking.set(false);
    }
  }
}
