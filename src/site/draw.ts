import { parseHTML } from 'linkedom';

const { document } = parseHTML('<!doctype html><html><body></body></html>');

/** The document charts are drawn on while pages are built; elements are made on it and never attached. */
export const drawingDocument = document as unknown as Document;
