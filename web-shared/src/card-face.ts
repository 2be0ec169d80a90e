import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { plainDate } from './polish-dates.ts';
import { TownLook } from './town-look.ts';

let count = 0;

/** The front of a card as its holder knows it, in the town's colour; the printed one is drawn by the card template. */
@Component({
  selector: 'km-card-face',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<div class="card-face">
    <svg viewBox="0 0 856 539.8" role="img" [attr.aria-label]="label()">
      <use href="/assets/card-front.svg#front" />
      <image [attr.href]="look.arms()" x="40" y="36" width="72" height="86" />
      <g font-family="Commissioner" fill="#fff">
        <text x="130" y="78" font-size="45" font-weight="600" letter-spacing="-.3">Karta Mieszkańca</text>
        <text x="131" y="115" font-size="27" font-weight="450" fill="var(--km-card-pale)">{{ town() }}</text>
      </g>
      <g transform="translate(776 34) scale(.78)" fill="none" stroke="#fff" stroke-width="6.5" stroke-linecap="round">
        <path d="M0 12q9 14 0 32M14 4q15 24 0 48M28-4q21 32 0 64" />
      </g>
      <rect x="39" y="183" width="226" height="301" rx="12" fill="#fff" />
      <clipPath [attr.id]="clip"><rect x="44" y="188" width="216" height="291" rx="8" /></clipPath>
      <g [attr.clip-path]="'url(#' + clip + ')'">
        <rect x="44" y="188" width="216" height="291" fill="#e9eff0" />
        @if (photo(); as href) {
          <image [attr.href]="href" x="44" y="188" width="216" height="291" preserveAspectRatio="xMidYMid slice" />
        } @else {
          <g fill="#9db4b8">
            <circle cx="152" cy="300" r="52" />
            <path d="M56 479c0-70 44-104 96-104s96 34 96 104z" />
          </g>
        }
      </g>
      <g fill="#000" font-family="Commissioner">
        @for (part of nameLines(); track $index) {
          <text
            x="298"
            [attr.y]="nameTop() + $index * 56"
            [attr.font-size]="nameSize()"
            font-weight="600"
            letter-spacing="-.5"
          >
            {{ part }}
          </text>
        }
      </g>
      <g font-family="Source Sans 3" fill="#000">
        <text x="299" y="437" font-size="23">Numer karty</text>
        <text x="298" y="478" font-size="41" font-weight="650" letter-spacing="1.5">{{ number() }}</text>
        @if (validUntil(); as date) {
          <text x="566" y="437" font-size="23">Ważna do</text>
          <text x="566" y="478" font-size="35" font-weight="600">{{ plainDate(date) }}</text>
        }
      </g>
    </svg>
  </div>`,
})
export class CardFace {
  readonly town = input.required<string>();
  readonly holderName = input.required<string>();
  readonly number = input.required<string>();
  readonly validUntil = input<string | null>(null);
  readonly photo = input<string | null>(null);
  protected readonly look = inject(TownLook);
  protected readonly plainDate = plainDate;
  protected readonly clip = `card-photo-${++count}`;
  /** First names on one line, surname on the next; a double surname breaks after its hyphen. */
  protected readonly nameLines = computed(() => {
    const words = this.holderName().split(' ');
    const surname = words.pop() ?? '';
    const parts = surname.length > 18 ? surname.split(/(?<=-)/) : [surname];
    return [words.join(' '), ...parts].filter(Boolean);
  });
  protected readonly nameTop = computed(() => 322 - (this.nameLines().length - 2) * 34);
  protected readonly nameSize = computed(() =>
    Math.max(...this.nameLines().map((line) => line.length)) > 17 ? 40 : 50,
  );
  protected readonly label = computed(() => `Karta Mieszkańca, awers: ${this.holderName()}, numer ${this.number()}`);
}
