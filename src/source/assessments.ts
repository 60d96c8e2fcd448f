import type { Problem } from '../problems/problem.ts';
import { suggest } from '../problems/suggest.ts';
import { addDays, type Day, daysBetween } from '../values/day.ts';
import type { Site } from './site.ts';

/**
 * Problems of collected fields that came after assessments were required and name none, and of fields whose assessment
 * does not speak of them. Fields that are no longer sent are left alone.
 */
export function findMissingAssessments({ config, content }: Pick<Site, 'config' | 'content'>): Problem[] {
  const required = config.assessmentsRequiredSince;
  return content.dictionary.flatMap((field): Problem[] => {
    const { data } = field;
    if (data.kind !== 'collected' || data.status === 'removed') return [];
    if (data.assessment === undefined) {
      if (required === undefined || data.since < required) return [];
      const covering = content.assessments
        .filter(({ data: { fields, categories } }) => fields?.includes(field.id) || categories?.includes(data.category))
        .map(({ id }) => id);
      const near =
        covering[0] ??
        suggest(
          field.id,
          content.assessments.map(({ id }) => id),
        );
      return [
        {
          code: 'assessment/overdue',
          ...field.at(['since']),
          message: `The field has been collected since ${data.since}, and site.yaml asks for an assessment of every field since ${required}; it names none.`,
          fix:
            near === undefined
              ? `write content/assessments/${field.id}.md, and here  assessment: ${field.id}`
              : `assessment: ${near}`,
        },
      ];
    }
    const assessment = content.assessments.find(({ id }) => id === data.assessment)?.data;
    if (!assessment || (!assessment.fields && !assessment.categories)) return [];
    if (assessment.fields?.includes(field.id) || (!assessment.fields && assessment.categories?.includes(data.category)))
      return [];
    return [
      {
        code: 'reference/conflict',
        ...field.at(['assessment']),
        message: `The field names the assessment "${data.assessment}", which does not speak of it.`,
        fix: `add  ${field.id}  to "fields" in content/assessments/${data.assessment}.md, or name another`,
      },
    ];
  });
}

/** Problems of assessments whose review is overdue; advice in the last 30 days before. What was rejected or withdrawn needs none. */
export function findOverdueReviews({ content }: Pick<Site, 'content'>, today: Day): Problem[] {
  return content.assessments.flatMap((assessment): Problem[] => {
    const { decision, nextReview } = assessment.data;
    if (decision === 'rejected' || decision === 'withdrawn') return [];
    const at = { code: 'assessment/overdue' as const, ...assessment.at(['nextReview']) };
    const fix = `look at it again, write down what changed, then  nextReview: ${addDays(today, 365)}`;
    const days = daysBetween(nextReview, today);
    if (days > 0)
      return [
        {
          ...at,
          message: `The review was due on ${nextReview}, ${days} ${days === 1 ? 'day' : 'days'} ago (checked ${today}).`,
          fix,
        },
      ];
    return days > -30
      ? [{ ...at, advice: true, message: `The review is due on ${nextReview}, within 30 days of ${today}.`, fix }]
      : [];
  });
}
