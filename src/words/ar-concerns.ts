import type { ConcernStrings } from './en-concerns.ts';
import { plural as pluralIn } from './plural.ts';

const concerns = (count: number) =>
  pluralIn('ar', count, { one: 'تخوّف واحد', two: 'تخوّفان', few: `${count} تخوّفات`, other: `${count} تخوّفًا` });

/** Arabic. */
export const arConcerns: ConcernStrings = {
  title: 'مخاوف وأجوبة',
  description: 'ما الذي أقلق الناس، وبماذا أُجيبوا، وما الذي تغيّر بسببه.',
  lead: 'مخاوف طرحها الناس، بكلماتهم. المفتوحة منها أولًا. ولا يُحذف شيء منها بعد نشره هنا.',
  open: 'مفتوحة',
  openNone: 'لا تخوّف مفتوح.',
  openMark: 'مفتوح',
  answered: 'أُجيب عنها',
  answeredMark: (day) => `أُجيب عنه في ${day}`,
  count: (open, all) => `${concerns(all)}، المفتوح منها: ${open}`,
  raised: 'طُرح في',
  where: 'أين',
  next: 'ما الذي يلي',
  answer: 'الجواب',
  changed: 'ما الذي تغيّر بسببه',
  unchanged: 'لم يتغيّر شيء.',
  raise: 'اطرح تخوّفك',
  raiseLead: 'علنًا أو بالبريد، كما تشاء. يظهر هنا بكلماتك، وباسمك فقط إن أردت ذلك.',
  inPublic: 'اطرحه علنًا',
  byMail: 'راسلنا',
  concernTitle: 'تخوّف',
  concernBody: 'ما الذي يقلقني:\n\nهل يجوز نشره في صفحات الخصوصية؟ بهذه الكلمات؟ وباسمي؟\n',
  feedback: {
    page: (url) => `الصفحة: ${url}`,
    about: (name, id) => `عن: ${name} (${id})`,
    field: (key) => `الاسم في التقرير: ${key}`,
    consent: (version, notice) => `إصدار الموافقة ${version}، إصدار النص ${notice}`,
    period: (period) => `أحدث فترة: ${period}`,
    asOf: (day) => `حال الموقع في ${day}`,
    question: 'ما الذي لم أفهمه:',
  },
};
