import { ChangeDetectionStrategy, Component, input, linkedSignal, output } from '@angular/core';
import type { LocalText } from '@karta/domain';
import { Dialog } from '@karta/web-shared';
import { LocalTextFields } from './local-text.ts';

/** What is going to be published, in words, with the sentence for whoever has a draft of the version before. */
@Component({
  selector: 'km-publish-form',
  imports: [Dialog, LocalTextFields],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<km-dialog
    [open]="open()"
    [wide]="true"
    [heading]="'Opublikować wersję ' + version() + '?'"
    (closed)="closed.emit()"
  >
    <p>Od tej chwili mieszkańcy zaczynają wnioski tą wersją. Zaczęte i złożone zostają przy swojej.</p>
    <h3>Zmiany</h3>
    <ul>
      @for (sentence of changes(); track sentence) {
        <li>{{ sentence }}</li>
      } @empty {
        <li>{{ version() === 1 ? 'Nowy typ wniosku.' : 'Żadnych.' }}</li>
      }
    </ul>
    <div class="mt-3">
      <km-local-text
        name="co-nowego"
        label="Co się zmieniło, dla mieszkańca z zaczętym wnioskiem"
        [isRequired]="false"
        [value]="news()"
        (typed)="news.set($event)"
      />
    </div>
    @if (failure(); as sentence) {
      <p class="error-text mt-2" role="alert">
        <span class="i i-error" aria-hidden="true"></span><span>{{ sentence }}</span>
      </p>
    }
    <div class="actions">
      <button type="button" class="btn btn--secondary" (click)="closed.emit()">Anuluj</button>
      <button type="button" class="btn btn--primary" [disabled]="isSending()" (click)="published.emit(news())">
        {{ isSending() ? 'Publikujemy…' : 'Opublikuj' }}
      </button>
    </div>
  </km-dialog>`,
})
export class PublishDialog {
  readonly open = input.required<boolean>();
  readonly version = input.required<number>();
  readonly changes = input.required<readonly string[]>();
  readonly failure = input<string | null>(null);
  readonly isSending = input(false);
  readonly closed = output();
  /** With what is new, in a sentence. */
  readonly published = output<LocalText | null>();
  protected readonly news = linkedSignal<number, LocalText | null>({ source: this.version, computation: () => null });
}
