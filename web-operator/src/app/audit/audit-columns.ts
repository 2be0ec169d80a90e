import { AUDIT } from '@karta/contracts/registers';
import { listOf } from '../lists/list-kind.ts';
import { ACT_WORDS } from './act-words.ts';
import { aboutOf, ACTOR_WORDS, actorOf, factWords, KIND_WORDS, subjectOf } from './audit-words.ts';

/** The audit, the newest first. */
export const AUDIT_LIST = listOf(AUDIT, {
  noun: ['wpis', 'wpisy', 'wpisów'],
  nameOf: (row) => `wpis ${row.id}`,
  views: {
    all: 'Wszystko',
    looks: 'Kto oglądał',
    signIns: 'Logowania i prawa',
    exports: 'Eksporty',
    staff: 'Pracownicy',
  },
  columns: {
    at: 'Kiedy',
    actor: 'Kto',
    act: 'Co zrobiono',
    subject: 'Na czym',
    about: 'Numer albo nazwa',
    reason: 'Powód',
    facts: 'Szczegóły',
    program: 'Zapisane przez',
  },
  codes: { act: ACT_WORDS },
  texts: { about: aboutOf, actor: actorOf, facts: factWords, subject: subjectOf },
  filters: {
    kind: { word: 'Rodzaj', choices: KIND_WORDS },
    by: { word: 'Kto', choices: ACTOR_WORDS },
  },
});
