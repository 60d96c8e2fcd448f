import { readFileSync, statSync } from 'node:fs';
import type { SiteModel } from '../model/site-model.ts';

let held: { path: string; changed: number; model: SiteModel } | undefined;

/**
 * The model prepared for this build, from the file that the environment variable VITRINE_MODEL names. Pages call this
 * while they are rendered; the file is read once, and again when it changed (in `vitrine dev`).
 */
export function readModel(): SiteModel {
  const path = process.env['VITRINE_MODEL'];
  if (!path)
    throw new Error(
      'VITRINE_MODEL is not set: pages are built by `vitrine build` or `vitrine dev`, which prepare the model first',
    );
  const changed = statSync(path).mtimeMs;
  if (held?.path !== path || held.changed !== changed)
    held = { path, changed, model: JSON.parse(readFileSync(path, 'utf8')) as SiteModel };
  return held.model;
}
