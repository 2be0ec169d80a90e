import {
  afterNextRender,
  ChangeDetectionStrategy,
  Component,
  computed,
  ElementRef,
  inject,
  Injector,
  input,
  output,
} from '@angular/core';
import type { SettingRow, SettingView } from '@karta/contracts';
import { foldText } from '@karta/domain';

/** Rows that people choose of, each with its name and perhaps one more thing; the code of a new one follows from its name. */
@Component({
  selector: 'km-setting-rows',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<div class="stack stack-1" role="group" [attr.aria-label]="label()">
    @for (row of all(); track $index) {
      <div class="row">
        <input
          #name
          class="input grow"
          maxlength="120"
          [value]="row.name"
          [attr.aria-label]="'Nazwa, pozycja ' + ($index + 1)"
          (input)="change($index, { name: name.value })"
        />
        @if (setting().extra; as extra) {
          @if (extra.kind === 'number') {
            <label class="row small"
              ><input
                #days
                class="input days"
                inputmode="numeric"
                [value]="row[extra.name] ?? ''"
                [attr.aria-label]="extraWord() + ', pozycja ' + ($index + 1)"
                (input)="setExtra($index, numberOf(days.value))"
              /><span aria-hidden="true">{{ extraWord() }}</span></label
            >
          } @else {
            <label class="check check--sm"
              ><input
                #flag
                type="checkbox"
                [checked]="row[extra.name] === true"
                (change)="setExtra($index, flag.checked)"
              /><span
                >{{ extraWord() }}<span class="sr">, pozycja {{ $index + 1 }}</span></span
              ></label
            >
          }
        }
        <button
          type="button"
          class="btn btn--icon btn--sm"
          [disabled]="setting().keeps.includes(row.code)"
          [attr.aria-label]="'Usuń: ' + row.name"
          (click)="remove($index)"
        >
          <span class="i i-delete" aria-hidden="true"></span>
        </button>
      </div>
    }
    <div>
      <button type="button" class="btn btn--text btn--sm" (click)="add()">
        <span class="i i-add" aria-hidden="true"></span>Dodaj pozycję<span class="sr">: {{ label() }}</span>
      </button>
    </div>
  </div>`,
  styles: `
    .days {
      width: 88px;
    }
  `,
})
export class SettingRows {
  readonly setting = input.required<SettingView>();
  /** JSON of the rows as they stand in the form. */
  readonly rows = input.required<string>();
  readonly label = input.required<string>();
  readonly extraWord = input.required<string>();
  readonly typed = output<string>();
  protected readonly all = computed(() => JSON.parse(this.rows()) as SettingRow[]);
  private readonly injector = inject(Injector);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;

  protected numberOf(text: string): number {
    return Number(text.replace(/\s/g, '')) || 0;
  }

  protected setExtra(at: number, value: number | boolean): void {
    const { extra } = this.setting();
    if (extra) this.change(at, { [extra.name]: value });
  }

  protected change(at: number, to: Partial<SettingRow>): void {
    const known = (this.setting().value as SettingRow[]).map(({ code }) => code);
    this.say(
      this.all().map((row, index) => {
        if (index !== at) return row;
        const changed = { ...row, ...to } as SettingRow;
        return known.includes(row.code) ? changed : { ...changed, code: this.codeFor(changed.name, at) };
      }),
    );
  }

  protected add(): void {
    const { extra } = this.setting();
    const row = { code: this.codeFor('', -1), name: '', ...(extra?.kind === 'number' && { [extra.name]: 30 }) };
    this.say([...this.all(), row]);
    const focus = (): void => [...this.host.querySelectorAll<HTMLInputElement>('input.grow')].at(-1)?.focus();
    afterNextRender({ read: focus }, { injector: this.injector });
  }

  protected remove(at: number): void {
    this.say(this.all().filter((_row, index) => index !== at));
  }

  private say(rows: readonly SettingRow[]): void {
    this.typed.emit(JSON.stringify(rows));
  }

  /** „Pismo ze szkoły” → `pismo-ze-szkoly`, with a number where another row has it. */
  private codeFor(name: string, at: number): string {
    const taken = this.all().flatMap(({ code }, index) => (index === at ? [] : code));
    const letters = foldText(name)
      .replaceAll(/[^a-z0-9]+/g, '-')
      .replace(/^[^a-z]+|-+$/g, '')
      .slice(0, 34);
    const base = letters || 'pozycja';
    for (let count = 1; ; count += 1) {
      const code = count === 1 ? base : `${base}-${count}`;
      if (!taken.includes(code)) return code;
    }
  }
}
