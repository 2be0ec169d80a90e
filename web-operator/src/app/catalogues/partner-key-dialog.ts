import {
  ChangeDetectionStrategy,
  Component,
  computed,
  inject,
  input,
  linkedSignal,
  output,
  signal,
} from '@angular/core';
import type { MadePartnerKey } from '@karta/contracts';
import { addDays, isCivilDate, KEY_OVERLAP_DAYS } from '@karta/domain';
import { Dialog, onDay, sentenceFor, TextField, todayIn, toProblem } from '@karta/web-shared';
import { MISTAKES } from './catalogue-words.ts';
import { PartnerKeysApi } from './partner-keys-api.ts';
import type { PartnerKeyRow } from './partner-words.ts';

export type KeyAct =
  | { readonly kind: 'add' }
  | { readonly kind: 'rotate'; readonly key: PartnerKeyRow }
  | { readonly kind: 'revoke'; readonly key: PartnerKeyRow };

const HEADINGS = { add: 'Nowy klucz programu', rotate: 'Wymienić klucz?', revoke: 'Unieważnić klucz?' } as const;
const BUTTONS = { add: 'Utwórz klucz', rotate: 'Wymień klucz', revoke: 'Unieważnij klucz' } as const;

/** Asks what a new key is called, until when an old one works on, or whether one shall end at once. */
@Component({
  selector: 'km-partner-key-dialog',
  imports: [Dialog, TextField],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<km-dialog [open]="true" [heading]="heading()" (closed)="closed.emit()">
    <form class="stack stack-3" novalidate (submit)="$event.preventDefault(); send()">
      @switch (act().kind) {
        @case ('add') {
          <km-text-field
            name="nazwa-klucza"
            label="Nazwa klucza"
            hint="Gdzie będzie używany, na przykład: kasa 2"
            [maxLength]="60"
            [(value)]="name"
            [error]="error()"
          />
          <label class="check check--sm"
            ><input #test type="checkbox" [checked]="isTest()" (change)="isTest.set(test.checked)" /><span
              >Klucz próbny
              <span class="hint">Widzi tylko karty próbne TEST-0001 do TEST-0005. Niczego nie zapisuje.</span></span
            ></label
          >
        }
        @case ('rotate') {
          <p>Powstanie nowy klucz o tej samej nazwie. W tym czasie partner podmieni go w swoim programie.</p>
          <km-text-field
            name="koniec-klucza"
            label="Stary klucz działa jeszcze do końca dnia"
            type="date"
            [(value)]="endsOn"
            [error]="error()"
          />
          @if (lastDay(); as words) {
            <p class="note note--info">
              <span class="i i-schedule" aria-hidden="true"></span
              ><span>Stary klucz działa ostatni raz {{ words }}. Od następnego dnia działa tylko nowy.</span>
            </p>
          }
        }
        @case ('revoke') {
          <p>Program z kluczem „{{ keyName() }}” przestanie działać od razu. Tego nie da się cofnąć.</p>
          @if (error(); as sentence) {
            <p class="error-text" role="alert">
              <span class="i i-error" aria-hidden="true"></span><span>{{ sentence }}</span>
            </p>
          }
        }
      }
      <div class="actions">
        <button type="button" class="btn btn--secondary" (click)="closed.emit()">Anuluj</button>
        <button class="btn btn--{{ act().kind === 'revoke' ? 'danger' : 'primary' }}" [disabled]="isSending()">
          {{ isSending() ? 'Zapisujemy…' : button() }}
        </button>
      </div>
    </form>
  </km-dialog>`,
})
export class PartnerKeyDialog {
  readonly partnerId = input.required<string>();
  readonly act = input.required<KeyAct>();
  /** Null: nothing was made. */
  readonly done = output<MadePartnerKey | null>();
  readonly closed = output();
  protected readonly heading = computed(() => HEADINGS[this.act().kind]);
  protected readonly button = computed(() => BUTTONS[this.act().kind]);
  protected readonly keyName = computed(() => {
    const act = this.act();
    return act.kind === 'add' ? '' : act.key.name;
  });
  protected readonly name = signal('');
  protected readonly isTest = signal(false);
  protected readonly endsOn = signal(addDays(todayIn(), KEY_OVERLAP_DAYS.first));
  protected readonly lastDay = computed(() => (this.mistakeOfDay() === null ? onDay(this.endsOn()) : null));
  /** Of what was sent; gone with the next letter. */
  protected readonly error = linkedSignal<string, string | null>({
    source: () => `${this.name()}|${this.endsOn()}`,
    computation: () => null,
  });
  protected readonly isSending = signal(false);
  private readonly api = inject(PartnerKeysApi);

  protected async send(): Promise<void> {
    const mistake = this.mistake();
    this.error.set(mistake);
    if (mistake !== null || this.isSending()) return;
    this.isSending.set(true);
    try {
      this.done.emit(await this.run());
    } catch (failure) {
      const { code, fields = [] } = toProblem(failure);
      this.error.set(MISTAKES[fields[0]?.code ?? ''] ?? sentenceFor(code));
    } finally {
      this.isSending.set(false);
    }
  }

  private async run(): Promise<MadePartnerKey | null> {
    const [act, id] = [this.act(), this.partnerId()];
    if (act.kind === 'add') return this.api.add(id, { name: this.name().trim(), isTest: this.isTest() });
    if (act.kind === 'rotate') return this.api.rotate(id, act.key.id, this.endsOn());
    await this.api.revoke(id, act.key.id);
    return null;
  }

  private mistake(): string | null {
    const { kind } = this.act();
    if (kind === 'add') return this.name().trim() === '' ? 'Nazwij klucz' : null;
    return kind === 'rotate' ? this.mistakeOfDay() : null;
  }

  private mistakeOfDay(): string | null {
    const [day, today] = [this.endsOn(), todayIn()];
    if (!isCivilDate(day)) return 'Wybierz dzień';
    if (day < today) return 'Ten dzień już minął';
    return day > addDays(today, KEY_OVERLAP_DAYS.most) ? `Najdalej za ${KEY_OVERLAP_DAYS.most} dni` : null;
  }
}
