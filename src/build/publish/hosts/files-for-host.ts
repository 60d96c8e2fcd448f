import type { HostId } from '../../../schema/host-ids.ts';
import { caddyConfiguration } from './caddy.ts';
import { headersFile, redirectsFile } from './headers-file.ts';
import { nginxLocations, nginxMap } from './nginx.ts';
import type { ServedPlace } from './served-place.ts';
import { cloudFrontPolicy, s3Commands } from './s3.ts';

/** A text that a host needs. */
export interface HostFile {
  readonly path: string;
  readonly text: string;
  /** Whether it lies in the built folder; else it is for the configuration of a server. */
  readonly inSite: boolean;
}

const besidePages = (place: ServedPlace, redirects: { readonly force: boolean }): HostFile[] => [
  { path: '_headers', text: headersFile(), inSite: true },
  { path: '_redirects', text: redirectsFile(place, redirects), inSite: true },
];

const writers: Readonly<Record<HostId, (place: ServedPlace) => readonly HostFile[]>> = {
  github: () => [],
  gitlab: () => [],
  // Redirects always go before files there, and no other spelling of the status is read.
  cloudflare: (place) => besidePages(place, { force: false }),
  netlify: (place) => besidePages(place, { force: true }),
  nginx: (place) => [
    { path: 'conf.d/vitrine.conf', text: nginxMap(place), inSite: false },
    { path: 'snippets/vitrine.conf', text: nginxLocations(place), inSite: false },
  ],
  caddy: (place) => [{ path: 'Caddyfile', text: caddyConfiguration(place), inSite: false }],
  s3: (place) => [
    { path: 'upload.sh', text: s3Commands(place), inSite: false },
    { path: 'response-headers-policy.json', text: cloudFrontPolicy(), inSite: false },
  ],
};

/** Everything that a host needs besides the built folder; none where the folder is enough. */
export const filesForHost = (host: HostId, place: ServedPlace): readonly HostFile[] => writers[host](place);
