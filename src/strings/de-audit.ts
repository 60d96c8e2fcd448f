import { type AuditStrings, enAudit } from './en-audit.ts';

export const deAudit: AuditStrings = enAudit;
