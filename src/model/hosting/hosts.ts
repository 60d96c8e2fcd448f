import { type HostId, hostIds } from '../../schema/host-ids.ts';

/** What is known of a host, in sentences for people. */
export interface HostFacts {
  readonly name: string;
  /** Where the folder is served: at the path of the project, at the root of a host, or where you say. */
  readonly at: 'project' | 'root' | 'anywhere';
  /** Whether headers of answers can be set. Where they cannot, the policy in each page holds all the same. */
  readonly headers: boolean;
  /** Files that lie in the built folder, beside `index.html`. */
  readonly files: readonly string[];
  /** Limits that a site with large tables meets. */
  readonly limits: string;
  readonly notes: readonly string[];
}

/** Every host. */
export const hostFacts: Readonly<Record<HostId, HostFacts>> = {
  github: {
    name: 'GitHub Pages',
    at: 'project',
    headers: false,
    files: ['.nojekyll'],
    limits: '1 GB for the site; 100 MiB for a file in a branch.',
    notes: [
      'Files whose names begin with a dot are left out of an upload unless it says include-hidden-files: true; without them /.well-known/security.txt is missing.',
      'Published from a branch, .nojekyll keeps folders whose names begin with a line or a dot.',
      '404.html at the top of the folder is shown for what is not found.',
    ],
  },
  gitlab: {
    name: 'GitLab Pages',
    at: 'project',
    headers: false,
    files: [],
    limits: 'The size that the instance allows, 1 GB on GitLab.com.',
    notes: [
      'The job that publishes keeps the folder as an artifact, which must hold index.html.',
      '404.html at the top of the folder is shown for what is not found.',
    ],
  },
  cloudflare: {
    name: 'Cloudflare Pages',
    at: 'root',
    headers: true,
    files: ['_headers', '_redirects'],
    limits: '25 MiB for a file, 20,000 files; 100 rules in _headers.',
    notes: [
      'Rules that match the same address add up, so no two rules here name the same header for one path.',
      'A table larger than 25 MiB must be split by period, or published as Parquet.',
    ],
  },
  netlify: {
    name: 'Netlify',
    at: 'root',
    headers: true,
    files: ['_headers', '_redirects'],
    limits: '54,000 files in a folder.',
    notes: ['404.html at the top of the folder is shown for what is not found.'],
  },
  nginx: {
    name: 'nginx',
    at: 'anywhere',
    headers: true,
    files: [],
    limits: 'None of its own.',
    notes: ['Do not serve packed files with gzip_static: the engine is unpacked by the page.'],
  },
  caddy: {
    name: 'Caddy',
    at: 'anywhere',
    headers: true,
    files: [],
    limits: 'None of its own.',
    notes: ['Files whose names begin with a dot are served.'],
  },
  s3: {
    name: 'Amazon S3 with CloudFront',
    at: 'anywhere',
    headers: true,
    files: [],
    limits: '5 GB for a file in one upload.',
    notes: [
      'S3 keeps type and lifetime with each file; headers for all answers are a response headers policy of CloudFront.',
      'Use the website endpoint of the bucket as the origin: only it finds index.html in folders.',
    ],
  },
};

export const isHost = (name: string): name is HostId => (hostIds as readonly string[]).includes(name);

/**
 * Where RFC 9116 wants `security.txt` for a site below a path: at the root of its host, where the site has no file.
 * Undefined for a site at the root.
 */
export function securityTxtAtRoot(url: string): { readonly published: string; readonly wanted: string } | undefined {
  const { origin, pathname } = new URL(url);
  if (pathname === '/' || pathname === '') return undefined;
  const base = pathname.endsWith('/') ? pathname : `${pathname}/`;
  return {
    published: `${origin}${base}.well-known/security.txt`,
    wanted: `${origin}/.well-known/security.txt`,
  };
}
