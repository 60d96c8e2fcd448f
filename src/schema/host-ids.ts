/** Places where a site can be served. */
export const hostIds = ['github', 'gitlab', 'cloudflare', 'netlify', 'nginx', 'caddy', 's3'] as const;
export type HostId = (typeof hostIds)[number];
