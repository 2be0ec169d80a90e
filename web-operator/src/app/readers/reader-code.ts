import {
  ChangeDetectionStrategy,
  Component,
  computed,
  DestroyRef,
  inject,
  input,
  linkedSignal,
  output,
  resource,
  signal,
  untracked,
} from '@angular/core';
import type { ReaderView } from '@karta/contracts';
import { Dialog, FailureNote, Skeleton } from '@karta/web-shared';
import { CodePicture } from '@karta/web-shared/code-picture';
import { enrolmentLink, timeLeft } from './reader-words.ts';
import { ReadersApi } from './readers-api.ts';

const EVERY_MS = 5000;

/** A new code as a picture to scan and as signs to type; shown this once. */
@Component({
  selector: 'km-reader-code',
  imports: [CodePicture, Dialog, FailureNote, Skeleton],
  changeDetection: ChangeDetectionStrategy.OnPush,
  styles: `
    .picture {
      display: block;
      width: min(220px, 100%);
      margin: 12px auto;
    }
    .while {
      text-align: center;
    }
    .page {
      overflow-wrap: anywhere;
    }
    .code {
      text-align: center;
      font: 600 1.75rem/2.25rem var(--km-font-mono);
      user-select: all;
    }
  `,
  template: `<km-dialog [open]="true" [heading]="'Połącz: ' + reader().name" (closed)="closed.emit()">
    @if (given.hasValue()) {
      @if (left(); as minutes) {
        <p>
          Zeskanuj ten kod aparatem urządzenia. Możesz też otworzyć na nim <b class="page">{{ pageUrl() }}</b>
          i&nbsp;wpisać kod.
        </p>
        <km-code-picture class="picture" label="Kod QR, który łączy czytnik" [text]="link()" />
        <p class="code">{{ given.value().code }}</p>
        <p class="mt-1 muted while">Kod ważny jeszcze {{ minutes }}. Działa raz i&nbsp;drugi raz go nie pokażemy.</p>
        @if (hasDevice()) {
          <p class="hint mt-1">Obecne urządzenie pracuje, dopóki ktoś nie użyje tego kodu.</p>
        }
      } @else if (!isDone()) {
        <p>Kod stracił ważność.</p>
        <button type="button" class="btn btn--secondary mt-2" (click)="given.reload()">Pokaż nowy kod</button>
      }
      <p class="mt-3" role="status">
        @if (isDone()) {
          <span class="i i-check_circle tone-success" aria-hidden="true"></span> Czytnik połączony.
        } @else if (left()) {
          <span class="i i-hourglass_bottom" aria-hidden="true"></span> Czekamy na czytnik…
        }
      </p>
    } @else if (given.error()) {
      <km-failure [error]="given.error()" (retry)="given.reload()" />
    } @else {
      <km-skeleton [lines]="3" />
    }
    <div class="actions">
      <button type="button" class="btn btn--primary" (click)="closed.emit()">Zamknij</button>
    </div>
  </km-dialog>`,
})
export class ReaderCodeDialog {
  readonly reader = input.required<ReaderView>();
  readonly pageUrl = input.required<string>();
  readonly closed = output();
  private readonly api = inject(ReadersApi);
  private readonly id = computed(() => this.reader().id);
  private readonly now = signal(new Date());
  protected readonly given = resource({ params: () => this.id(), loader: ({ params }) => this.api.newCode(params) });
  protected readonly link = computed(() =>
    this.given.hasValue() ? enrolmentLink(this.pageUrl(), this.given.value().code) : '',
  );
  protected readonly left = computed(() =>
    this.given.hasValue() && !this.isDone() ? timeLeft(this.given.value().until, this.now()) : '',
  );
  protected readonly hasDevice = computed(() => ['enrolled', 'locked'].includes(this.reader().state));
  private readonly enrolledBefore = linkedSignal({
    source: this.id,
    computation: () => untracked(() => this.reader().enrolledAt),
  });
  /** A device has used the code since. */
  protected readonly isDone = computed(() => this.reader().enrolledAt !== this.enrolledBefore());

  constructor() {
    const clock = setInterval(() => this.now.set(new Date()), EVERY_MS);
    inject(DestroyRef).onDestroy(() => clearInterval(clock));
  }
}
