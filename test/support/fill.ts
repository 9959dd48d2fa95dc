import type { Page } from 'playwright-core';
import type { AnswerSheet } from './answerSheet.ts';

/**
 * Fills in fields at once, through the fields themselves and in their order: for journeys in which answering is not what
 * is tried. A pointer and keys take ten times as long.
 */
export const fill = (page: Page, answers: AnswerSheet): Promise<void> =>
  page.evaluate(async (wanted) => {
    const turn = () => new Promise((resolve) => setTimeout(resolve));
    /** What an answer opens is there in one of the next turns; a page that may not write yet takes nothing. */
    const there = async (selector: string): Promise<HTMLInputElement> => {
      for (let turns = 0; turns < 1000; turns += 1) {
        const field = document.querySelector<HTMLInputElement>(selector);
        if (field) return field;
        await turn();
      }
      throw new Error(`not in the page: ${selector}`);
    };
    for (const [item, value] of Object.entries(wanted)) {
      const field = await there(`[name="${item}"]:enabled`);
      if (field.type === 'radio') {
        (await there(`[name="${item}"][value="${value}"]:enabled`)).click();
      } else {
        field.focus();
        field.value = `${value}`;
        field.dispatchEvent(new InputEvent('input', { bubbles: true }));
        field.blur();
      }
      await turn();
    }
  }, answers);
