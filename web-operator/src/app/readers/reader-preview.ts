import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import type { ReaderField } from '@karta/domain';
import { SAMPLE_PORTRAIT } from '../card-design/sample-portrait.ts';

/** What a controller will see of a card that is good, drawn as the device draws it; the person is nobody. */
@Component({
  selector: 'km-reader-preview',
  changeDetection: ChangeDetectionStrategy.OnPush,
  styleUrl: './reader-preview.css',
  template: `<figure>
    <figcaption class="label">Tak zobaczy to kontroler</figcaption>
    <div class="device">
      <p class="bar">{{ name() || 'Nazwa czytnika' }}</p>
      <p class="verdict"><span class="i i-check_circle" aria-hidden="true"></span>Ważna</p>
      <div class="told">
        @if (has().photo || has().name || has().validUntil || has().number) {
          <div class="who">
            @if (has().photo) {
              <img [src]="portrait" alt="Zdjęcie posiadacza" width="60" height="80" />
            }
            <div>
              @if (has().name) {
                <p class="name">Małgorzata Źdźbłowska</p>
              }
              @if (has().validUntil) {
                <p>ważna do 30.09.2028</p>
              }
              @if (has().number) {
                <p class="mono">01-000018</p>
              }
            </div>
          </div>
        }
        @if (has().reliefs) {
          @if (isPartners()) {
            <p class="relief"><b>30% taniej</b>Pakiet Mieszkańca</p>
          } @else {
            <p class="relief"><b>Pakiet Mieszkańca</b></p>
          }
        }
        @if (hidden(); as words) {
          <p class="without">
            <span class="i i-shield" aria-hidden="true"></span>
            <span>Ten czytnik nie dostaje {{ words }}. Serwer tego nie wysyła.</span>
          </p>
        }
      </div>
    </div>
  </figure>`,
})
export class ReaderPreview {
  readonly name = input.required<string>();
  readonly shows = input.required<readonly ReaderField[]>();
  readonly isPartners = input.required<boolean>();
  protected readonly portrait = SAMPLE_PORTRAIT;
  protected readonly has = computed((): Partial<Record<ReaderField, boolean>> =>
    Object.fromEntries(this.shows().map((field) => [field, true])),
  );
  /** Of whom it is. */
  protected readonly hidden = computed(() => {
    const { name = false, photo = false } = this.has();
    if (name && photo) return null;
    return name ? 'zdjęcia' : photo ? 'imienia i nazwiska' : 'imienia, nazwiska ani zdjęcia';
  });
}
