import type { HostId } from '../../../schema/host-ids.ts';
import { caddyConfiguration } from './caddy.ts';
import { headersFile, redirectsFile } from './headers-file.ts';
import { nginxConfiguration } from './nginx.ts';
import type { ServedPlace } from './served-place.ts';
import { cloudFrontPolicy, s3Commands } from './s3.ts';

/** A text that a host needs. */
export interface HostFile {
  readonly path: string;
  readonly text: string;
  /** Whether it lies in the built folder; else it is for the configuration of a server. */
  readonly inSite: boolean;
}

const besidePages = (place: ServedPlace): HostFile[] => [
  { path: '_headers', text: headersFile(), inSite: true },
  { path: '_redirects', text: redirectsFile(place), inSite: true },
];

const writers: Readonly<Record<HostId, (place: ServedPlace) => readonly HostFile[]>> = {
  github: () => [],
  gitlab: () => [],
  cloudflare: besidePages,
  netlify: besidePages,
  nginx: (place) => [{ path: 'vitrine.nginx.conf', text: nginxConfiguration(place), inSite: false }],
  caddy: (place) => [{ path: 'Caddyfile', text: caddyConfiguration(place), inSite: false }],
  s3: (place) => [
    { path: 'upload.sh', text: s3Commands(place), inSite: false },
    { path: 'response-headers-policy.json', text: cloudFrontPolicy(), inSite: false },
  ],
};

/** Everything that a host needs besides the built folder; none where the folder is enough. */
export const filesForHost = (host: HostId, place: ServedPlace): readonly HostFile[] => writers[host](place);
