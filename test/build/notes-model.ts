import type { SiteModel } from '../../src/model/site-model.ts';
import type { ChangeNote } from '../../src/schema/content/texts.ts';
import type { Day } from '../../src/values/day.ts';

/** As much of a model as feeds and calendars are made of. */
export function notesModel(
  notes: Readonly<Record<string, Partial<ChangeNote> & { text?: string }>>,
  today = '2026-09-10',
): SiteModel {
  const changes = Object.entries(notes).map(([id, { text = '', ...data }]) => ({
    id,
    file: `content/changes/${id}.md`,
    language: 'en',
    html: '',
    headings: [],
    text,
    data: { title: id, meaning: 'Less is kept.', changes: [{ type: 'retention' }], ...data },
  }));
  return {
    today: today as Day,
    config: {
      language: 'en',
      url: 'https://lantern.example/privacy/',
      project: { name: 'Lantern' },
      operator: { name: 'The maintainers' },
    },
    content: {
      en: {
        changes,
        categories: [{ id: 'usage', data: { title: 'Usage' } }],
        dictionary: [{ id: 'platform', data: { category: 'usage' } }],
        products: [],
      },
    },
    datasets: [{ id: 'installations', descriptor: { title: 'Installations' } }],
  } as unknown as SiteModel;
}
