import { remembered } from './fetch-json.ts';
import { loadScript } from './load-script.ts';
import type { TableSource } from './published-tables.ts';
import type { SqlEditor } from './sql-editor.ts';

/** Where a reader writes SQL: a plain field, which becomes an editor when it is used. */
export interface ConsoleField {
  text(): string;
  setText(sql: string): void;
  /** Puts text where the cursor is. */
  insert(text: string): void;
}

export interface ConsoleFieldOptions {
  readonly area: HTMLTextAreaElement;
  readonly label: HTMLElement | null;
  /** What the editor is called by assistive technology. */
  readonly name: string;
  readonly tables: () => Promise<readonly TableSource[]>;
  readonly onRun: () => void;
}

export function createConsoleField({ area, label, name, tables, onRun }: ConsoleFieldOptions): ConsoleField {
  let editor: SqlEditor | undefined;
  const loadEditor = remembered(async () => {
    const [{ createSqlEditor }, all] = await Promise.all([loadScript(() => import('./sql-editor.ts')), tables()]);
    const hadFocus = document.activeElement === area;
    editor = createSqlEditor(area, {
      label: name,
      schema: Object.fromEntries(all.map(({ name: table, columns }) => [table, columns.map((column) => column.name)])),
      onRun,
      onChange: (sql) => void (area.value = sql),
    });
    if (hadFocus || document.activeElement === document.body) editor.focus();
  });
  // Without the editor the plain field goes on working.
  area.addEventListener('focus', () => void loadEditor().catch(() => undefined), { once: true });
  label?.addEventListener('click', () => editor?.focus());
  area.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) area.form?.requestSubmit();
  });
  return {
    text: () => editor?.text() ?? area.value,
    setText: (sql) => (editor ? editor.setText(sql) : void (area.value = sql)),
    insert(text) {
      if (editor) editor.insert(text);
      else area.setRangeText(text, area.selectionStart, area.selectionEnd, 'end');
    },
  };
}
