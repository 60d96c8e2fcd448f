import type { Imported, ImportedCategory } from '../imported.ts';
import { entryLinks, unlinked } from './read-metrics.ts';
import { type GleanFile, isKeys, type Keys, ownText, ownTexts, unreadKeys } from './source-file.ts';

const known =
  'description metadata include_client_id send_if_empty notification_emails bugs data_reviews reasons enabled'.split(
    ' ',
  );
const knownMetadata = ['tags', 'include_info_sections', 'follows_collection_enabled', 'ping_schedule'];

const metadataOf = (ping: Keys): Keys => (isKeys(ping['metadata']) ? ping['metadata'] : {});

/** Which fields of the SDK itself a ping has: the sections about the app and about the ping, and the identifier. */
export interface PingSections {
  readonly name: string;
  readonly hasInfo: boolean;
  readonly hasClientId: boolean;
}

/** Whether a ping has the sections that Glean adds, by the rules of its schema. */
export const sectionsOf = (file: GleanFile): PingSections[] =>
  Object.entries(file.value).flatMap(([name, ping]) => {
    if (name === '$schema' || !isKeys(ping)) return [];
    const hasInfo = metadataOf(ping)['include_info_sections'] !== false;
    return [{ name, hasInfo, hasClientId: hasInfo && ping['include_client_id'] !== false }];
  });

/** What a ping is and when it is sent, as Markdown. */
function bodyOf(ping: Keys): string {
  const reasons = isKeys(ping['reasons']) ? Object.entries(ping['reasons']) : [];
  const metadata = metadataOf(ping);
  const schedule = ownTexts(metadata['ping_schedule']);
  const facts = [
    ping['include_client_id'] === true ? 'It has the random identifier of the installation.' : undefined,
    ping['include_client_id'] === false ? 'It has no identifier of the installation.' : undefined,
    ping['send_if_empty'] === true ? 'It is sent even when it holds nothing else.' : undefined,
    ping['enabled'] === false ? 'It is not sent at the moment.' : undefined,
    metadata['follows_collection_enabled'] === false
      ? 'It does not follow the switch that Glean has for all pings.'
      : undefined,
    schedule.length > 0 ? `It is sent along with: ${schedule.join(', ')}.` : undefined,
  ].filter((fact) => fact !== undefined);
  const when = reasons.map(([reason, text]) => `- \`${reason}\`: ${String(text).trim().replace(/\n/g, '\n  ')}`);
  return [
    ownText(ping['description']),
    facts.join(' '),
    ...(when.length > 0 ? ['It is sent for these reasons:', when.join('\n')] : []),
  ]
    .filter(Boolean)
    .join('\n\n');
}

/** Every ping of a file, as what sends fields together. */
export function readPings(file: GleanFile): Imported {
  const pings = Object.entries(file.value).filter(([name]) => name !== '$schema');
  const unread = pings.flatMap(([name, ping]) =>
    isKeys(ping)
      ? [
          ...unreadKeys(file, [name], ping, known),
          ...unreadKeys(file, [name, 'metadata'], metadataOf(ping), knownMetadata),
          ...unlinked(file, [name], ping),
        ]
      : unreadKeys(file, [], { [name]: ping }, []),
  );
  const categories = pings.flatMap(([name, ping]): ImportedCategory[] =>
    isKeys(ping)
      ? [
          {
            name,
            place: file.placeOf([name]),
            body: bodyOf(ping),
            links: entryLinks(ping),
            owners: ownTexts(ping['notification_emails']),
          },
        ]
      : [],
  );
  return { fields: [], categories, unmapped: unread };
}
