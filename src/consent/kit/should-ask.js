/**
 * Ask if and only if the stored consent version is lower than the published one, or a yes is no longer valid; where
 * `default` is on, show the notice instead and store `told`, never after a no. `published` is the text of consent.json,
 * undefined when offline; one that is broken, older or another project's changes nothing.
 */
export function shouldAsk(stored, published, today) {
  const version = stored.answer === undefined ? 0 : (stored.consentVersion ?? 0);
  const maySend = stored.answer === 'yes' || stored.answer === 'told';
  const keep = { ask: false, covers: maySend ? version : 0 };
  const category = findCategory(published, stored);
  if (category === undefined || category.consentVersion < version) return keep;
  if (category.default === 'on' ? stored.answer === 'no' : stored.answer === 'told') return { ask: stored.answer === 'told', covers: 0 };
  if (category.consentVersion > version) return { ...keep, ask: true };
  const lapsed = maySend && Date.parse(today) - Date.parse(stored.answeredOn ?? today) >= (category.validityDays ?? Infinity) * 86_400_000;
  return lapsed ? { ask: true, covers: 0 } : keep;
}

function findCategory(published, { project, category }) {
  try {
    const file = JSON.parse(published ?? '');
    if (file.schemaVersion !== 1 || file.project.id !== project) return undefined;
    const found = file.categories.find(({ id }) => id === category);
    const isCount = (value) => Number.isInteger(value) && (value) > 0;
    return isCount(found.consentVersion) && (found.validityDays === undefined || isCount(found.validityDays)) ? found : undefined;
  } catch {
    return undefined;
  }
}
