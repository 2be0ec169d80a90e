import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { CampaignKind } from '@karta/domain';
import { FailureNote, IntendedAct, TextField } from '@karta/web-shared';
import { CampaignsApi } from './campaigns-api.ts';
import { KIND_WORDS } from './campaign-words.ts';

/** Begins a campaign: what it is for decides whether anybody has to agree to it. */
@Component({
  selector: 'km-campaign-new',
  imports: [FailureNote, RouterLink, TextField],
  changeDetection: ChangeDetectionStrategy.OnPush,
  styleUrl: './campaigns.css',
  template: `<div class="o-head">
      <a class="btn btn--icon btn--secondary" routerLink="/kampanie" aria-label="Wróć do kampanii"
        ><span class="i i-arrow_back" aria-hidden="true"></span
      ></a>
      <h1>Nowa kampania</h1>
    </div>
    @if (failure(); as error) {
      <km-failure [error]="error" [canRetry]="false" />
    }
    <form class="panel stack stack-3 begin" novalidate (submit)="add($event)">
      <km-text-field
        name="nazwa-kampanii"
        label="Nazwa"
        hint="Widzą ją biuro i odbiorca w pliku „Moje dane”."
        [maxLength]="80"
        [(value)]="name"
        [error]="error()"
      />
      <fieldset class="stack stack-2">
        <legend class="label">Rodzaj</legend>
        @for (each of kinds; track each.kind) {
          <label class="check"
            ><input type="radio" name="rodzaj" [checked]="kind() === each.kind" (change)="kind.set(each.kind)" /><span
              ><b>{{ words[each.kind] }}</b
              ><br /><span class="muted">{{ each.hint }}</span></span
            ></label
          >
        }
      </fieldset>
      <div class="row">
        <button class="btn btn--primary" [disabled]="isBusy()">Dalej</button>
      </div>
    </form>`,
})
export class CampaignNew {
  protected readonly words = KIND_WORDS;
  protected readonly kinds: readonly { kind: CampaignKind; hint: string }[] = [
    { kind: 'reminder', hint: 'O prawie mieszkańca: zgoda marketingowa nie jest potrzebna.' },
    {
      kind: 'information',
      hint: 'Dostaną ją tylko ci, którzy się na to zgodzili. W każdej jest link do wypisania się.',
    },
  ];
  protected readonly name = signal('');
  protected readonly kind = signal<CampaignKind>('reminder');
  protected readonly error = signal<string | null>(null);
  protected readonly failure = signal<unknown>(null);
  protected readonly isBusy = signal(false);
  private readonly api = inject(CampaignsApi);
  private readonly router = inject(Router);
  private readonly intended = new IntendedAct();

  protected async add(event: Event): Promise<void> {
    event.preventDefault();
    const name = this.name().trim();
    this.error.set(name === '' ? 'Nazwij kampanię' : null);
    if (this.error() || this.isBusy()) return document.getElementById('nazwa-kampanii')?.focus();
    this.isBusy.set(true);
    try {
      const wanted = { name, kind: this.kind() };
      const { id } = await this.api.add(wanted, this.intended.keyFor(wanted));
      await this.router.navigate(['/kampanie', id]);
    } catch (failure) {
      this.intended.failed(failure);
      this.failure.set(failure);
    } finally {
      this.isBusy.set(false);
    }
  }
}
