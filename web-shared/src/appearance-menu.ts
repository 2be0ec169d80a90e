import { ChangeDetectionStrategy, Component, ElementRef, inject, input, signal } from '@angular/core';
import { Appearance, type Letters, type Theme } from './appearance.ts';

let count = 0;

/** The button „Wygląd: kontrast i wielkość liter” and its little menu. */
@Component({
  selector: 'km-appearance',
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { class: 'look-menu', '(keydown.escape)': 'close(true)', '(focusout)': 'leave($event)' },
  template: `
    <button
      #opener
      type="button"
      class="btn btn--icon"
      aria-label="Wygląd: kontrast i wielkość liter"
      i18n-aria-label="@@look"
      [attr.aria-expanded]="open()"
      (click)="open.set(!open())"
    >
      <span class="i i-contrast i-lg" aria-hidden="true"></span>
    </button>
    @if (open()) {
      <div class="look-menu__box" [class.look-menu__box--up]="up()">
        <fieldset>
          <legend i18n="@@look.colours">Kolory</legend>
          @for (theme of themes; track theme.code) {
            <label class="check check--sm"
              ><input
                type="radio"
                [name]="group + 'theme'"
                [checked]="appearance.theme() === theme.code"
                (change)="appearance.theme.set(theme.code)"
              /><span>{{ theme.word }}</span></label
            >
          }
        </fieldset>
        <fieldset>
          <legend i18n="@@look.letters">Wielkość liter</legend>
          @for (size of sizes; track size.code) {
            <label class="check check--sm"
              ><input
                type="radio"
                [name]="group + 'letters'"
                [checked]="appearance.letters() === size.code"
                (change)="appearance.letters.set(size.code)"
              /><span>{{ size.word }}</span></label
            >
          }
        </fieldset>
      </div>
    }
  `,
})
export class AppearanceMenu {
  readonly up = input(false);
  protected readonly appearance = inject(Appearance);
  protected readonly open = signal(false);
  protected readonly group = `look-${++count}-`;
  protected readonly themes: readonly { code: Theme; word: string }[] = [
    { code: 'system', word: $localize`:@@look.system:Jak w urządzeniu` },
    { code: 'light', word: $localize`:@@look.light:Jasne` },
    { code: 'dark', word: $localize`:@@look.dark:Ciemne` },
    { code: 'contrast', word: $localize`:@@look.contrast:Wysoki kontrast` },
  ];
  protected readonly sizes: readonly { code: Letters; word: string }[] = [
    { code: 'normal', word: $localize`:@@look.normal:Zwykłe` },
    { code: 'larger', word: $localize`:@@look.larger:Większe` },
    { code: 'largest', word: $localize`:@@look.largest:Największe` },
  ];
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);

  protected close(refocus: boolean): void {
    if (!this.open()) return;
    this.open.set(false);
    if (refocus) this.host.nativeElement.querySelector('button')?.focus();
  }

  protected leave(event: FocusEvent): void {
    const next = event.relatedTarget;
    if (next instanceof Node && !this.host.nativeElement.contains(next)) this.close(false);
  }
}
