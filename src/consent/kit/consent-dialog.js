import { shouldAsk } from './should-ask.js';

/**
 * A dialog that follows a project's consent.json: one question per category, nothing chosen beforehand, yes and no alike,
 * and the same dialog to change an answer. A category that is on by default is told, not asked: opening the dialog
 * stores that, and it can be turned off there. No dependencies; styles are in consent-dialog.css.
 *
 * @typedef {{ project: string, category: string, consentVersion?: number, answer?: 'yes' | 'no' | 'told', answeredOn?: string }} Answer
 * @typedef {{ read(category: string): Answer | undefined, write(answer: Answer): void }} Store where the app keeps its settings
 * @typedef {{ published: string, store: Store, language: string, today: string, product?: string }} Options `published`: the text of consent.json; `today`: YYYY-MM-DD; `product`: the id of the app's own product, where the file names several
 */

/** What the rule says of every category of the file, or of the product; none for a text that is no consent.json. @param {Options} options */
export function decisions({ published, store, today, product }) {
  const file = parse(published);
  const project = file?.project?.id;
  return categoriesOf(file, product).map(({ id }) => ({ category: id, ...shouldAsk(store.read(id) ?? { project, category: id }, published, today) }));
}

/**
 * Opens the dialog and resolves when it is closed. Every answer is handed to the store at once; what is not answered is
 * not written, or written as told where it is on by default. `only` names the categories to ask for: those for which `decisions` says so, or all of them to change an
 * answer. Resolves at once where the text is no consent.json.
 *
 * @param {Options & { only?: string[] }} options
 */
export function openConsentDialog({ published, store, language, today, product, only }) {
  const file = parse(published);
  if (!file) return Promise.resolve();
  const words = file.words[language] ?? file.words[file.languages[0]];
  const dialog = element('dialog', { class: 'consent', 'aria-labelledby': 'consent-title', lang: language in file.words ? language : file.languages[0] });
  const done = element('button', { type: 'button', class: 'consent-done' }, words.done);
  done.addEventListener('click', () => dialog.close());
  const asked = categoriesOf(file, product).filter(({ id }) => !only || only.includes(id));
  dialog.append(
    element('h2', { id: 'consent-title' }, words.title),
    element('p', {}, words.lead),
    ...asked.map((category) => question({ category, file, words, store, language, today })),
    done,
  );
  document.body.append(dialog);
  dialog.showModal();
  return new Promise((resolve) => dialog.addEventListener('close', () => resolve(dialog.remove())));
}

/** One category: its question, its link, two answers that look alike. */
function question({ category, file, words, store, language, today }) {
  const text = category.dialog[language] ?? category.dialog[file.languages[0]];
  const stored = store.read(category.id);
  // An answer to an older version is none to this one: it is shown as not answered, and asked for.
  const given = stored?.consentVersion === category.consentVersion ? stored.answer : undefined;
  const isOn = category.default === 'on';
  const state = element('output', { class: 'consent-state' });
  const states = { yes: words.on, no: words.off, told: words.told };
  const show = (answer) => (state.textContent = states[answer] ?? (isOn ? words.told : words.undecided));
  const write = (answer) => store.write({ project: file.project.id, category: category.id, consentVersion: category.consentVersion, answer, answeredOn: today });
  const choice = (answer, label) => {
    const input = element('input', { type: 'radio', name: `consent-${category.id}`, value: answer });
    input.checked = given === answer;
    input.addEventListener('change', () => {
      write(answer);
      show(answer);
    });
    return element('label', {}, input, element('span', {}, label));
  };
  show(given);
  // A no is never overruled by telling.
  if (isOn && given === undefined && stored?.answer !== 'no') write('told');
  return element(
    'fieldset',
    { lang: text.language },
    element('legend', { dir: 'auto' }, text.title),
    element('p', { dir: 'auto' }, text.text, ' ', element('a', { href: text.link, target: '_blank', rel: 'noopener noreferrer' }, words.more)),
    element('div', { class: 'consent-answer', lang: language }, choice('no', isOn ? words.turnOff : words.no), choice('yes', isOn ? words.leaveOn : words.yes), state),
  );
}

/** The categories that an app of a product has: those that name it, and those that name none. Without a product all. */
function categoriesOf(file, product) {
  return (file?.categories ?? []).filter(({ products }) => !product || !products || products.includes(product));
}

/** The file, where it is one this dialog understands; undefined otherwise. */
function parse(published) {
  try {
    const file = JSON.parse(published);
    return file.schemaVersion === 1 && Array.isArray(file.categories) ? file : undefined;
  } catch {
    return undefined;
  }
}

function element(name, attributes, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}
