import type { CardStrings } from './en-card.ts';
import { plural as pluralIn } from './plural.ts';

const plural = (count: number, one: string, other: string) => pluralIn('de', count, { one, other });

/** German words of the cards, the dialog kit and the page for app developers. */
export const deCard: CardStrings = {
  index: {
    title: 'Was jeder Schalter sendet',
    description: (project) =>
      `Jeder Schalter der Telemetrie von ${project} in Kürze, und die eine Einstellung, die alles abschaltet.`,
    lead: (project) => `${project} sendet nichts, bis Sie Ja sagen. Nach jedem Schalter wird einzeln gefragt.`,
    switches: 'Die Schalter',
    developers: 'Für alle, die den Dialog bauen',
  },
  description: (title, project) =>
    `Was der Schalter „${title}“ von ${project} sendet, mit einem echten Beispiel, und wie man ihn ausschaltet.`,
  asks: (project) => `${project} fragt:`,
  inShort: 'In Kürze',
  sends: 'Sendet',
  values: (count) => plural(count, 'einen Wert', `${count} Werte`),
  about: 'Betrifft',
  aboutWhat: {
    technical: 'die App oder das Gerät',
    interaction: 'die Art, wie die App benutzt wird',
    personal: 'einen Menschen',
    sensitive: 'einen Menschen, und könnte ihm schaden, wenn es bekannt würde',
  },
  kept: 'Aufbewahrt',
  atMost: (duration) => `höchstens ${duration}`,
  off: 'Ausschalten',
  example: 'Ein echtes Beispiel',
  exampleLead: 'Ein Bericht, genau so, wie er das Gerät verlässt.',
  group: (count) => `Veröffentlicht wird nur in Gruppen von ${count} oder mehr.`,
  noise: 'Veröffentlicht wird mit zufälligem Rauschen in jeder Zahl.',
  notPublished: 'Daraus wird keine Tabelle veröffentlicht.',
  inReleases: (releases) => `In anderen Versionen (${releases}):`,
  survives: (project) =>
    `Ihre Antwort bleibt bei Updates, wie sie ist. ${project} fragt nur dann wieder, wenn dieser Schalter mehr senden soll oder wenn etwas länger aufbewahrt oder mehr Menschen gezeigt werden soll.`,
  survivesFor: (project, duration) =>
    `Ihre Antwort bleibt bei Updates, wie sie ist. ${project} fragt nur dann wieder, wenn dieser Schalter mehr senden soll oder wenn etwas länger aufbewahrt oder mehr Menschen gezeigt werden soll. Ein Ja endet außerdem nach dieser Zeit: ${duration}. Ein Nein endet nicht.`,
  survivesTitle: 'Ihre Antwort hält',
  lately: 'Was sich zuletzt geändert hat',
  nothingLately: 'In den letzten zwölf Monaten nichts.',
  versions: 'Wozu Menschen Ja gesagt haben, und wann',
  version: (version, day) => `Fassung ${version}, seit ${day}`,
  reworded: (version, notice, day) => `Fassung ${version}, Hinweis ${notice}, seit ${day}`,
  notRecorded: 'Im Protokoll steht noch keine Fassung.',
  changesSince: (version) => `Was sich seit Fassung ${version} geändert hat`,
  wholePage: 'Alles über diesen Schalter',
  allSwitches: 'Alle Schalter',
  gone: 'Diesen Schalter gibt es nicht mehr. Für ihn wird nichts mehr gesendet.',
  made: 'Diese Seite lädt eine Formatvorlage und sonst nichts: kein Skript, kein Cookie, keinen anderen Server.',

  recorded: {
    title: (title, version) => `${title}, Fassung ${version}`,
    titleNotice: (title, version, notice) => `${title}, Fassung ${version}, Hinweis ${notice}`,
    lead: 'Dazu haben Menschen Ja gesagt. Diese Seite ändert sich nie.',
    entered: (day) => `Ins Protokoll der Veröffentlichungen eingetragen am ${day}`,
    snapshot: 'Die Datei, aus der diese Seite gemacht ist',
    today: 'Dieser Schalter, wie er heute ist',
  },

  since: {
    title: (title, version) => `${title}: was sich seit Fassung ${version} geändert hat`,
    description: (title, version) =>
      `Was sich am Schalter „${title}“ geändert hat, seit Menschen zu Fassung ${version} Ja gesagt haben.`,
    lead: (then, now) => `Sie haben zu Fassung ${then} Ja gesagt. Die neueste ist Fassung ${now}.`,
    leadSame: (version) => `Fassung ${version} ist noch die neueste.`,
    nothing: 'An dem, was dieser Schalter umfasst, hat sich nichts geändert.',
    more: 'Mehr als das, wozu Sie Ja gesagt haben',
    moreLead:
      'Die App fragt Sie, bevor sie etwas davon sendet. Bis dahin sendet sie, wozu Sie Ja gesagt haben, und sonst nichts.',
    less: 'Weniger als zuvor, oder besser geschützt',
    lessLead: 'Das gilt für Sie, ohne dass Sie gefragt werden.',
    other: 'Andere Änderungen',
    otherLead: 'Sie ändern nichts daran, was gesendet, aufbewahrt oder gezeigt wird.',
    words: 'Anderer Wortlaut',
    sideBySide: 'Nebeneinander',
    now: (version) => `Jetzt: Fassung ${version}`,
    then: (version) => `Fassung ${version}`,
    same: 'gleich',
    added: 'neu',
    removed: 'nicht mehr',
    none: 'keine',
    tables: 'Veröffentlichte Tabellen',
    tableGroup: (table, count) => `${table}: Gruppen von ${count} oder mehr`,
    tableNoise: (table, loss) => `${table}: zufälliges Rauschen, ${loss} je Veröffentlichung`,
  },

  dialog: {
    title: 'Ein fairer Dialog',
    description:
      'Beispiel eines Einwilligungsdialogs, der consent.json folgt: eine Frage je Schalter, nichts vorausgewählt, Nein so leicht wie Ja.',
    lead: 'Eine Frage je Schalter, nichts vorher angekreuzt, Ja und Nein gleich. Er nimmt seine Worte aus derselben Datei wie die Karten, also widersprechen sich beide nie.',
    needsScript: 'Das Beispiel braucht JavaScript. In Ihrer App baut die App den Dialog.',
    open: 'Den Dialog öffnen',
    change: 'Meine Antworten ändern',
    tryIt: 'Ausprobieren',
    tryLead: 'Das ist ein Beispiel. Es sendet nichts und vergisst Ihre Antworten, wenn Sie die Seite verlassen.',
    wouldStore: 'Was eine App behalten würde',
    wouldSend: 'Was eine App jetzt senden dürfte',
    nothing: 'nichts',
    rules: 'Was ihn fair macht',
    ruleList: [
      'Nach jedem Schalter wird einzeln gefragt. Es gibt keinen Knopf für alles auf einmal, und die App arbeitet ohne jedes Ja genauso.',
      'Nichts ist vorausgewählt. Was nicht beantwortet ist, ist aus.',
      'Ja und Nein sehen gleich aus, stehen nebeneinander und brauchen einen Klick.',
      'Ein Ja zurückzunehmen ist so leicht, wie es zu geben: derselbe Dialog, derselbe Klick.',
      'Den Dialog zu schließen ist kein Ja, und die App öffnet ihn für dieselbe Fassung nicht von selbst noch einmal.',
      'Jede Frage führt zu ihrer Karte, in der Sprache der Lesenden.',
      'Die App fragt nur wieder, wenn die Regel es sagt. Ein Nein verfällt nicht.',
    ],
    embed: 'In Ihre eigene Seite einbauen',
    embedLead:
      'Drei Dateien, keine Abhängigkeiten. Kopieren Sie sie und bewahren Sie die Antworten dort auf, wo Ihre App ihre Einstellungen hat.',
    files: 'Die Dateien',
    words: {
      title: (project) => `Was darf ${project} senden?`,
      lead: 'Alles ist aus, bis Sie Ja sagen. Jede Frage steht für sich, und Sie können jede Antwort jederzeit ändern.',
      yes: 'Ja',
      no: 'Nein',
      more: 'Was genau wird gesendet?',
      done: 'Fertig',
      on: 'An',
      off: 'Aus',
      undecided: 'Aus, nicht beantwortet',
    },
  },

  developers: {
    title: 'Für App-Entwickler',
    description:
      'Die Datei, die Regel und die Adressen, mit denen eine App um Einwilligung bittet, und nur dann wieder, wenn sie muss.',
    lead: 'Eine kleine Datei, eine Regel und Adressen, deren Bedeutung sich nie ändert.',
    file: 'Die Datei',
    fileLead:
      'Sie sagt für jeden Schalter, zu welcher Fassung Menschen Ja sagen, was im Dialog steht und wohin er führt.',
    fileShip:
      'Liefern Sie die Datei mit der App aus. Dann braucht die Frage gar keine Anfrage im Netz, und wer noch nicht Ja gesagt hat, nimmt mit niemandem Verbindung auf. Für alle, die Ja gesagt haben, darf eine neuere geholt werden.',
    schema: 'Ihr JSON-Schema',
    format: (version) =>
      `Format ${version}. Schlüssel können hinzukommen; keiner ändert seine Bedeutung ohne eine neue Nummer.`,
    rule: 'Die Regel',
    ruleLead:
      'Fragen Sie dann und nur dann, wenn die gespeicherte Fassung niedriger ist als die veröffentlichte oder ein Ja nicht mehr gilt.',
    ruleList: [
      'Speichern Sie für jeden Schalter: das Projekt, den Schalter, die Fassung, die Antwort und den Tag.',
      'Die Regel antwortet mit zwei Teilen: ob zu fragen ist, und bis zu welcher Fassung die App jetzt senden darf. 0 heißt nichts.',
      'Ein Ja zu einer älteren Fassung gilt weiter für das, was jene umfasste. Was hinzukam, wartet auf die neue Antwort.',
      'Ohne Netz, oder mit einer Datei, die kaputt, älter oder von einem anderen Projekt ist: die letzte Antwort behalten und nichts Neues senden.',
      'Eine neue Nummer des Hinweises heißt anderer Wortlaut. Sie ist kein Grund zu fragen.',
      'Ein Nein verfällt nicht. Danach wird erst wieder gefragt, wenn etwas gewachsen ist.',
      'DO_NOT_TRACK in der Umgebung ist ein Nein zu allem, ohne Frage.',
    ],
    code: 'Die Regel als Code',
    codeLead: 'Dasselbe in fünf Sprachen. Alle fünf werden an derselben Tabelle von Fällen gemessen.',
    addresses: 'Adressen',
    addressesLead: 'Stellen Sie die Sprache der Lesenden vor den Pfad, wo die Website sie hat.',
    card: 'Die Karte, zu der der Dialog führt',
    permanent: 'Was eine Fassung umfasste; ändert sich nie',
    since: 'Was sich geändert hat seit der Fassung, zu der jemand Ja gesagt hat',
    short: 'Kurz, für Terminals',
    current: 'Jetzt gültig',
    recorded: 'Eingetragen',
    terminal: 'Ein Hinweis beim ersten Start im Terminal',
    terminalLead:
      'Eine Frage je Schalter, mit ihrem kurzen Link. Wer DO_NOT_TRACK gesetzt hat oder ein Skript ist, wird nicht gefragt.',
    dialogKit: 'Beispiel eines Dialogs',
  },
};
