import { plural as pluralIn } from './plural.ts';

const plural = (count: number, one: string, other: string) => pluralIn('en', count, { one, other });

/** Words of concerns, and of the ways to answer at the end of each page. */
export const enConcerns = {
  title: 'Concerns and answers',
  description: 'What people were worried about, what was answered, and what changed because of it.',
  lead: 'Concerns that people raised, in their words. The open ones stand first. None is taken away once it is here.',
  open: 'Open',
  openNone: 'No concern is open.',
  openMark: 'open',
  answered: 'Answered',
  answeredMark: (day: string) => `answered on ${day}`,
  count: (open: number, all: number) =>
    `${plural(all, 'One concern', `${all} concerns`)}, ${open === 0 ? 'none open' : plural(open, 'one open', `${open} open`)}`,
  raised: 'Raised',
  where: 'Where',
  next: 'What happens next',
  answer: 'Answer',
  changed: 'What changed because of it',
  unchanged: 'Nothing changed.',
  raise: 'Raise a concern',
  raiseLead:
    'In public or by mail, as you like. It appears here in your words, and with your name only if you want that.',
  inPublic: 'Raise it in public',
  byMail: 'Write to us',
  concernTitle: 'A concern',
  concernBody: 'What worries me:\n\nMay it appear on the privacy pages? In these words? With my name?\n',
  feedback: {
    page: (url: string) => `Page: ${url}`,
    about: (name: string, id: string) => `About: ${name} (${id})`,
    field: (key: string) => `Name in the report: ${key}`,
    consent: (version: string, notice: string) => `Consent version ${version}, notice version ${notice}`,
    period: (period: string) => `Newest period: ${period}`,
    asOf: (day: string) => `Site as of ${day}`,
    question: 'What I did not understand:',
  },
};

export type ConcernStrings = typeof enConcerns;
