import { plural as pluralIn } from './plural.ts';

const plural = (count: number, one: string, other: string) => pluralIn('en', count, { one, other });

/** Words of the cards that an app's consent dialog links to, of the dialog kit, and of the page for app developers. */
export const enCard = {
  index: {
    title: 'What each switch sends',
    description: (project: string) =>
      `Every switch of ${project}’s telemetry in short, and the one setting that turns everything off.`,
    lead: (project: string) => `${project} sends nothing until you say yes. Each switch is asked for on its own.`,
    switches: 'The switches',
    developers: 'For people who build the dialog',
  },
  description: (title: string, project: string) =>
    `What the switch “${title}” of ${project} sends, with a real example, and how to turn it off.`,
  asks: (project: string) => `${project} asks:`,
  inShort: 'In short',
  sends: 'Sends',
  values: (count: number) => plural(count, 'one value', `${count} values`),
  about: 'About',
  aboutWhat: {
    technical: 'the app or the device',
    interaction: 'how the app is used',
    personal: 'a person',
    sensitive: 'a person, and could harm them if it became known',
  },
  kept: 'Kept',
  atMost: (duration: string) => `at most ${duration}`,
  off: 'Turn it off',
  example: 'A real example',
  exampleLead: 'One report, just as it leaves the device.',
  group: (count: string) => `Published only in groups of ${count} or more.`,
  noise: 'Published with random noise in every number.',
  notPublished: 'No table is published from it.',
  inReleases: (releases: string) => `In other releases (${releases}):`,
  survives: (project: string) =>
    `Your answer stays as it is through updates. ${project} asks again only if this switch is to send more, or if something is to be kept longer or shown to more people.`,
  survivesFor: (project: string, duration: string) =>
    `Your answer stays as it is through updates. ${project} asks again only if this switch is to send more, or if something is to be kept longer or shown to more people. A yes also ends after ${duration}; a no does not.`,
  survivesTitle: 'Your answer lasts',
  lately: 'What changed lately',
  nothingLately: 'Nothing in the last twelve months.',
  versions: 'What people agreed to, and when',
  version: (version: string, day: string) => `Version ${version}, since ${day}`,
  reworded: (version: string, notice: string, day: string) => `Version ${version}, notice ${notice}, since ${day}`,
  notRecorded: 'No version has been recorded in the release log yet.',
  changesSince: (version: string) => `What changed since version ${version}`,
  wholePage: 'Everything about this switch',
  allSwitches: 'All switches',
  gone: 'This switch no longer exists. Nothing is sent for it any more.',
  made: 'This page loads one style sheet and nothing else: no script, no cookie, no other server.',

  recorded: {
    title: (title: string, version: string) => `${title}, version ${version}`,
    titleNotice: (title: string, version: string, notice: string) => `${title}, version ${version}, notice ${notice}`,
    lead: 'This is what people agreed to. This page never changes.',
    entered: (day: string) => `Entered in the release log on ${day}`,
    snapshot: 'The file this page is made from',
    today: 'This switch as it is today',
  },

  since: {
    title: (title: string, version: string) => `${title}: what changed since version ${version}`,
    description: (title: string, version: string) =>
      `What changed in the switch “${title}” since people agreed to version ${version}.`,
    lead: (then: string, now: string) => `You agreed to version ${then}. The newest version is ${now}.`,
    leadSame: (version: string) => `Version ${version} is still the newest.`,
    nothing: 'Nothing changed in what this switch covers.',
    more: 'More than you agreed to',
    moreLead: 'The app asks you before it sends any of this. Until then it sends what you agreed to, and nothing else.',
    less: 'Less than before, or better protected',
    lessLead: 'This holds for you without being asked.',
    other: 'Other changes',
    otherLead: 'They change nothing about what is sent, kept or shown.',
    words: 'Other words',
    sideBySide: 'Side by side',
    now: (version: string) => `Now: version ${version}`,
    then: (version: string) => `Version ${version}`,
    same: 'the same',
    added: 'new',
    removed: 'no longer',
    none: 'none',
    tables: 'Published tables',
    tableGroup: (table: string, count: string) => `${table}: groups of ${count} or more`,
    tableNoise: (table: string, loss: string) => `${table}: random noise, ${loss} for each release`,
  },

  dialog: {
    title: 'A dialog that is fair',
    description:
      'An example of a consent dialog that follows consent.json: one question per switch, nothing preselected, as easy to say no as yes.',
    lead: 'One question per switch, nothing chosen beforehand, yes and no alike. It takes its words from the same file as the cards, so the two never disagree.',
    needsScript: 'The example needs JavaScript. In your app, the dialog is built by the app.',
    open: 'Open the dialog',
    change: 'Change my answers',
    tryIt: 'Try it',
    tryLead: 'This is an example. It sends nothing and forgets your answers when you leave the page.',
    wouldStore: 'What an app would keep',
    wouldSend: 'What an app might send now',
    nothing: 'nothing',
    rules: 'What makes it fair',
    ruleList: [
      'Each switch is asked for on its own. There is no button for all at once, and the app works the same without any yes.',
      'Nothing is chosen beforehand. What is not answered is off.',
      'Yes and no look alike, stand side by side, and take one click.',
      'Taking a yes back is as easy as giving it: the same dialog, the same click.',
      'Closing the dialog is no yes, and the app does not open it again by itself for the same version.',
      'Each question links to its card, in the reader’s language.',
      'The app asks again only as the rule says. A no does not lapse.',
    ],
    embed: 'Put it into your own page',
    embedLead: 'Three files, no dependencies. Copy them, and keep the answers where your app keeps its settings.',
    files: 'The files',
    words: {
      title: (project: string) => `What may ${project} send?`,
      lead: 'Everything is off until you say yes. Each question stands on its own, and you can change every answer at any time.',
      yes: 'Yes',
      no: 'No',
      more: 'What exactly is sent?',
      done: 'Done',
      on: 'On',
      off: 'Off',
      undecided: 'Off, not answered',
    },
  },

  developers: {
    title: 'For app developers',
    description:
      'The file, the rule and the addresses with which an app asks for consent, and asks again only when it must.',
    lead: 'One small file, one rule, and addresses that never change their meaning.',
    file: 'The file',
    fileLead: 'It says for each switch which version people agree to, what to write in the dialog, and where to link.',
    fileShip:
      'Ship the file with your app. Then asking needs no request at all, and whoever has not agreed yet contacts nobody. A newer copy may be fetched for those who said yes.',
    schema: 'Its JSON Schema',
    format: (version: string) =>
      `Format ${version}. Keys may be added; no key changes its meaning without a new number.`,
    rule: 'The rule',
    ruleLead:
      'Ask if, and only if, the stored consent version is lower than the published one, or a yes is no longer valid.',
    ruleList: [
      'Store for each switch: the project, the switch, the consent version, the answer and the day.',
      'The answer to the rule has two parts: whether to ask, and up to which consent version the app may send now. 0 is nothing.',
      'A yes to an older version goes on covering what that version covered. What was added waits for the new answer.',
      'Offline, or with a file that is broken, older or from another project: keep the last answer and send nothing new.',
      'A new notice version means other words. It is no reason to ask.',
      'A no does not lapse. It is asked again only after something grew.',
      'DO_NOT_TRACK in the environment is a no to everything, without a question.',
    ],
    code: 'The rule as code',
    codeLead: 'The same in five languages. All five are held to one table of cases.',
    addresses: 'Addresses',
    addressesLead: 'Put the reader’s language in front of the path, where the site has it.',
    card: 'The card that the dialog links to',
    permanent: 'What a version covered; never changes',
    since: 'What changed since the version a person agreed to',
    short: 'Short, for terminals',
    current: 'Now in force',
    recorded: 'Recorded',
    terminal: 'A first-run notice for a terminal',
    terminalLead:
      'One question per switch, with its short link. It asks nobody who has set DO_NOT_TRACK, and nobody who is a script.',
    dialogKit: 'An example of a dialog',
  },
};

export type CardStrings = typeof enCard;
