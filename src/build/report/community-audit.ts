import { stringify } from 'yaml';
import { z } from 'zod';
import { restsOn } from '../../audit/rests-on.ts';
import { worst } from '../../checks/check.ts';
import { checkIds } from '../../schema/check-ids.ts';
import type { Audit } from '../../schema/content/record.ts';
import { siteWords } from '../../model/site-words.ts';
import type { Site } from '../../source/site.ts';
import { unwritten } from '../../values/unwritten.ts';
import { parseDay } from '../../values/day.ts';
import { CommandFault } from '../local/command-fault.ts';
import type { WrittenReport } from './write-report.ts';

const status = z.enum(['pass', 'review', 'fail', 'not-checkable']);

/**
 * What the audit page saves, as far as an audit is made of it. It comes from a stranger: nothing in it is taken as
 * text.
 */
const savedReport = z.object({
  kind: z.literal('vitrine-community-audit'),
  page: z.string(),
  made: z.iso.datetime(),
  /** The day by which it was judged, and the one on which the site was built. */
  asOf: z.iso.date(),
  builtOn: z.iso.date().optional(),
  engine: z.string().regex(/^[\w .-]{1,60}$/),
  log: z.object({ ok: z.boolean() }),
  files: z.array(z.object({ path: z.string(), state: z.enum(['same', 'changed', 'cut', 'missing']) })),
  results: z.array(
    z.object({
      check: z.enum(checkIds),
      dataset: z.string(),
      status,
      findings: z.number().int().nonnegative(),
      rows: z.number().int().nonnegative(),
    }),
  ),
});
type SavedReport = z.infer<typeof savedReport>;
type Claim = Audit['claims'][number];

/** Reads a saved report; throws a CommandFault that says what is wrong with it. */
export function parseSavedReport(text: string, name: string): SavedReport {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new CommandFault(`${name} is no JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
  const parsed = savedReport.safeParse(value);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new CommandFault(
    `${name} is no report saved on the audit page: ${issue?.path.join('.') || 'the whole'}: ${issue?.message ?? ''}`,
  );
}

/** An audit file made of a saved report: one claim for the files, and one for each promise that a check of it holds. */
export function communityAudit(
  saved: SavedReport,
  site: Pick<Site, 'config' | 'content' | 'interface'>,
): WrittenReport {
  const { config, content } = site;
  const words = siteWords(site, config.language).words.record.community;
  const day = parseDay(saved.made.slice(0, 10));
  if (day === undefined) throw new CommandFault(`The report says it was made on ${saved.made}, which is no day.`);
  const judged = (
    state: z.infer<typeof status>,
    response?: string,
  ): Pick<Claim, 'result' | 'status' | 'closed' | 'response'> => {
    const isOpen = state === 'fail' || state === 'review';
    const result = (
      { pass: 'holds', review: 'holds-with-remarks', fail: 'does-not-hold', 'not-checkable': 'could-not-tell' } as const
    )[state];
    return {
      result,
      ...(isOpen
        ? { response: response ?? unwritten(words.response), status: 'open' as const }
        : { status: 'closed' as const, closed: day }),
    };
  };
  const same = saved.files.filter(({ state }) => state === 'same').length;
  const claims: Claim[] = [
    {
      claim: words.files,
      evidence: words.filesEvidence({ same, all: saved.files.length, whole: saved.log.ok ? 'yes' : 'no' }),
      ...judged(same === saved.files.length && saved.log.ok ? 'pass' : 'fail'),
    },
  ];
  for (const promise of content.charter) {
    const results = saved.results.filter(({ check, dataset }) => restsOn(promise.data, check, dataset));
    if (results.length === 0) continue;
    const findings = results.reduce((sum, result) => sum + result.findings, 0);
    const checkable = results.filter((result) => result.status !== 'not-checkable');
    claims.push({
      claim: promise.data.title,
      evidence: words.evidence({
        checks: [...new Set(results.map(({ check }) => check))].join(', '),
        results: results.length,
        findings,
      }),
      ...judged(checkable.length === 0 ? 'not-checkable' : worst(checkable.map((result) => result.status))),
      promise: promise.id,
    });
  }
  const front: Audit = {
    title: words.title({ day }),
    date: day,
    auditor: { name: unwritten(words.auditor), role: words.role },
    scope: words.scope({ files: saved.files.length }),
    method: words.method({ engine: saved.engine, day: saved.asOf, built: saved.builtOn ?? saved.asOf }),
    ...(/^https:\/\/[^\s"'<>]+$/.test(saved.page) ? { link: saved.page as `https://${string}` } : {}),
    claims,
  };
  const taken = new Set(content.audits.map(({ id }) => id));
  const ids = [`community-${day}`, ...Array.from({ length: 99 }, (_, index) => `community-${day}-${index + 2}`)];
  const id = ids.find((free) => !taken.has(free));
  if (id === undefined) throw new CommandFault(`There are a hundred community audits of ${day} already.`);
  const open = claims.filter((claim) => claim.status === 'open').length;
  return {
    path: `content/audits/${id}.md`,
    text: `---\n${stringify(front, { schema: 'core', lineWidth: 0 })}---\n\n${unwritten(words.question)}\n`,
    lines: [
      `${claims.length} claims, ${open} of them open. Put in who made the audit, and where it was published; then build.`,
      'The file says what a stranger’s browser found. Run the checks yourself before you publish it.',
    ],
  };
}
