import type { ChecksStrings } from './check-words.ts';

/** German names of the checks, and what they say of themselves. */
export const deChecks: ChecksStrings = {
  columns: {
    title: 'Jede Spalte ist erklärt, und ihr wurde zugestimmt',
    looksFor:
      'Spalten, die in der Beschreibung der Tabelle nicht stehen, die das Wörterbuch nicht erklärt oder die zu einem anderen Schalter gehören.',
    matters:
      'Sie haben zugestimmt, dass bestimmte Dinge gezählt werden; eine Spalte, die niemand erklärt, könnte etwas enthalten, dem Sie nie zugestimmt haben.',
    limits:
      'Sie vergleicht Namen und Angaben; ob in einer Spalte wirklich steht, was das Wörterbuch sagt, zeigt nur der Code, der sie füllt.',
  },
  types: {
    title: 'Jeder Wert ist, was von ihm angegeben ist',
    looksFor:
      'Werte von anderer Art als angegeben, Werte außerhalb ihrer Liste oder ihrer Grenzen, und Zeilen, die zweimal vorkommen.',
    matters:
      'Mit einem Wert, den niemand erwartet, etwa einem Text an der Stelle einer Zahl, gerät unbemerkt etwas Privates in eine Tabelle.',
    limits: 'Sie vergleicht Werte mit dem, was angegeben ist; ein erlaubter Wert kann trotzdem falsch sein.',
  },
  'minimum-count': {
    title: 'Niemand steht allein in einer Zahl',
    looksFor: 'Veröffentlichte Zahlen, hinter denen weniger Menschen oder Geräte stehen, als die Tabelle verspricht.',
    matters:
      'Würde eine Zeile nur Sie beschreiben, oder Sie und wenige andere, könnte jemand Sie darin finden, der ein wenig über Sie weiß.',
    limits:
      'Sie zählt Beitragende, wo eine Spalte sie zählt; dass jeder davon ein anderer Mensch ist, kann von außen niemand sehen.',
  },
  rounding: {
    title: 'Anzahlen sind gerundet',
    looksFor: 'Anzahlen, die kein Vielfaches der Zahl sind, auf die sie gerundet sein sollen.',
    matters:
      'Runden verbirgt, ob einer mehr oder einer weniger dabei war, sodass niemand sehen kann, wie Sie dazukommen oder gehen.',
    limits:
      'Sie sieht, dass eine Zahl ein Vielfaches ist, nicht, ob die wahre Zahl richtig auf- oder abgerundet wurde.',
  },
  suppression: {
    title: 'Verborgene Zahlen bleiben verborgen',
    looksFor:
      'Zahlen, die weggelassen wurden, weil sie klein sind, und die sich aus den veröffentlichten Summen doch genau oder fast genau ergeben.',
    matters:
      'Eine Zahl über Sie und wenige andere, die zu Ihrem Schutz verborgen ist, schützt Sie nicht, wenn ein Abziehen sie wieder hervorholt.',
    limits:
      'Sie rechnet mit den Summen, die für die Tabelle angegeben sind; eine anderswo veröffentlichte Summe und eine Summe, deren Teile nicht aufgehen, rechnet sie nicht mit.',
  },
  differencing: {
    title: 'Abziehen verrät niemanden',
    looksFor:
      'Zwei veröffentlichte Zahlen, von denen die eine die andere enthält und die sich um weniger Beitragende unterscheiden, als die Tabelle verspricht.',
    matters:
      'Zwei harmlose Zahlen können Sie verraten, wenn Sie zu den wenigen gehören, die in der einen stecken und in der anderen nicht.',
    limits:
      'Sie vergleicht angegebene Summen mit ihren Teilen, zusammengehörige Tabellen miteinander und Veröffentlichungen derselben Zeile; nicht Zahlen, die anderswo veröffentlicht wurden.',
  },
  derived: {
    title: 'Verhältnisse verraten keine kleine Anzahl',
    looksFor:
      'Anteile, Raten und Mittelwerte, die, mit einer veröffentlichten Summe malgenommen, eine Anzahl ergeben, die zum Veröffentlichen zu klein ist.',
    matters:
      'Ein Anteil von 2 % an 100 Menschen erzählt von zwei Menschen, auch wenn die Zahl 2 selbst weggelassen wurde.',
    limits:
      'Sie nimmt die angegebenen Verhältnisse mal und zeigt auf Spalten, die nach einem Verhältnis aussehen; ein verkleidetes kann ihr entgehen.',
  },
  identifiers: {
    title: 'Keine Bezeichnung führt zu einem Menschen',
    looksFor:
      'Bezeichnungen, die wie ein Name, eine Adresse, eine Nummer, ein Pfad oder eine Kennung eines Menschen oder Geräts aussehen, und Spalten, in denen alles stehen könnte.',
    matters:
      'Ein einziger Name oder eine einzige Adresse zwischen Tausenden harmloser Bezeichnungen genügt, um jemanden zu finden.',
    limits:
      'Sie kennt die Formen üblicher Kennungen; einen Spitznamen, der wie ein gewöhnliches Wort aussieht, kann sie von einem solchen nicht unterscheiden.',
  },
  retention: {
    title: 'Nichts wird länger aufbewahrt als versprochen',
    looksFor:
      'Veröffentlichte Zeilen, die älter sind, als ihre Tabelle sie behalten darf, und Tabellen, die länger behalten, als die Fristen dahinter sagen.',
    matters: 'Ein Versprechen zu löschen ist nur etwas wert, wenn jemand nachsieht, ob es geschehen ist.',
    limits:
      'Sie sieht, was veröffentlicht ist; dass Rohdaten und Kopien anderswo gelöscht wurden, zeigt nur ein Prüfbericht über die Server.',
  },
  freshness: {
    title: 'Die Zahlen sind aktuell',
    looksFor:
      'Tabellen, deren neuester Zeitraum älter ist, als ihr Rhythmus erlaubt, und Zeiträume, die ohne Grund fehlen.',
    matters:
      'Zahlen, die nicht mehr kommen, und Monate, die verschwinden: so versteckt man eine unangenehme Wahrheit, ohne zu lügen.',
    limits: 'Sie sieht, dass ein Zeitraum da ist, nicht, ob alles veröffentlicht wurde, was zu ihm gehört.',
  },
  budget: {
    title: 'Das Datenschutzbudget wird eingehalten',
    looksFor:
      'Veröffentlichungen, deren Verluste an Privatsphäre zusammen das angegebene Budget übersteigen, und Rauschen, das zu schwach ist für den Verlust, den es haben soll.',
    matters:
      'Rauschen verbirgt Sie in einer Zahl; über viele Zahlen gleicht es sich aus, und nur eine Grenze für ihre Summe verbirgt Sie weiter.',
    limits:
      'Sie zählt zusammen, was die Beschreibungen angeben; dass wirklich so starkes Rauschen gezogen wurde, können die veröffentlichten Zahlen nicht zeigen.',
  },
  sampling: {
    title: 'Wird anders gezählt, wird es angekündigt',
    looksFor:
      'Stichproben und Definitionen, die sich geändert haben, ohne dass es in den Daten vermerkt ist und ein datierter Hinweis davon spricht.',
    matters:
      'Eine Kurve kann fallen, weil Menschen gegangen sind oder weil anders gezählt wurde; ohne Vermerk bekämen Sie die falsche Geschichte erzählt.',
    limits:
      'Sie vergleicht Angaben, Hinweise und das Protokoll; eine Änderung, die nirgends aufgeschrieben wurde, hinterlässt in den veröffentlichten Zeilen keine Spur.',
  },
  consent: {
    title: 'Sie werden wieder gefragt, wenn mehr gesammelt wird',
    looksFor:
      'Schalter, die mehr umfassen als ihre Fassung der Einwilligung, als Menschen zustimmten: ein neues Feld, eine längere Aufbewahrung, ein neuer Empfänger, ein schwächerer Schutz.',
    matters: 'Aus einem Ja zu einer Sache darf hinter Ihrem Rücken kein Ja zu mehr werden.',
    limits:
      'Sie vergleicht, was die Beschreibungen sagen; dass die App sonst nichts sendet, zeigen nur ihr Code und ein unabhängiger Prüfbericht. Neu formulierte Zwecke und Empfänger zählen als neue.',
  },
  integrity: {
    title: 'Veröffentlichte Dateien ändern sich nicht',
    looksFor:
      'Veröffentlichte Dateien, deren Bytes nicht zum Protokoll passen, Dateien, die das Protokoll nicht nennt, und Dateien, die vor ihrer Zeit verschwunden sind.',
    matters: 'Zahlen, die sich still ändern lassen, nachdem Sie sie gelesen haben, belegen nichts.',
    limits:
      'Sie vergleicht Dateien mit dem Protokoll; ob das Protokoll selbst umgeschrieben wurde, sieht sich die Prüfung des Protokolls an.',
  },
  log: {
    title: 'Das Protokoll wächst nur',
    looksFor:
      'Ein umgeschriebenes Protokoll: Zeilen, die entfernt, geändert, verschoben oder dazwischengesetzt wurden, oder eine Datei mit zwei Hashes.',
    matters:
      'Wer das Protokoll umschreiben kann, kann umschreiben, was veröffentlicht wurde und wozu Sie Ja gesagt haben.',
    limits:
      'Sie vergleicht mit dem früheren Protokoll, das sie bekommen hat, und mit dem Prüfpunkt; zwei verschiedene Protokolle für zwei Leser fallen erst auf, wenn die Leser sie vergleichen.',
  },
};
