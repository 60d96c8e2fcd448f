import { comeToLife } from './come-to-life.ts';
import { fetchJson, remembered } from './fetch-json.ts';
import { searchIn } from './search-index.ts';
import { siteRoot } from './site-root.ts';

/** One entry of `search/<language>.json`; `url` is a path below the base. */
interface SearchDocument {
  readonly id: number;
  readonly url: string;
  readonly kind: string;
  readonly title: string;
  readonly summary: string;
  readonly text: string;
}

/** Most results shown for one query. */
const limit = 50;

const form = document.querySelector<HTMLFormElement>('form[data-index]');
const list = document.getElementById('results');

/** Cuts a text to the words around the first place where one of the terms stands. */
function excerpt(text: string, terms: readonly string[]): string {
  const lower = text.toLowerCase();
  const at = Math.min(...terms.map((term) => lower.indexOf(term)).filter((index) => index >= 0));
  if (!Number.isFinite(at) || at < 100) return text.slice(0, 180);
  return `… ${text.slice(text.indexOf(' ', at - 60) + 1, at + 120)}`;
}

function setUp(form: HTMLFormElement, list: HTMLElement): void {
  const { index = '', loading = '', ready = '', failed = '' } = form.dataset;
  const root = siteRoot(form);
  const sentences = JSON.parse(form.dataset['sentences'] ?? '[]') as string[];
  const kinds = JSON.parse(form.dataset['kinds'] ?? '{}') as Record<string, string>;
  const input = form.querySelector('input') as HTMLInputElement;
  const status = form.querySelector('[role="status"]') as HTMLElement;

  /** Loads the index once; after a failure the next attempt asks again. */
  const load = remembered(async () => {
    status.textContent = loading;
    const documents = await fetchJson<readonly SearchDocument[]>(index);
    return { search: searchIn(documents), documents };
  });

  const tellFailure = () => {
    status.classList.add('error');
    status.textContent = failed;
  };

  const show = async () => {
    const words = input.value.trim();
    history.replaceState(
      null,
      '',
      words === '' ? location.pathname : `${location.pathname}?q=${encodeURIComponent(words)}`,
    );
    try {
      const { search, documents } = await load();
      if (words !== input.value.trim()) return;
      const found = words === '' ? [] : search.search(words);
      status.classList.remove('error');
      status.textContent = words === '' ? ready : (sentences[Math.min(found.length, sentences.length - 1)] ?? '');
      list.replaceChildren(
        ...found
          .slice(0, limit)
          .map(({ id, queryTerms }) => resultItem(documents[id as number] as SearchDocument, queryTerms)),
      );
    } catch {
      tellFailure();
    }
  };

  const resultItem = (result: SearchDocument, terms: readonly string[]) => {
    const item = document.createElement('li');
    const link = document.createElement('a');
    const kind = document.createElement('span');
    const text = document.createElement('p');
    link.href = root + result.url;
    link.textContent = result.title;
    kind.className = 'tag';
    kind.textContent = kinds[result.kind] ?? '';
    text.textContent = terms.some((term) => result.summary.toLowerCase().includes(term))
      ? result.summary
      : excerpt(result.text || result.summary, terms);
    item.append(link, ' ', kind, text);
    return item;
  };

  input.value = new URLSearchParams(location.search).get('q') ?? '';
  input.addEventListener(
    'focus',
    () => void load().then(() => input.value.trim() === '' && (status.textContent = ready), tellFailure),
  );
  input.addEventListener('input', () => void show());
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void show();
  });
  if (input.value !== '') void show();
}

if (form && list) {
  setUp(form, list);
  comeToLife(form);
}
