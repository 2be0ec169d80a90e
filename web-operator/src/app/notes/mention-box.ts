import { HttpClient } from '@angular/common/http';
import {
  ChangeDetectionStrategy,
  Component,
  computed,
  ElementRef,
  inject,
  input,
  linkedSignal,
  model,
  signal,
} from '@angular/core';
import type { ColleagueList } from '@karta/contracts';
import { pluralForm, TextArea } from '@karta/web-shared';
import { firstValueFrom } from 'rxjs';
import { calledIn, colleaguesLike, openMention, type Colleague, type OpenMention } from './mention-text.ts';

/** The text of a remark; after an `@` it offers colleagues who may open the place. */
@Component({
  selector: 'km-mention-box',
  imports: [TextArea],
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: {
    class: 'mention-box',
    '(keydown)': 'press($event)',
    '(keyup)': 'look()',
    '(input)': 'look()',
    '(click)': 'look()',
    '(focusout)': 'open.set(null)',
  },
  template: `<km-text-area
      name="notatka"
      [label]="label()"
      [aside]="aside()"
      hint="Znak @ i początek nazwiska powiadomią kogoś, kto ma tu dostęp."
      [rows]="rows()"
      [maxLength]="2000"
      [(value)]="text"
      [error]="error()"
      [choices]="choices()"
    />
    @if (choices(); as shown) {
      <ul class="called" role="listbox" [id]="shown.list" aria-label="Kogo powiadomić">
        @for (person of offered(); track person.id) {
          <li
            role="option"
            class="called__one"
            [id]="optionOf(person)"
            [attr.aria-selected]="person === active()"
            (mousedown)="$event.preventDefault()"
            (click)="choose(person)"
          >
            <b>{{ person.name }}</b>
            <span class="muted small">{{ person.unit }}</span>
          </li>
        }
      </ul>
    }
    <span class="sr" role="status">{{ told() }}</span>`,
})
export class MentionBox {
  /** The address of what the note is about. */
  readonly at = input.required<string>();
  readonly label = input.required<string>();
  readonly aside = input.required<string>();
  readonly rows = input.required<number>();
  readonly text = model.required<string>();
  readonly error = input.required<string | null>();
  protected readonly open = signal<OpenMention | null>(null, {
    equal: (one, other) => one?.from === other?.from && one?.typed === other?.typed,
  });
  /** The `@` at which Esc was pressed. */
  private readonly left = signal<number | null>(null);
  private readonly colleagues = linkedSignal<string, readonly Colleague[]>({ source: this.at, computation: () => [] });
  private readonly chosen = linkedSignal<string, ReadonlySet<string>>({
    source: this.at,
    computation: () => new Set<string>(),
  });
  protected readonly offered = computed(() => {
    const open = this.open();
    return open && open.from !== this.left() ? colleaguesLike(this.colleagues(), open.typed) : [];
  });
  protected readonly active = linkedSignal<Colleague | undefined>(() => this.offered()[0]);
  protected readonly choices = computed(() => {
    const active = this.active();
    return active ? { list: 'notatka-osoby', active: this.optionOf(active) } : null;
  });
  protected readonly told = computed(() => {
    const { length } = this.offered();
    return length === 0 ? '' : `${length} ${pluralForm(length, 'osoba', 'osoby', 'osób')}, wybierz strzałkami i Enter`;
  });
  private readonly http = inject(HttpClient);
  private readonly element = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;

  /** Ids of those whom the text calls. */
  async called(): Promise<string[]> {
    const text = this.text();
    return text.includes('@') ? calledIn(text, await this.load(), this.chosen()) : [];
  }

  focus(): void {
    this.box()?.focus();
  }

  protected optionOf({ id }: Colleague): string {
    return `notatka-osoba-${id}`;
  }

  /** A name may be being typed where the caret stands. */
  protected look(): void {
    const box = this.box();
    const open = box && document.activeElement === box ? openMention(box.value, box.selectionStart) : null;
    const isNew = open !== null && this.open() === null;
    this.open.set(open);
    if (open === null) this.left.set(null);
    // without an answer nobody is offered; saving says what is wrong
    else if (isNew && this.colleagues().length === 0) void this.load().catch(() => undefined);
  }

  protected press(event: KeyboardEvent): void {
    const active = this.active();
    if (!active || event.ctrlKey || event.metaKey) return;
    const offered = this.offered();
    const step = (by: number): void => {
      this.active.set(offered[(offered.indexOf(active) + by + offered.length) % offered.length]);
    };
    const acts: Readonly<Record<string, () => void>> = {
      ArrowDown: () => step(1),
      ArrowUp: () => step(-1),
      Enter: () => this.choose(active),
      Escape: () => this.left.set(this.open()?.from ?? null),
    };
    const act = acts[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  }

  protected choose({ id, name }: Colleague): void {
    const box = this.box();
    const open = this.open();
    if (!box || !open) return;
    box.setRangeText(`@${name} `, open.from, box.selectionStart, 'end');
    this.text.set(box.value);
    this.chosen.update((chosen) => new Set([...chosen, id]));
    this.open.set(null);
  }

  private async load(): Promise<readonly Colleague[]> {
    const { colleagues } = await firstValueFrom(this.http.get<ColleagueList>(`${this.at()}/colleagues`));
    this.colleagues.set(colleagues);
    return colleagues;
  }

  private box(): HTMLTextAreaElement | null {
    return this.element.querySelector('textarea');
  }
}
