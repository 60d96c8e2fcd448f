import type { Problem } from '../../problems/problem.ts';
import type { Site } from '../../source/site.ts';
import { type Day, addDays } from '../../values/day.ts';

/**
 * The problem of an expired security.txt; advice when it expires within 30 days or lasts longer than RFC 9116
 * recommends.
 */
export function findExpiredSecurityTxt(site: Site, today: Day): Problem[] {
  const expires = site.config.securityTxt?.expires;
  if (expires === undefined) return [];
  const at = { code: 'security/expired' as const, ...site.configAt(['securityTxt', 'expires']) };
  const fix = `check that the contacts are right, then write  expires: ${addDays(today, 365)}`;
  if (expires <= today)
    return [
      {
        ...at,
        message: `security.txt expired on ${expires} (checked ${today}): who reports a vulnerability cannot rely on it.`,
        fix,
      },
    ];
  if (expires <= addDays(today, 30))
    return [{ ...at, advice: true, message: `security.txt expires on ${expires}, within 30 days of ${today}.`, fix }];
  if (expires > addDays(today, 366))
    return [
      {
        ...at,
        advice: true,
        message: `security.txt expires on ${expires}, more than a year after ${today}; RFC 9116 recommends less.`,
        fix,
      },
    ];
  return [];
}
