import { type HostId, hostIds } from '../../schema/host-ids.ts';

/** Where a host serves the folder, in words. */
export const hostPlaces = {
  project: 'the path of the project',
  root: 'the root of a host',
  anywhere: 'any path',
} as const;

/** What is known of a host, in sentences for people. */
export interface HostFacts {
  readonly name: string;
  readonly at: keyof typeof hostPlaces;
  /** Whether headers of answers can be set. Where they cannot, the policy in each page holds all the same. */
  readonly headers: boolean;
  /** Files that lie in the built folder, beside `index.html`. */
  readonly files: readonly string[];
  /** What to do, one after the other. Code is in backquotes. */
  readonly steps: readonly string[];
  /** Limits that a site with large tables meets. */
  readonly limits: string;
  readonly notes: readonly string[];
}

const notFound = '`404.html` at the top of the folder is shown for what is not found.';

/** Every host. */
export const hostFacts: Readonly<Record<HostId, HostFacts>> = {
  github: {
    name: 'GitHub Pages',
    at: 'project',
    headers: false,
    files: ['.nojekyll'],
    steps: [
      'Let `vitrine init` write the workflow: answer `host: github-pages`.',
      'In the settings of the repository, under Pages, choose "GitHub Actions" as the source.',
      'Write the address that the settings show then as `url` in `site.yaml`, with a slash at its end.',
    ],
    limits: '1 GB for the site; 100 MiB for a file in a branch; a deployment may take 10 minutes.',
    notes: [
      'Files whose names begin with a dot are left out of an upload unless it says `include-hidden-files: true`; without them `/.well-known/security.txt` is missing.',
      'Published from a branch, `.nojekyll` keeps folders whose names begin with a line or a dot.',
      'Every answer may be kept for ten minutes, and no file changes that.',
      notFound,
    ],
  },
  gitlab: {
    name: 'GitLab Pages',
    at: 'project',
    headers: false,
    files: [],
    steps: [
      'Let `vitrine init` write the pipeline: answer `host: gitlab-pages`.',
      'Write the address that Deploy → Pages shows after the first run as `url` in `site.yaml`, with a slash at its end.',
      'Add a pipeline schedule, once a day.',
    ],
    limits: 'The size that the instance allows, 1 GB on GitLab.com, and 200,000 files.',
    notes: [
      'The job that publishes keeps the folder as an artifact, which must hold `index.html`.',
      'Files go before redirects there, so a short address leads to its card through a page that leads on.',
      notFound,
    ],
  },
  cloudflare: {
    name: 'Cloudflare Pages',
    at: 'root',
    headers: true,
    files: ['_headers', '_redirects'],
    steps: [
      'Connect the repository, and set the build command to `npx vitrine build --host cloudflare`.',
      'Set the folder that is published to `dist`.',
      'Write the address of the project, or the domain that you give it, as `url` in `site.yaml`.',
    ],
    limits: '25 MiB for a file, 20,000 files; 100 rules in `_headers`, 100 with a `*` in `_redirects`.',
    notes: [
      'Rules that match the same address add up, so no two rules here name the same header for one path.',
      'A table larger than 25 MiB must be split by period, or published as Parquet.',
      notFound,
    ],
  },
  netlify: {
    name: 'Netlify',
    at: 'root',
    headers: true,
    files: ['_headers', '_redirects'],
    steps: [
      'Connect the repository, and set the build command to `npx vitrine build --host netlify`.',
      'Set the folder that is published to `dist`.',
      'Write the address of the project, or the domain that you give it, as `url` in `site.yaml`.',
    ],
    limits: '54,000 files in a folder.',
    notes: [
      'Files go before redirects there, unless the status says otherwise: hence `301!` for short addresses.',
      notFound,
    ],
  },
  nginx: {
    name: 'nginx',
    at: 'anywhere',
    headers: true,
    files: [],
    steps: [
      'Write the two files: `vitrine host nginx --into nginx`.',
      'Copy `nginx/conf.d/vitrine.conf` to `/etc/nginx/conf.d/`, which nginx reads inside of `http { }`.',
      'Copy `nginx/snippets/vitrine.conf` to `/etc/nginx/snippets/`, and write `include snippets/vitrine.conf;` inside of the `server { }` of your site.',
      'Copy `dist/` below `/srv/www`, at the path of the site, or name another folder in the file. Take the files along that begin with a dot.',
      'Try it with `nginx -t`, then `nginx -s reload`.',
    ],
    limits: 'None of its own.',
    notes: [
      'Do not serve packed files with `gzip_static`: the engine is unpacked by the page.',
      'Tried with nginx 1.22; nothing in the files is newer than 1.11.8.',
    ],
  },
  caddy: {
    name: 'Caddy',
    at: 'anywhere',
    headers: true,
    files: [],
    steps: [
      'Write the file: `vitrine host caddy --into caddy`.',
      'Add `caddy/Caddyfile` to yours. Where it has a block of that host already, copy the lines inside of the block.',
      'Copy `dist/` below `/srv/www`, at the path of the site, or name another folder in the file. Take the files along that begin with a dot.',
      'Try it with `caddy validate`, then `caddy reload`.',
    ],
    limits: 'None of its own.',
    notes: ['Files whose names begin with a dot are served.', 'Tried with Caddy 2.6.'],
  },
  s3: {
    name: 'Amazon S3 with CloudFront',
    at: 'anywhere',
    headers: true,
    files: [],
    steps: [
      'Write the two files: `vitrine host s3 --into s3`.',
      'Upload the folder `dist`: `BUCKET=<name of the bucket> sh s3/upload.sh`. It sets type and lifetime of each file.',
      'Make the headers known once: `aws cloudfront create-response-headers-policy --response-headers-policy-config file://s3/response-headers-policy.json`.',
      'In CloudFront, take the website endpoint of the bucket as the origin, choose that policy for the behaviour, and let it compress objects.',
    ],
    limits: '5 GB for a file in one upload.',
    notes: [
      'S3 keeps type and lifetime with each file; headers for all answers are a response headers policy of CloudFront.',
      'Use the website endpoint of the bucket as the origin: only it finds `index.html` in folders, and adds the slash at the end of an address.',
      'Nothing is deleted in the bucket. What you withdraw, delete there as well.',
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
