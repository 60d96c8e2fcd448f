import type { BoundSystem } from '../../../src/checks/suppression/bound-cells.ts';
import type { Engine } from '../../../src/engine/engine.ts';
import type { Vectors } from '../vectors.ts';
import type { Trial } from './trial.ts';
import { tryGroupSizes } from './try-group-sizes.ts';
import { tryIdentifiers } from './try-identifiers.ts';
import { tryMerkle } from './try-merkle.ts';
import { tryPrivacyLoss } from './try-privacy-loss.ts';
import { trySignedNotes } from './try-signed-notes.ts';
import { trySuppression } from './try-suppression.ts';

export type Trials = Readonly<Record<string, readonly Trial[]>>;

/** Every trial, by its list. */
export async function tryAll(vectors: Vectors, engine: Engine, bound: BoundSystem): Promise<Trials> {
  return {
    merkle: await tryMerkle(vectors),
    'signed notes': await trySignedNotes(vectors),
    'privacy loss': tryPrivacyLoss(vectors),
    suppression: await trySuppression(vectors, bound),
    identifiers: tryIdentifiers(vectors),
    'group sizes': await tryGroupSizes(vectors, engine),
  };
}
