import { chartWidths } from '../charts/chart-input.ts';
import { plotNoise } from '../charts/plot-noise.ts';
import { comeToLife } from './come-to-life.ts';
import { readWords } from './read-words.ts';
import { discreteLaplaceBound, discreteLaplaceFrom, discreteLaplaceMass } from '../values/discrete-laplace.ts';

/** A number from 0 to below 1 that nobody could have known. */
const random = () => (crypto.getRandomValues(new Uint32Array(1))[0] ?? 0) / 2 ** 32;

/** Lets the reader choose the strength of the noise and see how alike a count and the count with one more become. */
function startNoise(root: HTMLElement): void {
  const words = readWords(root, 'noise');
  const { language = 'en', prefix = 'noise' } = root.dataset;
  const part = (name: string) => root.querySelector<HTMLElement>(`[data-part="${name}"]`);
  const input = (name: string) => root.querySelector<HTMLInputElement>(`input[name="${name}"]`);
  const number = new Intl.NumberFormat(language, { maximumFractionDigits: 2 });
  const share = new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 0 });
  const chosen = () => ({
    epsilon: Math.exp(Number(input('strength')?.value ?? 0)),
    truth: Math.max(0, Math.round(Number(input('truth')?.value ?? 0))),
  });

  const draw = () => {
    const { epsilon, truth } = chosen();
    const bound = number.format(discreteLaplaceBound(0.95, epsilon));
    const said = {
      title: words.title,
      description: words.description({ epsilon: number.format(epsilon), bound }),
      one: words.one({ count: number.format(truth) }),
      other: words.other({ count: number.format(truth + 1) }),
    };
    part('drawing')?.replaceChildren(
      ...[chartWidths.narrow, chartWidths.wide].map((width) =>
        plotNoise({ document, language, id: `${prefix}-${width}`, width, truth, epsilon, words: said }),
      ),
    );
    const line = part('said');
    if (line)
      line.textContent = words.said({
        epsilon: number.format(epsilon),
        bound,
        none: share.format(discreteLaplaceMass(0, epsilon)),
      });
  };
  const publish = () => {
    const { epsilon, truth } = chosen();
    const line = part('draws');
    if (line)
      line.textContent = Array.from({ length: 10 }, () =>
        number.format(truth + discreteLaplaceFrom(random(), random(), epsilon)),
      ).join('   ');
  };
  root.addEventListener('input', () => {
    draw();
    publish();
  });
  root.addEventListener('submit', (event) => event.preventDefault());
  root.querySelector('[data-action="draw"]')?.addEventListener('click', publish);
  publish();
}

for (const root of document.querySelectorAll<HTMLElement>('[data-widget="noise"]')) {
  startNoise(root);
  comeToLife(root);
}
