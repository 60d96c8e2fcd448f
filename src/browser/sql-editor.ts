import { autocompletion, closeBrackets, closeCompletion, completionKeymap } from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { sql } from '@codemirror/lang-sql';
import { HighlightStyle, bracketMatching, syntaxHighlighting } from '@codemirror/language';
import { EditorState, Prec } from '@codemirror/state';
import { EditorView, keymap, lineNumbers } from '@codemirror/view';
import { tags } from '@lezer/highlight';
import { type ColumnsByTable, completeColumns, completeWord, duckdb } from './sql-completion.ts';

export interface SqlEditor {
  text(): string;
  setText(text: string): void;
  /** Puts text where the cursor is, in place of what is selected. */
  insert(text: string): void;
  focus(): void;
}

export interface SqlEditorOptions {
  /** Columns by table, for completion. */
  readonly schema: ColumnsByTable;
  /** What the editor is called by assistive technology. */
  readonly label: string;
  /** Called on Ctrl+Enter or Cmd+Enter. */
  readonly onRun: () => void;
  readonly onChange: (text: string) => void;
}

const colours = HighlightStyle.define([
  { tag: tags.keyword, color: 'var(--code-keyword, currentColor)', fontWeight: '600' },
  { tag: [tags.string, tags.special(tags.string)], color: 'var(--code-string, currentColor)' },
  { tag: [tags.number, tags.bool, tags.null], color: 'var(--code-number, currentColor)' },
  { tag: tags.comment, color: 'var(--code-comment, currentColor)', fontStyle: 'italic' },
]);

const theme = EditorView.theme({
  '&': { color: 'inherit', backgroundColor: 'transparent', fontSize: 'inherit', maxHeight: '28rem' },
  '&.cm-focused': { outline: 'none' },
  '.cm-content': {
    fontFamily: 'var(--font-mono, ui-monospace, monospace)',
    caretColor: 'currentColor',
    padding: '0.75rem 0',
  },
  '.cm-gutters': { backgroundColor: 'transparent', color: 'var(--muted, inherit)', border: 'none' },
  '.cm-cursor': { borderLeftColor: 'currentColor' },
  '.cm-tooltip': {
    backgroundColor: 'var(--surface-raised, Canvas)',
    color: 'var(--ink, CanvasText)',
    border: '1px solid var(--line, currentColor)',
  },
  '.cm-tooltip-autocomplete ul li[aria-selected]': {
    backgroundColor: 'var(--accent, Highlight)',
    color: 'var(--on-accent, HighlightText)',
  },
  '.cm-selectionBackground, &.cm-focused .cm-selectionBackground': { backgroundColor: 'var(--selection, Highlight)' },
});

/**
 * Typing over a selection. Left to the browser, joining the lines that remain makes it write a `style` attribute, which
 * the policy blocks and reports.
 */
const typeOverSelection = EditorView.domEventHandlers({
  beforeinput(event, view) {
    const { data, inputType } = event;
    const { from, to, empty } = view.state.selection.main;
    if (inputType !== 'insertText' || data === null || empty || view.composing) return false;
    event.preventDefault();
    const insert = () =>
      view.state.update(view.state.replaceSelection(data), { userEvent: 'input.type', scrollIntoView: true });
    if (!view.state.facet(EditorView.inputHandler).some((handle) => handle(view, from, to, data, insert)))
      view.dispatch(insert());
    return true;
  },
});

/**
 * Puts an SQL editor with completion of tables and columns in the place of a text area, keeping its text. It lives in a
 * shadow root, because its styles are made by script: there they are adopted style sheets, which a strict content
 * security policy allows. Escape, then Tab, leaves it by keyboard.
 */
export function createSqlEditor(
  area: HTMLTextAreaElement,
  { schema, label, onRun, onChange }: SqlEditorOptions,
): SqlEditor {
  const host = document.createElement('div');
  host.className = 'sql-editor';
  const root = host.attachShadow({ mode: 'open' });
  const view = new EditorView({
    root,
    parent: root,
    state: EditorState.create({
      doc: area.value,
      // The reader may have gone on typing while this was loading.
      selection: { anchor: area.selectionStart, head: area.selectionEnd },
      extensions: [
        lineNumbers(),
        history(),
        bracketMatching(),
        closeBrackets(),
        autocompletion(),
        duckdb.language.data.of({ autocomplete: completeColumns(schema) }),
        sql({
          dialect: duckdb,
          keywordCompletion: completeWord,
          schema: Object.fromEntries(Object.entries(schema).map(([table, columns]) => [table, [...columns]])),
          upperCaseKeywords: true,
        }),
        syntaxHighlighting(colours),
        Prec.highest(
          keymap.of([
            {
              key: 'Mod-Enter',
              run: (view) => {
                closeCompletion(view);
                onRun();
                return true;
              },
            },
          ]),
        ),
        keymap.of([...completionKeymap, ...defaultKeymap, ...historyKeymap]),
        EditorView.lineWrapping,
        typeOverSelection,
        EditorView.contentAttributes.of({ 'aria-label': label }),
        EditorView.updateListener.of((update) => {
          if (update.docChanged) onChange(update.state.doc.toString());
        }),
        theme,
      ],
    }),
  });
  area.hidden = true;
  area.after(host);
  return {
    text: () => view.state.doc.toString(),
    setText: (text) => view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: text } }),
    insert: (text) => view.dispatch(view.state.replaceSelection(text)),
    focus: () => view.focus(),
  };
}
