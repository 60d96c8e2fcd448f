import { type AuditStrings, enAudit } from './en-audit.ts';

export const arAudit: AuditStrings = enAudit;
