/** Pages every site has, besides those of its content. */
export const fixedPages = ['/', '/audit/', '/search/', '/opt-in/', '/opt-in/dialog/', '/opt-in/developers/'];

/** Pages a site has where there is something to show on them. */
export const pagesByContent = { console: '/console/', report: '/my-report/', policy: '/policy/' } as const;
