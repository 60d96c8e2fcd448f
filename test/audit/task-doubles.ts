import { type Check, type Finding, type Outcome, type Task, outcome } from '../../src/checks/check.ts';
import type { Engine, QueryOptions, Table } from '../../src/engine/engine.ts';
import type { CheckId } from '../../src/schema/check-ids.ts';

/** A finding with what matters to a test. */
export function finding(check: CheckId, dataset: string, more: Partial<Finding> = {}): Finding {
  return { check, dataset, status: 'fail', message: 'Something is wrong.', ...more };
}

/** A task without queries whose judgement is given. */
export function task(
  check: CheckId,
  dataset: string,
  judge: Task['judge'] | Outcome = outcome([], 1),
  more: Partial<Task> = {},
): Task {
  return { check, dataset, queries: {}, judge: typeof judge === 'function' ? judge : () => judge, ...more };
}

/** A check that plans the given tasks. */
export function check(id: CheckId, tasks: readonly Task[]): Check {
  return { id, leaks: 'nothing', plan: () => [...tasks] };
}

/** An engine that answers each query by a function and keeps what it was asked. */
export function engineOf(
  answer: (sql: string, options?: QueryOptions) => Table | Promise<Table> = () => ({ columns: [], rows: [] }),
): Engine & { readonly asked: string[] } {
  const asked: string[] = [];
  return {
    version: '1.4.3',
    asked,
    async query(sql, options) {
      asked.push(sql);
      return answer(sql, options);
    },
    tableNames: async () => [],
    importFile: async () => undefined,
    lock: async () => undefined,
    close: async () => undefined,
  };
}
