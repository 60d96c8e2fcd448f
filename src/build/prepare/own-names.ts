import { paths } from '../../model/paths.ts';
import { kinds } from '../../schema/kinds.ts';
import { fixedPages, pagesByContent } from './fixed-pages.ts';

/** The first part of an address below the base. */
export const firstPart = (address: string) => address.split('/').find((part) => part !== '') ?? '';

/** First parts of every address that a site may use, whether or not this one does today. */
export const ownNames: ReadonlySet<string> = new Set([
  'assets',
  'index.html',
  '404',
  '404.html',
  'o',
  ...Object.values(paths)
    .map((path) => (typeof path === 'function' ? firstPart((path as (id: string) => string)('-')) : firstPart(path)))
    .filter((name) => name !== firstPart(paths.securityTxt)),
  ...Object.values(kinds).flatMap(({ shown }) => (shown && shown.page !== '' ? [shown.page] : [])),
  ...[...fixedPages, ...Object.values(pagesByContent)].map(firstPart).filter((name) => name !== ''),
]);
