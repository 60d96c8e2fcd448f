import { datasetsIn } from '../../model/translate-datasets.ts';
import type { ContentModel, SiteModel } from '../../model/site-model.ts';
import { type PublishedFile, jsonFile } from './published-files.ts';
import { paths } from '../../model/paths.ts';

/** One thing a reader can find. `url` is a path below the base. */
export interface SearchDocument {
  readonly id: number;
  readonly url: string;
  readonly kind: string;
  readonly title: string;
  /** Words shown below the title. */
  readonly summary: string;
  /** Further words that are searched. */
  readonly text: string;
}

type Row = Omit<SearchDocument, 'id'>;

function documentsOf(model: SiteModel, language: string, content: ContentModel): Row[] {
  const prefix = language === model.config.language ? '' : `${language}/`;
  const page = (kind: string, url: string, title: string, summary: string, text: string): Row => ({
    kind,
    url: prefix + url,
    title,
    summary,
    text,
  });
  return [
    ...content.charter.map(({ id, data, text }) =>
      page('promise', `charter/#${id}`, data.title, text.slice(0, 160), text),
    ),
    ...content.categories.map(({ id, data, text }) =>
      page('category', `categories/${id}/`, data.title, data.summary, `${data.purposes.join(' ')} ${text}`),
    ),
    ...content.dictionary.map(({ id, data, text }) =>
      page(
        'field',
        `dictionary/${id}/`,
        data.title,
        data.summary,
        `${data.kind === 'collected' ? `${data.key} ${data.why}` : data.how} ${text}`,
      ),
    ),
    ...content.retention.map(({ id, data, text }) =>
      page(
        'schedule',
        `retention/#${id}`,
        data.title,
        data.summary,
        `${data.stages.map((stage) => `${stage.what} ${stage.then}`).join(' ')} ${text}`,
      ),
    ),
    ...content.methods.map(({ id, data, text }) =>
      page('method', `methods/#${id}`, data.title, data.summary, `${(data.terms ?? []).join(' ')} ${text}`),
    ),
    ...content.faq.map(({ id, data, text }) => page('question', `faq/#${id}`, data.title, text.slice(0, 160), text)),
    ...content.concerns.map(({ id, data, text }) =>
      page(
        'concern',
        `concerns/#${id}`,
        data.title,
        data.status === 'answered' ? data.answer : data.next,
        `${data.status === 'answered' ? `${data.answer} ${data.changed ?? ''}` : data.next} ${text}`,
      ),
    ),
    ...content.changes.map(({ id, data, text }) => page('change', `changes/#${id}`, data.title, data.meaning, text)),
    ...(model.charts[language] ?? []).map(({ id, spec, caption }) =>
      page('chart', `explore/${id}/`, spec.title, spec.question, caption.text),
    ),
    ...datasetsIn(model, language).map(({ id, descriptor, tables }) =>
      page(
        'dataset',
        `data/${id}/`,
        descriptor.title,
        descriptor.description.slice(0, 160),
        tables
          .flatMap((table) => [table.name, ...table.columns.flatMap((column) => [column.name, column.title ?? ''])])
          .join(' '),
      ),
    ),
    ...content.reports.map(({ id, data, text }) => page('report', `reports/${id}/`, data.title, data.summary, text)),
    ...content.assessments.map(({ id, data, text }) =>
      page('assessment', `assessments/${id}/`, data.title, data.summary, text),
    ),
    ...content.audits.map(({ id, data, text }) => page('audit', `audits/${id}/`, data.title, data.scope, text)),
    ...content.security.map(({ id, data, text }) =>
      page('security', `security/#${id}`, data.title, text.slice(0, 160), text),
    ),
    ...content.learn.map(({ id, data, text }) => page('lesson', `learn/${id}/`, data.title, data.summary, text)),
  ];
}

/** What the search page loads when it is used: one file a language. */
export function publishSearch(model: SiteModel): PublishedFile[] {
  return Object.entries(model.content).map(([language, content]) =>
    jsonFile(
      paths.search(language),
      documentsOf(model, language, content).map((row, id): SearchDocument => ({ id, ...row })),
      true,
    ),
  );
}
