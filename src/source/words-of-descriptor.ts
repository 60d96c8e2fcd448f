import { fingerprint } from '../log/canonical-json.ts';
import { type DatasetWords, type PrivacyWords, breakKey, licenceKey } from '../schema/data/dataset-words.ts';
import type { Descriptor } from '../schema/data/descriptor.ts';
import type { PrivacyBlock } from '../schema/data/privacy.ts';

/** An object of named words; absent where there is none. */
const named = <K extends string, T>(key: K, entries: readonly (readonly [string, T])[] | undefined) =>
  (entries && entries.length > 0 ? { [key]: Object.fromEntries(entries) } : {}) as { [key in K]?: Record<string, T> };

const entitled = ({
  title,
  description,
}: {
  readonly title?: string | undefined;
  readonly description?: string | undefined;
}) => ({ ...(title === undefined ? {} : { title }), ...(description === undefined ? {} : { description }) });

function wordsOfPrivacy({
  unit,
  contributors,
  population,
  keep,
  gaps,
  breaks = [],
  allow,
  differentialPrivacy,
  statistics,
  wholeGroups,
}: Partial<PrivacyBlock>): PrivacyWords {
  return {
    ...(unit === undefined ? {} : { unit }),
    ...(typeof contributors === 'object' ? { contributors } : {}),
    ...(population === undefined ? {} : { population }),
    ...(typeof keep === 'object' ? { keep } : {}),
    ...named(
      'gaps',
      gaps?.map(({ period, reason }) => [period, reason]),
    ),
    ...named(
      'breaks',
      breaks.map((one) => [breakKey(one, breaks), one.reason]),
    ),
    ...(differentialPrivacy?.publicLabels === undefined ? {} : { publicLabels: differentialPrivacy.publicLabels }),
    ...named(
      'statistics',
      statistics?.map(({ column, of }) => [column, of]),
    ),
    ...named(
      'wholeGroups',
      wholeGroups?.map(({ column, reason }) => [column, reason]),
    ),
    ...named(
      'allow',
      allow?.map(({ column, reason }) => [column, reason]),
    ),
  };
}

/** All words of a descriptor, in the shape in which a translation says them. */
export function wordsOfDescriptor({ title, description, licenses, privacy, resources }: Descriptor): DatasetWords {
  return {
    title,
    description,
    ...named(
      'licenses',
      licenses.flatMap((licence) =>
        licence.title === undefined ? [] : [[licenceKey(licence), licence.title] as const],
      ),
    ),
    privacy: wordsOfPrivacy(privacy),
    resources: Object.fromEntries(
      resources.map((resource) => [
        resource.name,
        {
          ...entitled(resource),
          ...named(
            'fields',
            resource.schema.fields.map((field) => [field.name, entitled(field)]),
          ),
          ...(resource.privacy ? { privacy: wordsOfPrivacy(resource.privacy) } : {}),
        },
      ]),
    ),
  };
}

/** What `translationOf` holds for a dataset: a descriptor that only names another file still says the same. */
export const wordsStamp = async (descriptor: Descriptor): Promise<string> =>
  (await fingerprint(wordsOfDescriptor(descriptor))).slice(0, 12);
