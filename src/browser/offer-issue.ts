import type { ScriptWords } from '../words/script-words.ts';

/** What a reader may tell the project of a run. */
export interface IssueFacts {
  readonly outcome: string;
  /** The worst sentences of the run. */
  readonly complaints: readonly string[];
  /** As the log was found. */
  readonly checkpoint: string;
}

/** Shows the link that opens an issue, with everything in it that the project needs to look for itself. */
export function offerIssue(
  link: HTMLAnchorElement | null,
  { outcome, complaints, checkpoint }: IssueFacts,
  words: ScriptWords<'audit'>['self'],
): void {
  if (!link) return;
  link.dataset['address'] ??= link.href;
  const url = new URL(link.dataset['address']);
  url.searchParams.set('title', words.issueTitle({ verdict: outcome.slice(0, 60) }));
  url.searchParams.set(
    'body',
    words.issueBody({
      site: location.href.replace(/#.*/, ''),
      verdict: [outcome, ...complaints].join('\n'),
      checkpoint: checkpoint.trimEnd(),
    }),
  );
  link.href = url.href;
  link.hidden = false;
}
