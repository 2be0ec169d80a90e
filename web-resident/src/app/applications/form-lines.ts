import { ChangeDetectionStrategy, Component, computed, inject, input, LOCALE_ID } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { FormLine, LocalText } from '@karta/domain';
import { anchorOf, labelOf, lineValue, sectionTitle } from '@karta/web-shared';

export interface LinesOfSection {
  readonly id: string;
  readonly title?: LocalText | undefined;
  readonly lines: readonly FormLine[];
}

/** What was answered, section by section: question, answer and, while it may be changed, the way back to it. */
@Component({
  selector: 'km-form-lines',
  imports: [RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `@for (section of shown(); track section.id) {
    <section class="panel" [attr.aria-labelledby]="'czesc-' + section.id">
      <h2 [id]="'czesc-' + section.id">{{ section.title }}</h2>
      <dl class="ans">
        @for (line of section.lines; track line.path) {
          <div>
            <dt>{{ line.label }}</dt>
            <dd>
              @if (line.path === 'photo' && photoFileId(); as photo) {
                <img class="ans__ph" src="/api/resident/files/{{ photo }}" alt="" />
              }
              <span class="prewrap">{{ line.value }}</span>
            </dd>
            @if (!line.isFixed && formId(); as id) {
              <dd class="ans__a">
                <a class="lnk" [routerLink]="['/wnioski', id, 'formularz']" [fragment]="line.anchor"
                  ><ng-container i18n="@@change">Zmień</ng-container><span class="sr">: {{ line.label }}</span></a
                >
              </dd>
            }
          </div>
        }
      </dl>
    </section>
  }`,
})
export class FormLines {
  readonly sections = input.required<readonly LinesOfSection[]>();
  /** Of the draft that may be changed; null for what was sent. */
  readonly formId = input<string | null>(null);
  readonly photoFileId = input<string | null>(null);
  private readonly language = inject(LOCALE_ID).slice(0, 2);
  protected readonly shown = computed(() =>
    this.sections()
      .filter(({ lines }) => lines.length > 0)
      .map((section) => ({
        id: section.id,
        title: sectionTitle(section, this.language),
        lines: section.lines.map((line) => ({
          path: line.path,
          anchor: anchorOf(line.path),
          isFixed: line.isFixed === true,
          label: labelOf(line.path, line.label, this.language),
          value: lineValue(line, this.language),
        })),
      })),
  );
}
