import type { FlowStrings } from './en-flow.ts';
import { plural as pluralIn } from './plural.ts';

const fields = (count: number) =>
  pluralIn('ar', count, { one: 'حقل واحد', two: 'حقلان', few: `${count} حقول`, other: `${count} حقلًا` });

/** Arabic. */
export const arFlow: FlowStrings = {
  title: 'من جهازك إلى جدول منشور',
  lead: 'كل مكان تمر به بياناتك، بالترتيب. مدة بقائها مأخوذة من جداول الحفظ.',
  where: 'إلى أين يذهب هذا',
  holds: 'ما الموجود هناك',
  access: 'من يستطيع رؤيته',
  nobody: 'لا أحد',
  removed: 'يُزال هنا',
  keep: 'إلى متى',
  from: (stage) => `من: ${stage}`,
  side: 'طريق جانبي: لا شيء يمضي من هنا.',
  ends: 'ينتهي هنا ولا يُنشر أبدًا',
  endsOf: (count, category) => `${category}: ${fields(count)}`,
  unpublished: 'يُرسل ولا يُنشر أبدًا',
  unpublishedLead: (count, total) =>
    `من أصل ${fields(total)} ترسلها المفاتيح، عدد ما لا يظهر في أي جدول: ${count}. هذه القائمة محسوبة من القاموس ومن أعمدة الجداول.`,
  endsAt: (stage, time) => `آخر مكان: ${stage} (${time})`,
  also: (places) => `توجد نسخة أيضًا في: ${places}`,
  noEnd: 'لا يظهر في أي جدول',
  usedFor: 'للحساب فقط',
  none: 'كل ما يُرسل يظهر أيضًا في جدول منشور.',
};
