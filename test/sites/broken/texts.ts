import { broken } from './broken-site.ts';
import { replace, write } from '../edited-site.ts';

const answer = (text: string) => write('content/faq/why.md', `---\ntitle: Why?\norder: 1\n---\n\n${text}\n`);

/** Mistakes in the Markdown below front matter. */
export const texts = [
  broken('html', answer('Because <b>we</b> say so.\n\n<div class="note">\nIndeed.\n</div>')),
  broken('html-that-is-a-placeholder', answer('Run `lantern` in <your folder>, or in <folder>.')),
  broken('link-to-no-page', answer('See [the methods](/methods/) and [the month](/dictionary/months/).')),
  broken('link-to-no-section', answer('See [the promise](/charter/#groups-of-twenty).')),
  broken('link-to-no-section-of-this-text', answer('See [below](#detail).\n\n## Details\n\nHere.')),
  broken(
    'link-to-a-file',
    answer(
      'See [the month](../dictionary/month.md), [the promise](../charter/groups-of-ten.md#why) and [that](other.md).',
    ),
  ),
  broken('link-without-scheme', answer('See [us](lantern.example/about) and [them](//other.example/).')),
  broken('link-of-unknown-scheme', answer('See [this](javascript:alert(1)).')),
  broken('link-by-reference', answer('See [the methods][m].\n\n[m]: /methods/')),
  broken('image-without-alternative', answer('![](/picture.png)'), write('public/picture.png', 'bytes')),
  broken('image-that-is-not-there', answer('![A picture](/pictur.png)'), write('public/picture.png', 'bytes')),
  broken('image-from-elsewhere', answer('![A picture](https://other.example/picture.png)')),
  broken('image-relative-to-the-file', answer('![A picture](./picture.png)'), write('public/picture.png', 'bytes')),
  broken('unknown-directive', answer('::chrat{id=installations}')),
  broken('directive-that-opens-a-block', answer(':::note\nWords.\n:::')),
  broken('chart-that-is-not-there', answer('::chart{id=installations}\n\n::chart')),
  broken(
    'texts-and-front-matter',
    answer('See [the methods](/methods/) and [the field](/dictionary/version/).'),
    replace('content/categories/usage.md', 'order: 1', 'order: one'),
    replace('content/dictionary/version.md', 'type: string', 'type: words'),
  ),
];
