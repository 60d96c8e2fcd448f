/** Things to try within a lesson: `::widget{name=…}`. Each works as a table of numbers where nothing can be moved. */
export const widgetNames = ['noise', 'k-anonymity', 'differencing'] as const;
export type WidgetName = (typeof widgetNames)[number];
