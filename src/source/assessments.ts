import type { Problem } from '../problems/problem.ts';
import { suggest } from '../problems/suggest.ts';
import { categoriesOf } from '../schema/categories-of.ts';
import type { CollectedField } from '../schema/content/field.ts';
import { addDays, type Day } from '../values/day.ts';
import { judgeReview } from './judge-review.ts';
import type { Entry, Site } from './site.ts';

type Parts = Pick<Site, 'config' | 'content'>;
type Assessment = Site['content']['assessments'][number]['data'];
type FieldEntry = Entry<CollectedField>;

/** Whether an assessment speaks of all categories of a field: each sends it for its own reasons. */
const coversCategories = ({ categories = [] }: Assessment, { data }: FieldEntry): boolean =>
  categoriesOf(data).every((category) => categories.includes(category));

/** Whether an assessment speaks of a field: by name, or where it names none, by its categories. */
const speaksOf = (assessment: Assessment, field: FieldEntry): boolean =>
  assessment.fields ? assessment.fields.includes(field.id) : coversCategories(assessment, field);

/** A field that came after assessments were required, and names none. */
function judgeUnassessed(field: FieldEntry, { config, content }: Parts): Problem[] {
  const required = config.assessmentsRequiredSince;
  const { id, data } = field;
  if (required === undefined || (data.since !== undefined && data.since < required)) return [];
  const covering = content.assessments.find(
    (assessment) => assessment.data.fields?.includes(id) || coversCategories(assessment.data, field),
  );
  const ids = content.assessments.map((assessment) => assessment.id);
  const near = covering?.id ?? suggest(id, ids);
  return [
    {
      code: 'assessment/overdue',
      ...field.at(['since']),
      message: `${data.since === undefined ? 'The field does not say since when it is collected' : `The field has been collected since ${data.since}`}, and site.yaml asks for an assessment of every field since ${required}; it names none.`,
      fix:
        near === undefined ? `write content/assessments/${id}.md, and here  assessment: ${id}` : `assessment: ${near}`,
    },
  ];
}

/** A field whose assessment speaks of other things. */
function judgeAssessed(field: FieldEntry, { content }: Parts): Problem[] {
  const named = field.data.assessment;
  const assessment = content.assessments.find(({ id }) => id === named)?.data;
  if (!assessment || (!assessment.fields && !assessment.categories) || speaksOf(assessment, field)) return [];
  return [
    {
      code: 'reference/conflict',
      ...field.at(['assessment']),
      message: `The field names the assessment "${named}", which does not speak of it.`,
      fix: `add  ${field.id}  to "fields" in content/assessments/${named}.md, or name another`,
    },
  ];
}

/**
 * Problems of collected fields that came after assessments were required and name none, and of fields whose assessment
 * does not speak of them. Fields that are no longer sent are left alone.
 */
export function findMissingAssessments(site: Parts): Problem[] {
  return site.content.dictionary.flatMap((entry): Problem[] => {
    const { data } = entry;
    if (data.kind !== 'collected' || data.status === 'removed') return [];
    const field = { ...entry, data };
    return data.assessment === undefined ? judgeUnassessed(field, site) : judgeAssessed(field, site);
  });
}

/**
 * Problems of assessments whose review is overdue; advice in the last 30 days before. What was rejected or withdrawn
 * needs none.
 */
export function findOverdueReviews({ content }: Pick<Site, 'content'>, today: Day): Problem[] {
  return content.assessments.flatMap((assessment): Problem[] => {
    const { decision, nextReview } = assessment.data;
    if (decision === 'rejected' || decision === 'withdrawn') return [];
    const fix = `look at it again, write down what changed, then  nextReview: ${addDays(today, 365)}`;
    return judgeReview(nextReview, today, { code: 'assessment/overdue', ...assessment.at(['nextReview']), fix });
  });
}
