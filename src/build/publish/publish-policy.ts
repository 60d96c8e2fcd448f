import { formatCanonicalJson } from '../../log/canonical-json.ts';
import { paths } from '../../model/paths.ts';
import type { SiteModel } from '../../model/site-model.ts';
import { type PublishedFile, textFile } from './published-files.ts';

/**
 * `/policy.json`: all that the site says now, byte for byte as the log would record it, so that anybody can hold it to
 * the snapshot that the log named last.
 */
export const publishPolicy = ({ wholePolicy }: Pick<SiteModel, 'wholePolicy'>): PublishedFile =>
  textFile(paths.policy, `${formatCanonicalJson(wholePolicy.now)}\n`);
