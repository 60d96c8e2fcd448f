import { compareCoverage } from '../../checks/compare-coverage.ts';
import type { CheckInput } from '../../checks/check-input.ts';
import type { Addresses } from '../../model/addresses.ts';
import { paths } from '../../model/paths.ts';
import type { RecordedPolicy } from '../../model/policy.ts';
import type { SiteModel } from '../../model/site-model.ts';
import type { ConsentFile } from '../../schema/consent-file.ts';
import { changeLine } from '../../site/coverage-words.ts';
import { productsOfSwitch } from '../../site/products-in.ts';
import { recordedPages } from '../../site/recorded-pages.ts';
import type { SiteView } from '../../site/site.ts';
import { isUnwritten } from '../../values/unwritten.ts';
import { approximateDays } from '../../values/duration.ts';

type CategoryFile = ConsentFile['categories'][number];
type CategoryEntry = SiteModel['content'][string]['categories'][number];

/** What `/consent.json` is made of, and how it says a thing in every language. */
export interface ConsentSources {
  readonly model: SiteModel;
  readonly sites: readonly SiteView[];
  readonly fingerprints: CheckInput['fingerprints'];
  readonly addresses: Addresses;
  /** By language. */
  readonly each: <T>(say: (site: SiteView) => T) => Record<string, T>;
  /** The whole address of a page in a language. */
  readonly absolute: (path: string, language: string) => string;
}

/** What grew from each consent version to the next: the last state of one against the first of the other. */
function materialChanges(recorded: readonly RecordedPolicy[], sites: readonly SiteView[]): CategoryFile['changes'] {
  return recordedPages(recorded).flatMap(({ isFirst, recorded: { version, date, policy } }, at) => {
    const before = recorded[at - 1]?.policy;
    if (!isFirst || !before) return [];
    const grown = compareCoverage(before, policy).changes.filter(({ material }) => material);
    const what = grown.map((change) => ({
      kind: change.kind,
      ...(change.subject === undefined ? {} : { subject: change.subject }),
      text: Object.fromEntries(sites.map((site) => [site.language, changeLine(site, change, [before, policy])])),
    }));
    return [{ consentVersion: version, date: policy.shown?.since ?? date, what }];
  });
}

/** The pages of each state of a category that was recorded. */
function versionsOf(id: string, { model, each, absolute }: ConsentSources): CategoryFile['versions'] {
  const recorded = model.policies[id]?.recorded ?? [];
  return recordedPages(recorded).map(({ slug, recorded: { version, notice, date, sha256 } }) => ({
    consentVersion: version,
    noticeVersion: notice,
    date,
    sha256,
    urls: each(({ language }) => ({
      page: absolute(`/opt-in/${id}/${slug}/`, language),
      since: absolute(`/opt-in/${id}/since/${version}/`, language),
    })),
  }));
}

/** The file of the log that says the same as a category as it is now. */
function recordedAs(
  id: string,
  { model, fingerprints, addresses }: ConsentSources,
): Pick<CategoryFile, 'sha256' | 'snapshot'> {
  const latest = model.audit.log.entries.findLast(
    (entry) => entry.type === 'policy' && entry.category === id && entry.fingerprint === fingerprints[id],
  );
  return latest ? { sha256: latest.sha256, snapshot: addresses.absolute(paths.data(latest.file)) } : {};
}

/** A category as an app needs it: what is asked, since when, and how to stop. */
export function consentCategory({ id, data }: CategoryEntry, sources: ConsentSources): CategoryFile {
  const { model, sites, fingerprints, each, absolute } = sources;
  const [own] = sites;
  const products = own ? productsOfSwitch(own, id).map((product) => product.id) : [];
  const translated = (site: SiteView) => site.entry('categories', id);
  return {
    id,
    consentVersion: data.consentVersion,
    noticeVersion: data.noticeVersion,
    since: data.since,
    default: data.default ?? 'off',
    action: data.default === 'on' ? 'tell' : 'ask',
    ...(products.length > 0 ? { products } : {}),
    sensitivity: data.sensitivity,
    ...(data.validity
      ? { validity: data.validity, validityDays: Math.max(1, Math.floor(approximateDays(data.validity))) }
      : {}),
    fingerprint: fingerprints[id] ?? '',
    ...recordedAs(id, sources),
    changes: materialChanges(model.policies[id]?.recorded ?? [], sites),
    versions: versionsOf(id, sources),
    dialog: each((site) => {
      const entry = translated(site);
      const isWhole = entry && Object.values(entry.data.dialog).every((text) => !isUnwritten(text));
      return {
        language: isWhole ? entry.language : model.config.language,
        ...(isWhole ? entry.data.dialog : data.dialog),
        link: absolute(`/opt-in/${id}/`, site.language),
      };
    }),
    optOut: each((site) => translated(site)?.data.optOut ?? data.optOut),
    urls: each(({ language }) => ({
      card: absolute(`/opt-in/${id}/`, language),
      short: absolute(`/o/${id}/`, language),
      category: absolute(`/categories/${id}/`, language),
      dictionary: `${absolute('/dictionary/', language)}?category=${id}`,
    })),
  };
}
