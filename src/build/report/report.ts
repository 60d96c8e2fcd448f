import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { CommandFault } from '../local/command-fault.ts';
import { communityAudit, parseSavedReport } from './community-audit.ts';
import { type ReportPorts, readWholeSite, writeReport } from './write-report.ts';

/** What to write: the report about a period, or an audit from a file that a reader saved. */
export type ReportRequest = { readonly period: string } | { readonly audit: string };

export interface ReportSurroundings extends ReportPorts {
  /** The adopter's folder. */
  readonly folder: string;
  readonly print: (line: string) => void;
}

async function readSaved(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch {
    throw new CommandFault(`There is no file ${path}.`);
  }
}

/**
 * Writes a report, or an audit, and says where. Gives the exit code; throws a CommandFault for what cannot be asked.
 */
export async function report(request: ReportRequest, { folder, print, ...ports }: ReportSurroundings): Promise<number> {
  const written =
    'audit' in request
      ? communityAudit(
          parseSavedReport(await readSaved(request.audit), request.audit),
          await readWholeSite(ports.files),
        )
      : await writeReport(request.period, ports);
  await mkdir(dirname(join(folder, written.path)), { recursive: true });
  await writeFile(join(folder, written.path), written.text);
  for (const line of [written.path, ...written.lines]) print(line);
  return 0;
}
