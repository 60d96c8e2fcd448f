import type { ChecksStrings } from './check-words.ts';

/** What the checks are called and say of themselves, in the order in which they are shown. */
export const enChecks: ChecksStrings = {
  columns: {
    title: 'Every column is explained and agreed to',
    looksFor:
      'Columns that the dataset does not declare, that the dictionary does not explain, or that come from another consent category.',
    matters:
      'You agreed to certain facts being counted; a column nobody explained could hold something you never agreed to.',
    limits:
      'It compares names and declarations; whether a column truly holds what the dictionary says, only the code that fills it can show.',
  },
  types: {
    title: 'Every value is what it is declared to be',
    looksFor:
      'Values that are of another type than declared, lie outside their list or limits, or rows that stand twice.',
    matters:
      'A value nobody expected, such as a text in place of a number, is how something private slips into a table unseen.',
    limits: 'It compares values with their declaration; a value that is allowed can still be wrong.',
  },
  'minimum-count': {
    title: 'Nobody stands alone in a number',
    looksFor: 'Published numbers behind which fewer people or devices stand than the dataset promises.',
    matters:
      'If a row described only you, or you and a few others, somebody who knows a little about you could find you in it.',
    limits:
      'It counts contributors where a column counts them; that each contributor is a different person, nobody can see from outside.',
  },
  rounding: {
    title: 'Counts are rounded',
    looksFor: 'Counts that are no multiple of the number they should be rounded to.',
    matters: 'Rounding hides whether one more or one fewer took part, so that nobody can watch you join or leave.',
    limits: 'It sees that a number is a multiple, not whether the true number was rounded up or down as it should be.',
  },
  suppression: {
    title: 'Hidden numbers stay hidden',
    looksFor:
      'Numbers that were left out because they are small, and that the published totals still give away, exactly or nearly.',
    matters:
      'A number about you and a few others that was hidden to protect you is no protection if a subtraction brings it back.',
    limits:
      'It uses the totals that the dataset declares; a total published elsewhere, or a margin whose parts do not add up, is not part of the calculation.',
  },
  differencing: {
    title: 'Subtracting reveals nobody',
    looksFor:
      'Two published numbers of which one contains the other, and which differ by fewer contributors than the dataset promises.',
    matters: 'Two harmless numbers can reveal you if you are among the few who are in one and not in the other.',
    limits:
      'It compares declared totals with their parts, tables of one dataset, and releases of one row; not numbers that were published elsewhere.',
  },
  derived: {
    title: 'Ratios give no small count away',
    looksFor:
      'Shares, rates and averages that, multiplied by a published total, come to a count too small to be published.',
    matters: 'A share of 2 % of 100 people tells of two people, even where the number 2 itself was left out.',
    limits:
      'It multiplies the ratios that are declared, and points at columns that look like ratios; a ratio in disguise it may miss.',
  },
  identifiers: {
    title: 'No label points to a person',
    looksFor:
      'Labels that look like a name, an address, a number, a path or a code of one person or device, and columns into which anything could be written.',
    matters: 'A single name or address in a table of thousands of harmless labels is enough to find somebody.',
    limits:
      'It knows the shapes of common identifiers; a nickname that looks like an ordinary word it cannot tell from one.',
  },
  retention: {
    title: 'Nothing is kept longer than promised',
    looksFor:
      'Published rows that are older than their dataset may keep them, and datasets that keep longer than the schedules behind them say.',
    matters: 'A promise to delete is worth something only when somebody looks whether it was done.',
    limits:
      'It sees what is published; that raw data and copies elsewhere were deleted, only an audit of the servers can show.',
  },
  freshness: {
    title: 'The numbers are up to date',
    looksFor:
      'Tables whose newest period is older than their publication rhythm allows, and periods that are missing without a reason.',
    matters: 'Numbers that stop coming, or months that vanish, are how an unpleasant truth is hidden without a lie.',
    limits: 'It sees that a period is there, not whether everything that belongs to it was published.',
  },
  budget: {
    title: 'The privacy budget is kept',
    looksFor:
      'Releases whose privacy losses add up to more than the declared budget, and noise that is too weak for the loss it is said to have.',
    matters:
      'Noise hides you in one number; in many numbers it averages out, and only a limit on their sum goes on hiding you.',
    limits:
      'It adds up what the descriptors declare; that noise of this strength was really drawn, the published numbers cannot show.',
  },
  sampling: {
    title: 'Changes of method are announced',
    looksFor: 'Sample rates and definitions that changed without a mark in the data and a dated note about it.',
    matters:
      'A curve can fall because people left, or because counting changed; without a mark you would be told the wrong story.',
    limits:
      'It compares declarations, notes and the log; a change that was written down nowhere leaves no trace in the published rows.',
  },
  consent: {
    title: 'You are asked again when more is collected',
    looksFor:
      'Categories that cover more than their consent version did when people agreed: a new field, longer storage, a new recipient, weaker protection.',
    matters: 'A yes to one thing must not turn into a yes to more behind your back.',
    limits:
      'It compares what the descriptions say; that the app sends nothing else, only its code and an audit can show. Reworded purposes and recipients count as new ones.',
  },
  integrity: {
    title: 'Published files do not change',
    looksFor:
      'Published files whose bytes differ from what the release log says, files the log does not name, and files that vanished before their time.',
    matters: 'Numbers that can be changed quietly after you read them are no evidence of anything.',
    limits:
      'It compares files with the log; whether the log itself was rewritten is what the check of the log looks at.',
  },
  log: {
    title: 'The log only ever grows',
    looksFor:
      'A release log that was rewritten: lines removed, changed, moved or put in between, or a file with two hashes.',
    matters: 'Whoever can rewrite the log can rewrite what was published and what you agreed to.',
    limits:
      'It compares with the earlier log it was given and with the checkpoint; two different logs shown to two readers come to light only when the readers compare.',
  },
};
