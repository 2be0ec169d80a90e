import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import type { CampaignAudience } from '@karta/contracts';
import { zloty } from '@karta/web-shared';
import { CHANNEL_WORDS } from '../letters/letter-words.ts';
import { grouped, SKIP_ADVICE, SKIP_WORDS } from './campaign-words.ts';

/** Of all residents those who will get it, why others will not, and what it costs. */
@Component({
  selector: 'km-campaign-audience',
  changeDetection: ChangeDetectionStrategy.OnPush,
  styleUrl: './campaigns.css',
  template: `<ul class="funnel" aria-label="Od wszystkich mieszkańców do odbiorców">
      @for (step of funnel(); track step.word) {
        <li>
          <span>{{ step.word }}</span><span class="fbar" aria-hidden="true"
            ><span [class.fbar--end]="step.isEnd" [style.width.%]="step.percent"></span></span
          ><b class="num">{{ grouped(step.count) }}</b>
        </li>
      }
    </ul>
    @if (audience().excluded.length > 0) {
      <h3>Kto nie dostanie</h3>
      <ul class="left">
        @for (each of audience().excluded; track each.reason) {
          <li>
            <b class="num">{{ grouped(each.count) }}</b> {{ words[each.reason] }}
            @if (advice[each.reason]; as what) {
              <br /><span class="small muted">{{ what }}</span>
            }
          </li>
        }
      </ul>
    }
    <table class="table table--plain">
      <caption class="sr">
        Osoby i koszt według kanału
      </caption>
      <thead>
        <tr>
          <th scope="col">Kanał</th>
          <th scope="col" class="r">Wiadomości</th>
          <th scope="col" class="r">Części</th>
          <th scope="col" class="r">Koszt</th>
        </tr>
      </thead>
      <tbody>
        @for (each of audience().channels; track each.channel) {
          <tr>
            <td>{{ channels[each.channel] }}</td>
            <td class="num r">{{ grouped(each.people) }}</td>
            <td class="num r">{{ each.parts === null ? '–' : grouped(each.parts) }}</td>
            <td class="num r nowrap">{{ each.cost === null ? 'nie podano ceny' : zloty(each.cost) }}</td>
          </tr>
        }
      </tbody>
    </table>`,
})
export class CampaignAudiencePanel {
  readonly audience = input.required<CampaignAudience>();
  readonly needsConsent = input.required<boolean>();
  protected readonly funnel = computed(() => {
    const { residents, meant, allowed, reachable, people } = this.audience();
    const steps = [
      { word: 'Mieszkańcy', count: residents },
      { word: 'Spełniają warunki', count: meant },
      { word: this.needsConsent() ? 'Ze zgodą' : 'Można powiadomić', count: allowed },
      { word: 'Mają kanał', count: reachable },
      { word: 'Dostaną', count: people },
    ];
    return steps.map((step, index) => ({
      ...step,
      percent: residents === 0 ? 0 : (100 * step.count) / residents,
      isEnd: index === steps.length - 1,
    }));
  });
  protected readonly words = SKIP_WORDS;
  protected readonly advice = SKIP_ADVICE;
  protected readonly channels = CHANNEL_WORDS;
  protected readonly grouped = grouped;
  protected readonly zloty = zloty;
}
