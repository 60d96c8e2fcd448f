import type { FlowStrings } from './en-flow.ts';
import { plural as pluralIn } from './plural.ts';

const plural = (count: number, one: string, other: string) => pluralIn('de', count, { one, other });

/** German. */
export const deFlow: FlowStrings = {
  title: 'Von Ihrem Gerät zur veröffentlichten Tabelle',
  lead: 'Jeder Ort, den Ihre Daten durchlaufen, der Reihe nach. Wie lange sie bleiben, steht in den Fristen.',
  where: 'Wohin das geht',
  holds: 'Was dort liegt',
  access: 'Wer es sehen kann',
  nobody: 'niemand',
  removed: 'Wird hier entfernt',
  keep: 'Wie lange',
  from: (stage) => `Von: ${stage}`,
  side: 'Ein Seitenweg: Von hier geht nichts weiter.',
  ends: 'Endet hier, nie veröffentlicht',
  endsOf: (count, category) => `${category}: ${plural(count, 'ein Feld', `${count} Felder`)}`,
  unpublished: 'Gesendet und nie veröffentlicht',
  unpublishedLead: (count, total) =>
    `${count} von ${plural(total, 'einem Feld', `${total} Feldern`)}, die die Schalter senden, kommen in keiner Tabelle vor. Diese Liste ist aus dem Verzeichnis und den Spalten der Tabellen berechnet.`,
  endsAt: (stage, time) => `Letzter Ort: ${stage} (${time})`,
  also: (places) => `Eine Kopie liegt auch in: ${places}`,
  noEnd: 'Kommen in keiner Tabelle vor',
  usedFor: 'Nur zum Berechnen',
  none: 'Alles, was gesendet wird, kommt auch in einer veröffentlichten Tabelle vor.',
};
