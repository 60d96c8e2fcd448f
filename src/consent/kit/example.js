import { decisions, openConsentDialog } from './consent-dialog.js';

// An example of the dialog in a page: answers live in memory only. An app keeps them where it keeps its settings.
const place = document.querySelector('[data-consent]');
const published = await fetch(place.dataset.consent).then((response) => (response.ok ? response.text() : ''), () => '');
const language = document.documentElement.lang;
const today = place.dataset.today ?? new Date().toISOString().slice(0, 10);
const answers = new Map();
const store = { read: (category) => answers.get(category), write: (answer) => answers.set(answer.category, answer) };

const opener = place.querySelector('[data-open]');
const stored = place.querySelector('[data-stored]');
const sent = place.querySelector('[data-sent]');

function show() {
  const covered = decisions({ published, store, language, today }).filter(({ covers }) => covers > 0);
  if (stored) stored.textContent = answers.size === 0 ? place.dataset.nothing : JSON.stringify([...answers.values()], null, 2);
  if (sent) sent.textContent = covered.length === 0 ? place.dataset.nothing : covered.map(({ category, covers }) => `${category} (${covers})`).join(', ');
  if (answers.size > 0 && place.dataset.change) opener.textContent = place.dataset.change;
}

opener.addEventListener('click', async () => {
  await openConsentDialog({ published, store, language, today });
  show();
});
opener.disabled = false;
show();
