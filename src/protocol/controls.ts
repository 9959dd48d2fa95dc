/** Control characters but tab and line feed: nobody types them, and programs that read an export break off at one. */
const controls = /[^\P{Cc}\t\n]/gu;

/** A text without the control characters that a paste may bring along. */
export const withoutControls = (text: string): string => text.replace(controls, '');
