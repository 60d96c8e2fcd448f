import { replace, write } from '../edited-site.ts';
import { broken } from './broken-site.ts';

const posture = 'content/security/posture.md';
const front = (flow: string) =>
  write(
    posture,
    `---\nkind: posture\ntitle: How reports are guarded\nreviewed: 2026-08-01\nmeasures:\n  - topic: On the way\n    statement: Reports are encrypted.\nflow:\n${flow}---\n\nWords.\n`,
  );
const roles = `  roles:
    - id: maintainers
      title: two maintainers
      recipients: [the two maintainers]
    - id: everybody
      title: everybody
`;
const store = `    - id: store
      title: Store
      place: raw-store
      holds: [reports]
      seenBy: [maintainers]
      schedules: [reports]
`;
const site = `    - id: site
      title: This site
      place: published
      holds: [counts]
      seenBy: [everybody]
      schedules: [reports]
`;
const flow = (...edits: readonly (readonly [string, string])[]) =>
  front(
    edits.reduce((text, [from, to]) => {
      if (text.split(from).length !== 2) throw new Error(`"${from}" must stand there exactly once`);
      return text.replace(from, to);
    }, `${roles}  stages:\n${store}${site}`),
  );

/** A flow that draws everything, for the tests beside this one. */
export const wholeFlow = flow();

/** Figures of the way of the data that contradict themselves or the rest of the site. */
export const flows = [
  broken('unknown-place', flow(['place: raw-store', 'place: store'])),
  broken('time-written-by-hand', flow(['title: Store\n', 'title: Store\n      keep: P60D\n'])),
  broken('no-schedule', flow(['seenBy: [maintainers]\n      schedules: [reports]\n', 'seenBy: [maintainers]\n'])),
  broken(
    'schedule-of-stage',
    flow(['seenBy: [maintainers]\n      schedules: [reports]', 'seenBy: [maintainers]\n      schedules: [report]']),
  ),
  broken('field-of-stage', flow(['seenBy: [everybody]\n', 'seenBy: [everybody]\n      without: [versions]\n'])),
  broken('role-of-stage', flow(['seenBy: [maintainers]', 'seenBy: [maintainer]'])),
  broken('stage-before', flow(['title: This site\n', 'title: This site\n      after: stores\n'])),
  broken('stage-before-the-first', flow(['title: Store\n', 'title: Store\n      after: site\n'])),
  broken('stage-twice', flow(['id: site', 'id: store'])),
  broken('role-twice', flow(['id: everybody', 'id: maintainers'], ['seenBy: [everybody]', 'seenBy: [maintainers]'])),
  broken('role-that-sees-nothing', flow(['seenBy: [everybody]', 'seenBy: []'])),
  broken(
    'recipient-nobody-names',
    flow(['recipients: [the two maintainers]', 'recipients: [the two maintainers, the tow maintainers]']),
  ),
  broken('recipient-in-no-stage', flow(['      recipients: [the two maintainers]\n', ''])),
  broken(
    'recipient-where-no-data-are',
    flow(
      ['      recipients: [the two maintainers]\n', ''],
      [
        'title: everybody\n',
        'title: everybody\n    - id: logs\n      title: readers of logs\n      recipients: [the two maintainers]\n',
      ],
      [
        'seenBy: [everybody]\n      schedules: [reports]\n',
        'seenBy: [everybody]\n      schedules: [reports]\n    - id: log\n      title: Log\n      place: collector\n      after: store\n      holds: [lines]\n      seenBy: [logs]\n      schedules: [logs]\n',
      ],
    ),
    write(
      'content/retention/logs.md',
      '---\ntitle: Logs\norder: 2\nsummary: A week.\nstartsWith: the connection\nstages:\n  - { place: collector, what: A line., keep: P7D, then: It is deleted. }\n---\n',
    ),
  ),
  broken('schedule-without-the-place', flow(['place: raw-store', 'place: backup'])),
  broken(
    'place-that-is-not-drawn',
    flow(),
    replace(
      'content/retention/reports.md',
      '  - place: published\n',
      '  - place: backup\n    what: A copy.\n    keep: P14D\n    then: It is overwritten.\n  - place: published\n',
    ),
  ),
  broken(
    'field-taken-out-and-published',
    flow(['seenBy: [everybody]\n', 'seenBy: [everybody]\n      without: [platform, version]\n']),
  ),
  broken(
    'published-field-taken-out',
    flow(['seenBy: [everybody]\n', 'seenBy: [everybody]\n      without: [installations]\n']),
  ),
];
