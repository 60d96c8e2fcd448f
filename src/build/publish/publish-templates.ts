import { stringify } from 'yaml';
import { siteWords } from '../../model/site-words.ts';
import { formatDay } from '../../values/format-day.ts';
import type { SiteModel } from '../../model/site-model.ts';
import { type PublishedFile, textFile } from './published-files.ts';
import { paths } from '../../model/paths.ts';

const parts = ['context', 'purpose', 'necessity', 'minimisation', 'retention', 'rights'] as const;

/** Names as code, so that a dot at the end of one is not taken for the end of the sentence. */
const quoted = (names: readonly string[]) => names.map((name) => `\`${name}\``).join(', ');

/**
 * For the adopter's own repository, in the site's language: the outline of an assessment as an issue form (the YAML
 * that GitHub, Forgejo and Gitea read), and a checklist for changes that touch telemetry, with the site's own rules.
 */
export function publishTemplates(model: Pick<SiteModel, 'config' | 'interface'>): PublishedFile[] {
  const { config } = model;
  const {
    record: { templates: words },
    assessments,
  } = siteWords(model, config.language).words;
  const area = (id: string, label: string, description: string, required = true) => ({
    type: 'textarea',
    id,
    attributes: { label, description },
    validations: { required },
  });
  const choice = (id: string, label: string, options: readonly string[]) => ({
    type: 'dropdown',
    id,
    attributes: { label, options: [...options] },
    validations: { required: true },
  });
  const grades = Object.values(assessments.grades);
  const form = {
    name: words.formName,
    description: words.formDescription,
    title: `${words.formName}: `,
    body: [
      area('fields', words.feature, words.featureHelp),
      ...parts.map((part) => area(part, assessments.parts[part], words.help[part])),
      ...Object.entries(assessments.events).flatMap(([event, title]) => [
        area(`${event}-risk`, `${words.risk}: ${title}`, words.riskHelp),
        choice(`${event}-severity`, `${assessments.severity}: ${title}`, grades),
        choice(`${event}-likelihood`, `${assessments.likelihood}: ${title}`, grades),
      ]),
      area('residual-risk', assessments.parts.residualRisk, words.help.residualRisk),
      ...(config.budget
        ? [
            {
              type: 'input',
              id: 'epsilon',
              attributes: { label: assessments.epsilon, description: words.epsilonHelp },
              validations: { required: false },
            },
          ]
        : []),
      {
        type: 'input',
        id: 'next-review',
        attributes: { label: assessments.nextReview, placeholder: '2027-01-31' },
        validations: { required: true },
      },
    ],
  };
  const { items } = words;
  const { naming, assessmentsRequiredSince: since } = config;
  const checklist = [
    items.none,
    items.dictionary,
    items.assessment,
    ...(since ? [items.since({ day: formatDay(since, config.language) })] : []),
    ...(naming?.prefixes ? [items.prefix({ prefixes: quoted(naming.prefixes) })] : []),
    ...(naming?.forbidden ? [items.forbidden({ words: quoted(naming.forbidden) })] : []),
    ...(naming?.unitSuffix ? [items.unit] : []),
    items.vocabulary,
    items.off,
    items.consent,
    items.note,
    items.check,
  ];
  return [
    textFile(paths.template('assessment.yml'), stringify(form, { schema: 'core', lineWidth: 0 })),
    textFile(
      paths.template('telemetry-checklist.md'),
      `## ${words.checklistTitle}\n\n<!-- ${words.checklistLead} -->\n\n${checklist.map((item) => `- [ ] ${item}\n`).join('')}`,
    ),
  ];
}
