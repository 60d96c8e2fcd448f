import type { SeriesBreak } from '../schema/data/privacy.ts';

/** What a cell of the table stands for. */
export type CellState = 'value' | 'suppressed' | 'absent';

export interface TableColumn {
  readonly label: string;
  readonly numeric: boolean;
}

export interface TableCell {
  /** As it is shown; in words where the value is suppressed or there is no row. */
  readonly text: string;
  readonly value: string | number | null;
  readonly state: CellState;
}

/** The numbers behind a chart. The first column heads its row. */
export interface ChartTable {
  readonly columns: readonly TableColumn[];
  readonly rows: readonly (readonly TableCell[])[];
}

/** A place in the drawing that stands for one cell. */
export interface ChartPoint {
  /** Position in units of the view box. */
  readonly cx: number;
  readonly cy: number;
  /** Everything there is to say: "Linux, March 2026: 1,234 installations". */
  readonly label: string;
  readonly state: 'value' | 'suppressed';
}

/** Something a reader must know and cannot see from the lines alone. */
export interface ChartNote {
  readonly kind: 'break' | 'suppressed' | 'incomplete' | 'partial' | 'folded' | 'axis' | 'corrected' | 'windows';
  readonly text: string;
  /** The declared break, for its link and its note. */
  readonly break?: SeriesBreak;
}

/** A drawn chart with everything that says the same in words. */
export interface ChartFigure {
  /** Without `<style>`, `style=` and scripts; every id starts with the input's. Not attached to the document. */
  readonly svg: SVGSVGElement;
  /** "What this shows", made from the numbers. */
  readonly summary: string;
  readonly table: ChartTable;
  /** By series, then along the axis: the order in which a keyboard walks through them. */
  readonly points: readonly ChartPoint[];
  readonly notes: readonly ChartNote[];
  /** Size of the view box. */
  readonly width: number;
  readonly height: number;
  /** True when there was no row to draw. */
  readonly empty: boolean;
}
