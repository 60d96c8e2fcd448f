import { plotChart } from '../../src/charts/plot-chart.ts';
import { serializeSvg } from '../../src/charts/serialize-svg.ts';
import { languageWords } from '../../src/words/words-for.ts';
import { cases, type ChartCase } from './cases.ts';

declare global {
  var drawCases: (width: number) => Record<string, string>;
}

/** Draws every case with the browser's own document, shows them, and returns them as text. */
globalThis.drawCases = (width) => {
  const drawn: Record<string, string> = {};
  for (const [name, make] of Object.entries(cases) as [string, () => ChartCase][]) {
    const { input, options } = make();
    const { svg } = plotChart(
      { ...input, id: name },
      { document, language: 'en', words: languageWords(options?.language ?? 'en').chart, ...options, width },
    );
    const figure = document.createElement('figure');
    figure.append(svg);
    document.querySelector('main')?.append(figure);
    drawn[name] = serializeSvg(svg);
  }
  return drawn;
};
