import type { AboutLines } from '../site/about-lines.ts';
import type { SiteView } from '../site/site.ts';
import { issueLink } from './issue-link.ts';
import { mailLink } from './mail-link.ts';

/**
 * Ways to say that a page was not clear: an issue, where the project has a tracker, and a mail. Both name the page,
 * what it is about and its day.
 */
export function feedbackLinks(
  site: Pick<SiteView, 't' | 'model' | 'absolute' | 'day'>,
  { title, path, about = [] }: { readonly title: string; readonly path: string; readonly about?: AboutLines },
): { readonly issue?: string; readonly mail: string } {
  const { t, model } = site;
  const { contact } = model.config;
  const words = t.concerns.feedback;
  const subject = t.frame.clearTitle({ page: title });
  const body = [
    words.page({ url: site.absolute(path) }),
    ...about,
    words.asOf({ day: site.day(model.today) }),
    '',
    words.question,
    '',
  ].join('\n');
  return {
    ...(contact.newIssue === undefined ? {} : { issue: issueLink(contact.newIssue, subject, body) }),
    mail: mailLink(contact.privacy, subject, body),
  };
}
