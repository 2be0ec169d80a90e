import { ChangeDetectionStrategy, Component, computed, input, signal } from '@angular/core';
import type { PersonChangeView, PersonDetail } from '@karta/contracts';
import { plainTime } from '@karta/web-shared';
import { ENTRY_WORDS, entryValue } from './entry-words.ts';

type Shown = 'all' | 'changes' | 'looks';
const SHOWN: readonly { readonly code: Shown; readonly word: string }[] = [
  { code: 'all', word: 'Wszystko' },
  { code: 'changes', word: 'Dane' },
  { code: 'looks', word: 'Odczyty' },
];

interface Line {
  readonly id: string;
  readonly at: string;
  readonly icon: string;
  readonly heading: string;
  readonly by: string;
  readonly note: string;
  readonly fields: readonly { readonly word: string; readonly before: string; readonly after: string }[];
}

/** Who changed what of a person and who looked, newest first (000-22). */
@Component({
  selector: 'km-person-history',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<div class="panel__head">
      <h2 id="historia">Historia</h2>
      <div class="seg" role="group" aria-label="Co pokazać w historii">
        @for (each of choices; track each.code) {
          <button type="button" [attr.aria-pressed]="shown() === each.code" (click)="shown.set(each.code)">
            {{ each.word }}
          </button>
        }
      </div>
    </div>
    <ol class="tl tl--sm">
      @for (line of lines(); track line.id) {
        <li>
          <span class="dot"><span class="i i-{{ line.icon }}" aria-hidden="true"></span></span>
          <div>
            <h3>{{ line.heading }}</h3>
            <p class="small muted">{{ plainTime(line.at) }} · {{ line.by }}</p>
            @for (field of line.fields; track field.word) {
              <p class="small">
                {{ field.word }}: <del class="muted">{{ field.before }}</del> → <b>{{ field.after }}</b>
              </p>
            }
            @if (line.note) {
              <p class="small">powód: {{ line.note }}</p>
            }
          </div>
        </li>
      } @empty {
        <li class="muted">Jeszcze nic.</li>
      }
    </ol>`,
})
export class PersonHistory {
  readonly person = input.required<PersonDetail>();
  protected readonly choices = SHOWN;
  protected readonly shown = signal<Shown>('all');
  protected readonly plainTime = plainTime;
  protected readonly lines = computed(() => {
    const { changes, looks } = this.person();
    const changed = this.shown() === 'looks' ? [] : changes.map(lineOfChange);
    const looked = this.shown() === 'changes' ? [] : looks.map(lineOfLook);
    return [...changed, ...looked].toSorted((one, other) => other.at.localeCompare(one.at));
  });
}

const SOURCES: Readonly<Record<PersonChangeView['source'], string>> = {
  office: 'Zmiana w urzędzie',
  application: 'Zmiana z wniosku',
  import: 'Zmiana z importu',
  merge: 'Połączenie wpisów',
  retention: 'Usunięto zgodnie z okresem przechowywania',
};

function lineOfChange({
  id,
  at,
  by,
  byKind,
  source,
  applicationNumber,
  reason,
  before,
  after,
}: PersonChangeView): Line {
  const fields = before === null ? [] : Object.keys(after);
  const from = applicationNumber === null ? SOURCES[source] : `${SOURCES[source]} ${applicationNumber}`;
  // an import is named by its number, which stands where others have a reason
  const isImport = source === 'import';
  const entered = isImport ? `Wpis z importu nr ${reason}` : 'Wpis do rejestru';
  return {
    id,
    at,
    icon: before === null ? 'person_add' : 'edit',
    heading: before === null ? entered : from,
    by: by || (byKind === 'process' ? 'proces' : 'mieszkaniec'),
    note: isImport ? '' : reason,
    fields: fields.map((field) => ({
      word: (ENTRY_WORDS as Readonly<Record<string, string>>)[field] ?? field,
      before: entryValue(field, before?.[field as keyof typeof before]),
      after: entryValue(field, after[field]),
    })),
  };
}

function lineOfLook({ at, by, reason, note }: PersonDetail['looks'][number]): Line {
  const words = note ? `${reason}: ${note}` : reason;
  return { id: `look-${at}`, at, icon: 'visibility', heading: 'Odczyt danych', by, note: words, fields: [] };
}
