import { ChangeDetectionStrategy, Component, inject, input, output } from '@angular/core';
import { PhotoField, Toasts } from '@karta/web-shared';
import { ScanButton } from '../scanning/scan-button.ts';
import { PeopleApi } from './people-api.ts';

/** The photo of a person, from the webcam of the desk, from a file or from the scanner of a station, cut to 3:4 (000-14, 000-15). */
@Component({
  selector: 'km-person-photo',
  imports: [PhotoField, ScanButton],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<section class="panel" aria-labelledby="zdjecie-osoby">
    <h2 id="zdjecie-osoby" class="mb-2">Zdjęcie</h2>
    <km-photo-field #field folder="/api/operator/files" [fileId]="fileId()" [put]="put" (stored)="keep()">
      <km-scan-button photoSource what="photo" of="zdjęcie" (scanned)="field.take($event)" />
    </km-photo-field>
  </section>`,
})
export class PersonPhoto {
  readonly residentId = input.required<string>();
  readonly fileId = input.required<string | null>();
  readonly stored = output();
  private readonly api = inject(PeopleApi);
  private readonly toasts = inject(Toasts);
  protected readonly put = (photo: Blob) => this.api.putPhoto(this.residentId(), photo);

  protected keep(): void {
    this.toasts.say('Zapisano zdjęcie.');
    this.stored.emit();
  }
}
