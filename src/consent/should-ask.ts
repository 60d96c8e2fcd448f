/** What an app keeps of an answer. Never asked: only the first two. */
export interface StoredAnswer {
  /** `project.id` of the consent.json that the app belongs to. */
  project: string;
  category: string;
  consentVersion?: number;
  answer?: 'yes' | 'no';
  /** Day of the answer, YYYY-MM-DD. */
  answeredOn?: string;
}

/** Whether to ask, and up to which consent version the app may send now; 0 is nothing. */
export interface Decision { ask: boolean; covers: number }

/**
 * Ask if and only if the stored consent version is lower than the published one, or a yes is no longer valid. `published`
 * is the text of consent.json, undefined when offline; one that is broken, older or another project's changes nothing.
 */
export function shouldAsk(stored: StoredAnswer, published: string | undefined, today: string): Decision {
  const version = stored.answer === undefined ? 0 : (stored.consentVersion ?? 0);
  const keep = { ask: false, covers: stored.answer === 'yes' ? version : 0 };
  const category = findCategory(published, stored);
  if (category === undefined || category.consentVersion < version) return keep;
  if (category.consentVersion > version) return { ...keep, ask: true };
  const days = (Date.parse(today) - Date.parse(stored.answeredOn ?? today)) / 86_400_000;
  const lapsed = stored.answer === 'yes' && category.validityDays !== undefined && days >= category.validityDays;
  return lapsed ? { ask: true, covers: 0 } : keep;
}

function findCategory(published: string | undefined, { project, category }: StoredAnswer): { consentVersion: number; validityDays?: number } | undefined {
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
