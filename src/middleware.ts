import { defineMiddleware } from 'astro:middleware';
import { markUnwritten } from './site/mark-unwritten.ts';
import { siteFor } from './site/site.ts';
import { readModel } from './site/read-model.ts';
import { unwrittenWords } from './words/say-unwritten.ts';

/** Every page says itself what of it is not written yet: no component has to think of it. */
export const onRequest = defineMiddleware(async (_, next) => {
  const response = await next();
  if (!response.headers.get('content-type')?.startsWith('text/html')) return response;
  const html = await response.text();
  const language = /<html[^>]*? lang="([^"]+)"/.exec(html)?.[1];
  const { model, t } = siteFor(language === readModel().config.language ? undefined : language);
  return new Response(markUnwritten(html, unwrittenWords(t), language ?? model.config.language), response);
});
