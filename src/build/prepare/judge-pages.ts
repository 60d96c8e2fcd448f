import type { Problem } from '../../problems/problem.ts';
import type { Site } from '../../source/site.ts';
import { ownNames } from './own-names.ts';

/** Pages of the project's own whose address the site uses itself: a problem each. None without such pages. */
export function judgePages({ content, config }: Pick<Site, 'content' | 'config'>): Problem[] {
  const languages = [config.language, ...(config.languages ?? [])];
  return content.pages.flatMap(({ id, file }): Problem[] => {
    const isLanguage = languages.includes(id);
    if (!isLanguage && !ownNames.has(id)) return [];
    return [
      {
        code: 'page/address',
        file,
        line: 1,
        column: 1,
        message: `${file} would be the page /${id}/, and ${
          isLanguage
            ? `/${id}/ is where the pages in the language "${id}" are`
            : `the site has pages or files of its own at /${id}/`
        }.`,
        fix: `give the file another name, such as  content/pages/about-${id}.md`,
      },
    ];
  });
}
