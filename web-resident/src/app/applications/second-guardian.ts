import { HttpClient } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, inject, input, signal, type OnInit } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { GuardianQuestion } from '@karta/contracts';
import { FailureNote, plainDate, Skeleton } from '@karta/web-shared';
import { firstValueFrom } from 'rxjs';
import { PageLanguage } from '../frames/page-language.ts';

const PATH = '/api/resident/second-guardian';

/** The link of the letter to the other guardian of a child: yes or no, without signing in, once. */
@Component({
  selector: 'km-second-guardian',
  imports: [FailureNote, RouterLink, Skeleton],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './second-guardian.html',
})
export class SecondGuardian implements OnInit {
  readonly token = input<string>();
  protected readonly language = inject(PageLanguage);
  protected readonly question = signal<GuardianQuestion | null>(null);
  protected readonly said = signal<'yes' | 'no' | null>(null);
  protected readonly isSending = signal(false);
  protected readonly failure = signal<unknown>(null);
  protected readonly plainDate = plainDate;
  private readonly http = inject(HttpClient);

  async ngOnInit(): Promise<void> {
    const token = this.token();
    if (!token) return;
    try {
      this.question.set(await firstValueFrom(this.http.post<GuardianQuestion>(PATH, { token })));
    } catch (failure) {
      this.failure.set(failure);
    }
  }

  protected async answer(answer: 'yes' | 'no'): Promise<void> {
    this.failure.set(null);
    this.isSending.set(true);
    try {
      await firstValueFrom(this.http.post(`${PATH}/answer`, { token: this.token(), answer }));
      this.said.set(answer);
    } catch (failure) {
      this.failure.set(failure);
    } finally {
      this.isSending.set(false);
    }
  }
}
