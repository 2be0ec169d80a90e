import type { PublicStatus } from '@karta/contracts';
import { plainDate, type Status } from '@karta/web-shared';

interface Told {
  readonly status: Status;
  readonly next: string;
}
const told = (word: string, icon: string, role: Status['role'], next: string): Told => ({
  status: { word, icon, role },
  next,
});

/** What the state is called and what happens next, with the day where there is one. */
export function stateWords({ state, decisionDue, completionDue, pickupPoint }: PublicStatus): Told {
  const decision = decisionDue
    ? $localize`:@@state.decision-by:Decyzja najpóźniej ${plainDate(decisionDue)}:day:. Nie musisz nic robić.`
    : $localize`:@@state.checking:Sprawdzamy wniosek. Nie musisz nic robić.`;
  switch (state) {
    case 'draft':
    case 'submitted':
      return told($localize`:@@state.submitted:Złożony`, 'send', 'info', decision);
    case 'in-review':
      return told($localize`:@@state.in-review:W weryfikacji`, 'manage_search', 'progress', decision);
    case 'completed-by-applicant':
      return told($localize`:@@state.completed:Uzupełniony`, 'add_task', 'progress', decision);
    case 'completion-requested':
      return told(
        $localize`:@@state.called:Wezwany do uzupełnienia`,
        'reply',
        'warning',
        completionDue
          ? $localize`:@@state.complete-by:Uzupełnij wniosek w portalu najpóźniej ${plainDate(completionDue)}:day:. Po tym dniu może pozostać bez rozpoznania.`
          : $localize`:@@state.complete:Uzupełnij wniosek w portalu.`,
      );
    case 'in-production':
      return told(
        $localize`:@@state.in-production:W produkcji`,
        'print',
        'progress',
        $localize`:@@state.printing:Wniosek jest zatwierdzony, karta się drukuje. Napiszemy, gdy będzie można ją odebrać.`,
      );
    case 'ready-for-pickup':
      return told(
        $localize`:@@state.ready:Gotowy do odbioru`,
        'storefront',
        'progress',
        pickupPoint
          ? $localize`:@@state.ready-at:Karta czeka: ${pickupPoint.name}:point:, ${pickupPoint.address}:address: (${pickupPoint.openingHours}:hours:). Weź dokument tożsamości.`
          : $localize`:@@state.ready-somewhere:Karta czeka na odbiór. Weź dokument tożsamości.`,
      );
    case 'card-sent':
      return told(
        $localize`:@@state.card-sent:Karta wysłana pocztą`,
        'mail',
        'progress',
        $localize`:@@state.card-sent-next:Karta jest w drodze. Gdy przyjdzie, aktywuj ją w portalu kodem, który wysłaliśmy osobno.`,
      );
    case 'issued':
      return told(
        $localize`:@@state.issued:Zrealizowany`,
        'task_alt',
        'success',
        $localize`:@@state.done:Sprawa jest załatwiona.`,
      );
    case 'rejected':
      return told(
        $localize`:@@state.rejected:Odrzucony`,
        'cancel',
        'error',
        $localize`:@@state.reason-in-portal:Uzasadnienie znajdziesz w portalu. Możesz złożyć nowy wniosek.`,
      );
    default:
      return ended(state);
  }
}

function ended(state: 'withdrawn' | 'left-unexamined' | 'not-collected' | 'ended-by-office'): Told {
  const again = $localize`:@@state.file-again:Sprawa jest zakończona. Możesz złożyć nowy wniosek.`;
  if (state === 'withdrawn') return told($localize`:@@state.withdrawn:Wycofany`, 'undo', 'neutral', again);
  if (state === 'ended-by-office')
    return told($localize`:@@state.ended:Sprawa zakończona bez decyzji`, 'cancel', 'neutral', again);
  if (state === 'left-unexamined')
    return told($localize`:@@state.left:Pozostawiony bez rozpoznania`, 'hide_source', 'neutral', again);
  return told(
    $localize`:@@state.not-collected:Karta nieodebrana`,
    'inventory_2',
    'warning',
    $localize`:@@state.ask-office:Napisz albo zadzwoń do Biura Karty, ustalimy, co dalej.`,
  );
}
