import { z } from 'zod';
import { compareCoverage } from '../../checks/compare-coverage.ts';
import type { CheckInput } from '../../checks/check-input.ts';
import { type ConsentFile, consentFileSchema } from '../../schema/consent-file.ts';
import { changeLine } from '../../site/coverage-words.ts';
import { recordedPages } from '../../site/recorded-pages.ts';
import { type Site, siteOf } from '../../site/site.ts';
import { approximateDays } from '../../values/duration.ts';
import type { Addresses } from '../../model/addresses.ts';
import type { SiteModel } from '../../model/site-model.ts';
import type { RecordedPolicy } from '../../model/policy.ts';
import { type PublishedFile, jsonFile } from './published-files.ts';
import { paths } from '../../model/paths.ts';

type CategoryFile = ConsentFile['categories'][number];

/** What grew from each consent version to the next: the last state of one against the first of the other. */
function materialChanges(recorded: readonly RecordedPolicy[], sites: readonly Site[]): CategoryFile['changes'] {
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

/** `/consent.json`: everything an app needs to ask, to ask again and to say how to stop. In step with the cards, because both come from the model. */
export function consentFile(
  model: SiteModel,
  fingerprints: CheckInput['fingerprints'],
  addresses: Addresses,
): ConsentFile {
  const { config, languages, audit, policies } = model;
  const sites = languages.map((language) => siteOf(model, language));
  const absolute = (path: string, language: string) =>
    addresses.absolute(addresses.page(path, language).slice(addresses.base.length - 1));
  const each = <T>(say: (site: Site) => T): Record<string, T> =>
    Object.fromEntries(sites.map((site) => [site.language, say(site)]));
  const own = model.content[config.language];
  const categories = (own?.categories ?? []).map(({ id, data }): CategoryFile => {
    const recorded = policies[id]?.recorded ?? [];
    const latest = audit.log.entries.findLast(
      (entry) => entry.type === 'policy' && entry.category === id && entry.fingerprint === fingerprints[id],
    );
    const translated = (site: Site) => site.entry('categories', id);
    return {
      id,
      consentVersion: data.consentVersion,
      noticeVersion: data.noticeVersion,
      since: data.since,
      default: 'off',
      sensitivity: data.sensitivity,
      ...(data.validity
        ? { validity: data.validity, validityDays: Math.max(1, Math.floor(approximateDays(data.validity))) }
        : {}),
      fingerprint: fingerprints[id] ?? '',
      ...(latest ? { sha256: latest.sha256, snapshot: addresses.absolute(paths.data(latest.file)) } : {}),
      changes: materialChanges(recorded, sites),
      versions: recordedPages(recorded).map(({ slug, recorded: { version, notice, date, sha256 } }) => ({
        consentVersion: version,
        noticeVersion: notice,
        date,
        sha256,
        urls: each(({ language }) => ({
          page: absolute(`/opt-in/${id}/${slug}/`, language),
          since: absolute(`/opt-in/${id}/since/${version}/`, language),
        })),
      })),
      dialog: each((site) => {
        const entry = translated(site);
        return {
          language: entry?.language ?? config.language,
          ...(entry?.data.dialog ?? data.dialog),
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
  });
  return {
    $schema: addresses.absolute(paths.schema('consent')),
    schemaVersion: 1,
    project: { id: config.log.origin, name: config.project.name, url: config.project.url },
    url: addresses.absolute('/'),
    asOf: model.today,
    ...(config.synthetic ? { synthetic: config.synthetic } : {}),
    operator: config.operator,
    contact: {
      privacy: config.contact.privacy,
      ...(config.contact.security ? { security: config.contact.security } : {}),
    },
    languages: [...languages],
    default: 'off',
    log: {
      origin: config.log.origin,
      size: audit.log.size,
      root: audit.log.root,
      signed: audit.log.signed,
      checkpoint: addresses.absolute(paths.checkpoint),
    },
    optOut: config.optOut,
    urls: each(({ language }) => ({
      all: absolute('/opt-in/', language),
      developers: absolute('/opt-in/developers/', language),
      dialog: absolute('/opt-in/dialog/', language),
    })),
    words: each(({ t: { card } }) => ({
      ...card.dialog.words,
      title: card.dialog.words.title({ project: config.project.name }),
    })),
    categories,
  };
}

/** `/consent.json` and its JSON Schema. */
export function publishConsent(
  model: SiteModel,
  fingerprints: CheckInput['fingerprints'],
  addresses: Addresses,
): PublishedFile[] {
  return [
    jsonFile(paths.consent, consentFile(model, fingerprints, addresses)),
    jsonFile(paths.schema('consent'), z.toJSONSchema(consentFileSchema, { unrepresentable: 'any' })),
  ];
}
