import { applyWaivers } from '../../audit/apply-waivers.ts';
import { brokenChecks } from '../../audit/broken-checks.ts';
import { duesOf } from '../../audit/dues-of.ts';
import { evidenceOf } from '../../audit/evidence-of.ts';
import type { CheckReport } from '../../audit/report.ts';
import { runChecks } from '../../audit/run-checks.ts';
import { allChecks } from '../../checks/all-checks.ts';
import { ledger } from '../../checks/budget/ledger.ts';
import type { CheckInput } from '../../checks/check-input.ts';
import type { Engine } from '../../engine/engine.ts';
import type { Site } from '../../source/site.ts';
import { boundInNode } from '../local/bound-in-node.ts';
import { withoutTimes } from '../local/check-times.ts';
import type { AuditModel } from '../../model/site-model.ts';
import type { JudgedSite } from './judged-site.ts';

/**
 * Runs every check over the loaded tables (with their text), takes the time of each, and applies the site's waivers.
 */
export async function checkSite(
  input: CheckInput,
  engine: Engine,
  onProgress: (figure: string) => void,
): Promise<CheckReport> {
  const report = await runChecks(input, engine, {
    bound: boundInNode(),
    now: () => performance.now(),
    onProgress: (done, total, task) =>
      onProgress(task ? `${done + 1} of ${total}: ${task.check}, ${task.table ?? task.dataset}` : `${total} done`),
  });
  return applyWaivers(report, input.waivers, input.today);
}

/** What pages say of the checks: their results, the evidence of each promise, the log. */
export function auditModel(
  site: Site,
  { input, report, log, before }: Pick<JudgedSite, 'input' | 'report' | 'log' | 'before'>,
): AuditModel {
  const dues = duesOf(report, input.waivers);
  return {
    report: withoutTimes(report),
    checks: allChecks.map(({ id }) => id),
    evidence: Object.fromEntries(site.content.charter.map(({ id, data }) => [id, evidenceOf(data, report)])),
    dues,
    broken: brokenChecks(report, { today: input.today, dues, ...(before ? { before } : {}) }),
    log: {
      entries: input.log.entries,
      size: log.size,
      root: log.root,
      signed: log.signed,
      checkpoint: log.checkpoint,
      witnesses: log.witnesses,
    },
    ledger: ledger(input),
  };
}
