import { ChangeDetectionStrategy, Component } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { LetterEvent } from '@karta/domain';
import { FailureNote, readAnew, Skeleton } from '@karta/web-shared';
import { CHANNEL_WORDS, EVENT_WORDS } from './letter-words.ts';
import { letterList } from './letters-api.ts';
import { OwnLetters } from './own-letters.ts';

/** Every letter that the city sends, on each channel; those that it has added come first. */
@Component({
  selector: 'km-letter-list',
  imports: [FailureNote, OwnLetters, RouterLink, Skeleton],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div class="o-head"><h1>Powiadomienia</h1></div>
    @if (list.hasValue()) {
      <km-own-letters [list]="list.value()" (changed)="list.set($event)" (overtaken)="readAnew(list)" />
      <h2 class="mb-2">Powiadomienia z wydania</h2>
      <div class="table-wrap" tabindex="0" role="region" aria-label="Powiadomienia, tabela przewijana">
        <table class="table">
          <caption class="sr">
            Wiadomości do mieszkańców
          </caption>
          <thead>
            <tr>
              <th scope="col">Wiadomość</th>
              <th scope="col">Kanał</th>
              <th scope="col">Treść</th>
            </tr>
          </thead>
          <tbody>
            @for (letter of list.value().letters; track letter.event + letter.channel) {
              <tr>
                <td>
                  <a
                    [routerLink]="['/powiadomienia', letter.event + '_' + letter.channel]"
                    [attr.aria-label]="wordOf(letter.event) + ', ' + channels[letter.channel]"
                    >{{ wordOf(letter.event) }}</a
                  >
                </td>
                <td>{{ channels[letter.channel] }}</td>
                <td>{{ letter.version === 0 ? 'z wydania' : 'własna, wersja ' + letter.version }}</td>
              </tr>
            }
          </tbody>
        </table>
      </div>
    } @else if (list.error()) {
      <km-failure [error]="list.error()" (retry)="list.reload()" />
    } @else {
      <km-skeleton [lines]="6" />
    }
  `,
})
export class LetterListScreen {
  protected readonly readAnew = readAnew;
  protected readonly list = letterList();
  protected readonly channels = CHANNEL_WORDS;
  protected readonly wordOf = (event: string): string => EVENT_WORDS[event as LetterEvent] ?? event;
}
