import type { Ready } from '../prepare/ready.ts';
import { paths } from '../../model/paths.ts';
import { type PublishedFile, jsonFile, textFile } from './published-files.ts';
import { publishAudit } from './publish-audit.ts';
import { publishBudget } from './publish-budget.ts';
import { publishCalendar } from './publish-calendar.ts';
import { publishCharts } from './publish-charts.ts';
import { publishConsentKit } from './publish-consent-kit.ts';
import { publishConsent } from './publish-consent.ts';
import { publishData } from './publish-data.ts';
import { publishDictionary } from './publish-dictionary.ts';
import { publishFeeds } from './publish-feeds.ts';
import { publishLook } from './publish-look.ts';
import { publishLog } from './publish-log.ts';
import { publishPolicy } from './publish-policy.ts';
import { publishReports } from './publish-reports.ts';
import { publishSchemas } from './publish-schemas.ts';
import { publishSearch } from './publish-search.ts';
import { publishSecurityTxt } from './publish-security-txt.ts';
import { publishTemplates } from './publish-templates.ts';

/** Makes some of the files that a site has besides its pages. */
type Publisher = (ready: Ready) => readonly PublishedFile[] | Promise<readonly PublishedFile[]>;

/**
 * Every publisher, by what it publishes. What is made from the pages themselves is not among them: previews, the
 * sitemap.
 */
export const publishers = {
  data: publishData,
  charts: ({ model, cubes }) => publishCharts(model, cubes),
  reports: ({ model }) => publishReports(model),
  templates: ({ site: { content, config }, model }) =>
    content.assessments.length > 0 || config.assessmentsRequiredSince ? publishTemplates(model) : [],
  budget: ({ model, addresses }) => publishBudget(model, addresses),
  dictionary: ({ model, addresses }) => [publishDictionary(model, addresses)],
  policy: ({ model }) => [publishPolicy(model)],
  audit: ({ model, input, addresses }) => publishAudit(model, input, addresses),
  consent: ({ model, input, addresses }) => publishConsent(model, input.fingerprints, addresses),
  consentKit: ({ model }) => publishConsentKit(model.look),
  look: ({ model }) => publishLook(model.look),
  feeds: ({ model, addresses }) => publishFeeds(model, addresses),
  calendar: ({ model, addresses }) => publishCalendar(model, addresses),
  securityTxt: ({ site, addresses }) => publishSecurityTxt(site, addresses),
  log: ({ log }) => publishLog(log),
  schemas: () => publishSchemas(),
  // Else GitHub Pages leaves out what begins with a dot, where it serves a branch.
  noJekyll: () => [textFile(paths.noJekyll, '')],
  search: ({ model }) => publishSearch(model),
  engine: ({ model, engineFiles }) => [...engineFiles, jsonFile(paths.engine, model.engine, true)],
} satisfies Readonly<Record<string, Publisher>>;

/** All files that a site has besides its pages. */
export async function publish(ready: Ready): Promise<PublishedFile[]> {
  const files: PublishedFile[] = [];
  for (const publisher of Object.values<Publisher>(publishers)) files.push(...(await publisher(ready)));
  return files;
}
