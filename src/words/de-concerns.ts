import type { ConcernStrings } from './en-concerns.ts';
import { plural as pluralIn } from './plural.ts';

const plural = (count: number, one: string, other: string) => pluralIn('de', count, { one, other });

/** German. */
export const deConcerns: ConcernStrings = {
  title: 'Bedenken und Antworten',
  description: 'Was Menschen Sorgen machte, was geantwortet wurde und was sich dadurch geändert hat.',
  lead: 'Bedenken, die jemand geäußert hat, in dessen Worten. Die offenen stehen oben. Keines verschwindet, wenn es einmal hier steht.',
  open: 'Offen',
  openNone: 'Kein Bedenken ist offen.',
  openMark: 'offen',
  answered: 'Beantwortet',
  answeredMark: (day) => `beantwortet am ${day}`,
  count: (open, all) =>
    `${plural(all, 'Ein Bedenken', `${all} Bedenken`)}, ${open === 0 ? 'keines offen' : plural(open, 'eines offen', `${open} offen`)}`,
  raised: 'Geäußert',
  where: 'Wo',
  next: 'Was als Nächstes geschieht',
  answer: 'Antwort',
  changed: 'Was sich dadurch geändert hat',
  unchanged: 'Es hat sich nichts geändert.',
  raise: 'Bedenken äußern',
  raiseLead:
    'Öffentlich oder per E-Mail, wie Sie wollen. Es erscheint hier in Ihren Worten, und mit Ihrem Namen nur, wenn Sie das möchten.',
  inPublic: 'Öffentlich äußern',
  byMail: 'Uns schreiben',
  concernTitle: 'Ein Bedenken',
  concernBody:
    'Was mir Sorgen macht:\n\nDarf es auf den Datenschutzseiten erscheinen? In diesen Worten? Mit meinem Namen?\n',
  feedback: {
    page: (url) => `Seite: ${url}`,
    about: (name, id) => `Es geht um: ${name} (${id})`,
    field: (key) => `Name im Bericht: ${key}`,
    consent: (version, notice) => `Fassung der Einwilligung ${version}, Fassung des Textes ${notice}`,
    period: (period) => `Neuester Zeitraum: ${period}`,
    asOf: (day) => `Stand der Seite: ${day}`,
    question: 'Was ich nicht verstanden habe:',
  },
};
