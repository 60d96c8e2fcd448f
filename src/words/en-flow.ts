import { plural as pluralIn } from './plural.ts';

const plural = (count: number, one: string, other: string) => pluralIn('en', count, { one, other });

/** Words of the figure that shows the way of the data. */
export const enFlow = {
  title: 'From your device to a published table',
  lead: 'Every place your data pass, in order. How long they stay is taken from the schedules.',
  where: 'Where this goes',
  holds: 'What is there',
  access: 'Who can see it',
  nobody: 'nobody',
  removed: 'Taken out here',
  keep: 'How long',
  from: (stage: string) => `From: ${stage}`,
  side: 'A side way: nothing goes on from here.',
  ends: 'Ends here, never published',
  endsOf: (count: number, category: string) => `${category}: ${plural(count, 'one field', `${count} fields`)}`,
  unpublished: 'Sent and never published',
  unpublishedLead: (count: number, total: number) =>
    `${count} of the ${plural(total, 'one field', `${total} fields`)} that the switches send appear in no table. This list is computed from the dictionary and the columns of the tables.`,
  endsAt: (stage: string, time: string) => `Last place: ${stage} (${time})`,
  also: (places: string) => `A copy also lies in: ${places}`,
  noEnd: 'Appear in no table',
  usedFor: 'Only to compute',
  none: 'Everything that is sent also appears in a published table.',
};

export type FlowStrings = typeof enFlow;
