import { ChangeDetectionStrategy, Component, input, model } from '@angular/core';
import type { AnnouncementList } from '@karta/contracts';
import { TextField } from '@karta/web-shared';
import { isAgeText, type AudienceDraft } from './audience-draft.ts';

/** To whom something is told: to all, or to those with a package, a card at a point, or of an age. */
@Component({
  selector: 'km-audience-fields',
  imports: [TextField],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<fieldset class="stack stack-2">
    <legend class="label">Do kogo</legend>
    <div class="row row--wrap">
      <label class="check check--sm"
        ><input type="radio" name="do-kogo" [checked]="!draft().isChosen" (change)="change({ isChosen: false })" /><span
          >do wszystkich mieszkańców</span
        ></label
      >
      <label class="check check--sm"
        ><input type="radio" name="do-kogo" [checked]="draft().isChosen" (change)="change({ isChosen: true })" /><span
          >do wybranych</span
        ></label
      >
    </div>
    @if (draft().isChosen) {
      <div class="audience">
        <div class="field">
          <label class="label" for="pakiet">Pakiet</label>
          <select #packages class="input" id="pakiet" (change)="change({ packageCode: packages.value })">
            <option value="">dowolny</option>
            @for (each of list().packages; track each.code) {
              <option [value]="each.code" [selected]="each.code === draft().packageCode">{{ each.name }}</option>
            }
          </select>
        </div>
        <div class="field">
          <label class="label" for="punkt">Punkt, w którym mają kartę</label>
          <select #points class="input" id="punkt" (change)="change({ pickupPointId: points.value })">
            <option value="">dowolny</option>
            @for (each of list().points; track each.id) {
              <option [value]="each.id" [selected]="each.id === draft().pickupPointId">{{ each.name }}</option>
            }
          </select>
        </div>
        <km-text-field
          name="wiek-od"
          label="Wiek od"
          inputmode="numeric"
          [maxLength]="3"
          [value]="draft().ageFrom"
          (valueChange)="change({ ageFrom: $event })"
          [error]="isAge(draft().ageFrom) ? null : 'Wpisz liczbę lat'"
        />
        <km-text-field
          name="wiek-do"
          label="Wiek do"
          inputmode="numeric"
          [maxLength]="3"
          [value]="draft().ageTo"
          (valueChange)="change({ ageTo: $event })"
          [error]="isAge(draft().ageTo) ? null : 'Wpisz liczbę lat'"
        />
      </div>
    }
  </fieldset>`,
})
export class AudienceFields {
  readonly list = input.required<AnnouncementList>();
  readonly draft = model.required<AudienceDraft>();
  protected readonly isAge = isAgeText;

  protected change(part: Partial<AudienceDraft>): void {
    this.draft.update((before) => ({ ...before, ...part }));
  }
}
