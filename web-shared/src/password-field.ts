import { ChangeDetectionStrategy, Component, computed, input, model, signal } from '@angular/core';

/** A password with the eye that shows it (requirement 004-15); with `rules`, it says whether the length is enough. */
@Component({
  selector: 'km-password-field',
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { class: 'field', '[class.field--error]': 'error() !== null' },
  template: `
    <label class="label" [for]="name()"
      >{{ label() }}
      @if (required()) {
        <span class="req" aria-hidden="true">*</span>
      }
    </label>
    @if (error(); as sentence) {
      <span class="error-text" [id]="name() + '-error'"
        ><span class="i i-error" aria-hidden="true"></span><span>{{ sentence }}</span></span
      >
    }
    <div class="input-wrap">
      <input
        #box
        class="input"
        [id]="name()"
        [name]="name()"
        [type]="shown() ? 'text' : 'password'"
        [value]="value()"
        [attr.autocomplete]="autocomplete()"
        [attr.aria-required]="required() || null"
        [attr.aria-invalid]="error() === null ? null : 'true'"
        [attr.aria-describedby]="describedBy()"
        spellcheck="false"
        autocapitalize="none"
        maxlength="128"
        (input)="value.set(box.value)"
      />
      <button
        type="button"
        class="btn btn--icon"
        [attr.aria-label]="shown() ? words.hide : words.show"
        (click)="shown.set(!shown())"
      >
        <span class="i i-lg i-{{ shown() ? 'visibility_off' : 'visibility' }}" aria-hidden="true"></span>
      </button>
    </div>
    @if (rules()) {
      <p class="pw-rule" [id]="name() + '-rules'" [class.tone-success]="isLongEnough()">
        <span class="i i-{{ isLongEnough() ? 'check_circle' : 'radio_button_unchecked' }}" aria-hidden="true"></span>
        &ngsp;<ng-container i18n="@@password.rule"
          >co najmniej 12 znaków; najłatwiej zapamiętać trzy słowa</ng-container
        >
      </p>
    }
  `,
})
export class PasswordField {
  readonly name = input.required<string>();
  readonly label = input.required<string>();
  readonly value = model('');
  readonly error = input<string | null>(null);
  readonly required = input(true);
  readonly rules = input(false);
  readonly autocomplete = input('current-password');
  protected readonly shown = signal(false);
  protected readonly words = {
    hide: $localize`:@@password.hide:Ukryj hasło`,
    show: $localize`:@@password.show:Pokaż hasło`,
  };
  protected readonly isLongEnough = computed(() => this.value().length >= 12);
  protected readonly describedBy = computed(
    () =>
      [this.error() && `${this.name()}-error`, this.rules() && `${this.name()}-rules`].filter(Boolean).join(' ') ||
      null,
  );
}
