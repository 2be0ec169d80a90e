import { HttpClient } from '@angular/common/http';
import { inject, Injectable, signal } from '@angular/core';
import type { Mention, OfficeNote, UnreadMentions } from '@karta/contracts';
import { firstValueFrom, type Observable } from 'rxjs';

const AT = '/api/operator/mentions';

/** How many notes call whoever is signed in, that they have not opened (C-7). */
@Injectable({ providedIn: 'root' })
export class MentionWatch {
  readonly unread = signal(0);
  private readonly http = inject(HttpClient);

  load(): Promise<void> {
    return this.take(this.http.get<UnreadMentions>(`${AT}/unread`));
  }

  /** The notes of a place are on the screen: those that call this person are read from now on. */
  seen({ kind, id }: Pick<Mention['place'], 'kind' | 'id'>, notes: readonly OfficeNote[]): void {
    const until = notes.findLast(({ isForYou }) => isForYou)?.at;
    if (until !== undefined) void this.read({ place: { kind, id }, until });
  }

  /** All that stands in the list of mentions, whose newest is of that moment. */
  readAll(until: string): Promise<void> {
    return this.read({ until });
  }

  private read(what: object): Promise<void> {
    return this.take(this.http.post<UnreadMentions>(`${AT}/read`, what));
  }

  /** Without an answer the sign stays as it is; it is told again with the next note. */
  private async take(answer: Observable<UnreadMentions>): Promise<void> {
    try {
      this.unread.set((await firstValueFrom(answer)).unread);
    } catch {
      // the list of mentions says what is wrong
    }
  }
}
