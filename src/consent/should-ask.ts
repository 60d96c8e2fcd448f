/** What an app keeps of an answer (`told`: the notice was shown). Never asked: only the first two. */
export interface StoredAnswer {
  project: string; // `project.id` of the consent.json that the app belongs to
  category: string;
  consentVersion?: number;
  answer?: 'yes' | 'no' | 'told';
  answeredOn?: string; // day of the answer, YYYY-MM-DD
}

/** Whether to ask (or to show the notice), and up to which consent version the app may send now; 0 is nothing. */
export interface Decision { ask: boolean; covers: number }

/**
 * Ask if and only if the stored consent version is lower than the published one, or a yes is no longer valid; where
 * `default` is on, show the notice instead and store `told`, never after a no. `published` is the text of consent.json,
 * undefined when offline; one that is broken, older or another project's changes nothing.
 */
export function shouldAsk(stored: StoredAnswer, published: string | undefined, today: string): Decision {
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

function findCategory(published: string | undefined, { project, category }: StoredAnswer): { consentVersion: number; validityDays?: number; default?: 'off' | 'on' } | undefined {
  try {
    const file = JSON.parse(published ?? '');
    if (file.schemaVersion !== 1 || file.project.id !== project) return undefined;
    const found = file.categories.find(({ id }: { id: string }) => id === category);
    const isCount = (value: unknown) => Number.isInteger(value) && (value as number) > 0;
    return isCount(found.consentVersion) && (found.validityDays === undefined || isCount(found.validityDays)) ? found : undefined;
  } catch {
    return undefined;
  }
}
