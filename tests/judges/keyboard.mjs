// Plays a course with the keys alone, and looks after every key where the focus is.

import { written } from './player.mjs';

/** What a person sees of the focus; runs inside the course. */
function focusNow() {
  const element = document.activeElement;
  if (!element || element === document.body || element === document.documentElement) return { lost: true };
  const name = `${element.tagName.toLowerCase()}${element.id ? `#${element.id}` : ''} "${(element.getAttribute('aria-label') || element.textContent || element.value || '').trim().slice(0, 30)}"`;
  // Headings receive the focus when a screen opens; nobody can do anything with them.
  if (element.tabIndex < 0) return { name, quiet: true };
  const style = getComputedStyle(element);
  const marked = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
  const inside = [...element.getClientRects()].map((box) => ({
    left: Math.max(box.left, 0), right: Math.min(box.right, innerWidth), top: Math.max(box.top, 0), bottom: Math.min(box.bottom, innerHeight),
  })).find((box) => box.right - box.left >= 1 && box.bottom - box.top >= 1);
  if (!inside) return { name, marked, outside: true };
  const over = document.elementFromPoint((inside.left + inside.right) / 2, (inside.top + inside.bottom) / 2);
  const covered = !(over && (element.contains(over) || over.contains(element)));
  return { name, marked, covered: covered && (over?.id || over?.className || 'something') };
}

export class Keys {
  constructor(frame, fault) {
    Object.assign(this, { frame, fault, keyboard: frame.page().keyboard, pressed: 0 });
  }

  async press(key) {
    await this.keyboard.press(key);
    this.pressed += 1;
    await this.look(`after ${key}`);
  }

  async look(when) {
    const { lost, quiet, name, marked, outside, covered } = await this.frame.evaluate(focusNow);
    const screen = await this.screen();
    const fault = (text) => this.fault(`${screen}: ${when} ${text}`);
    if (lost) return fault('the focus is lost to the body');
    if (quiet) return;
    if (!marked) fault(`nothing marks the focus on ${name}`);
    if (outside) fault(`the focus is out of sight on ${name}`);
    if (covered) fault(`the focus on ${name} is covered by ${covered}`);
  }

  screen() {
    return this.frame.evaluate(() => document.documentElement.dataset.screen);
  }

  isOn(selector) {
    return this.frame.evaluate((selector) => Boolean(document.activeElement?.matches(selector)), selector);
  }

  /** Tab until the focus is there, or Shift+Tab where it lies behind; on the way the focus follows the page. */
  async go(selector) {
    const ahead = await this.frame.evaluate((selector) => {
      const after = (element) => document.activeElement.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING;
      return [...document.querySelectorAll(selector)].some(after);
    }, selector);
    while (!(await this.isOn(selector))) {
      const before = await this.frame.evaluateHandle(() => document.activeElement);
      // The browser's own buttons of a recording come one after the other.
      const inside = await before.evaluate((before) => before.matches('video, audio'));
      await this.press(ahead ? 'Tab' : 'Shift+Tab');
      const moved = await before.evaluate((before) => before.compareDocumentPosition(document.activeElement));
      const stayed = inside && moved === 0;
      await before.dispose();
      const wanted = await this.frame.evaluate((ahead) => (ahead ? Node.DOCUMENT_POSITION_FOLLOWING : Node.DOCUMENT_POSITION_PRECEDING), ahead);
      if (!stayed && !(moved & wanted)) throw new Error(`the Tab key does not come to ${selector} on screen ${await this.screen()}`);
    }
  }

  async type(words) {
    await this.keyboard.type(words);
    await this.look('after typing');
  }
}

/** What the LMS must never be told. */
export const secrets = { note: 'a thought of my own', name: 'Nimali of the counter' };

const form = 'form[data-question]:not([hidden] *)';

/** Answers a question rightly. */
const answers = {
  single: (keys, question) => choose(keys, question.id, question.options.find((option) => option.right).id),
  'true-false': (keys, question) => choose(keys, question.id, String(question.answer)),
  likert: (keys, question) => choose(keys, question.id, question.options.at(-1).id),

  async 'self-assessment'(keys, question) {
    if (!question.dimensions) return choose(keys, question.id, question.options.at(-1).id);
    for (const { id } of question.dimensions) await choose(keys, id, `${id}.${question.levels.at(-1).id}`);
  },

  async multiple(keys, question) {
    for (const option of question.options) {
      const box = `${form} input[value="${option.id}"]`;
      await keys.go(box);
      if ((await keys.frame.locator(`input[value="${option.id}"]:visible`).isChecked()) !== Boolean(option.right)) await keys.press('Space');
    }
  },

  async matching(keys, question) {
    for (const { id } of question.pairs) {
      const list = `${form} select[name="${id}"]`;
      await keys.go(list);
      await until(() => keys.isOn(`${list}:has(option[value="${id}"]:checked)`), () => keys.press('ArrowDown'), question.pairs.length, `the arrow keys do not choose ${id}`);
    }
  },

  async ordering(keys, question) {
    for (const [place, { id }] of question.items.entries()) {
      const item = `${form} li[data-item="${id}"]`;
      const there = () => keys.frame.evaluate(([item, place]) => [...document.querySelector(item).parentElement.children].indexOf(document.querySelector(item)) === place, [item, place]);
      if (await there()) continue;
      await keys.go(`${item} .up`);
      await until(there, () => keys.press('Enter'), question.items.length, `the button .up does not move ${id}`);
    }
  },

  async numeric(keys, question, course) {
    await keys.go(`${form} input`);
    await keys.type(written(question.answer.min ?? question.answer, course));
  },

  async 'short-text'(keys, question) {
    await keys.go(`${form} input`);
    await keys.type([question.answer.accept ?? question.answer].flat()[0]);
  },
};

async function choose(keys, name, value) {
  const group = `${form} input[name="${name}"]`;
  const wanted = `${form} input[value="${value}"]`;
  await keys.go(group);
  const chosen = () => keys.isOn(`${wanted}:checked`);
  if (await keys.isOn(wanted)) await keys.press('Space');
  await until(chosen, () => keys.press('ArrowDown'), 40, `the arrow keys do not choose ${value}`);
}

async function until(done, step, limit, complaint) {
  for (let left = limit; !(await done()); left -= 1) {
    if (left === 0) throw new Error(complaint);
    await step();
  }
}

/** From the first key on the page of the LMS to the certificate. */
export async function play(keys, course) {
  const { frame } = keys;
  const screens = () => frame.evaluate(() => document.documentElement.dataset.screens.split(' '));
  const onHeading = async () => {
    if (!(await keys.isOn('main h1'))) keys.fault(`${await keys.screen()}: the focus is not on the heading of the screen that opened`);
  };
  await keys.go('a[href="#main"]');
  await keys.press('Enter');
  await onHeading();
  for (;;) {
    const here = await keys.screen();
    const question = course.quiz?.questions.find((each) => `question-${each.id}` === here);
    if (question) {
      await answers[question.type](keys, question, course);
      await keys.go(`${form} button[type=submit]`);
      await keys.press('Enter');
      await frame.waitForTimeout(30);
      if (!(await keys.isOn(`${form} button[type=submit]`))) keys.fault(`${here}: the focus leaves the button that was pressed`);
    }
    const notes = `#${here} textarea`;
    if (await frame.locator(notes).count()) {
      await keys.go(notes);
      await keys.type(secrets.note);
    }
    if (here === 'certificate') await sign(keys);
    if (here === (await screens()).at(-1)) break;
    await keys.go('#next');
    await keys.press('Enter');
    if ((await keys.screen()) === here) throw new Error(`Enter on #next does not leave screen ${here}`);
    await onHeading();
  }
  const promised = await frame.locator('#certificate').count();
  if (promised && !(await screens()).includes('certificate')) keys.fault('the course ends without a certificate');
  await keys.go('#exit');
  await keys.press('Enter');
}

/** The certificate offers the name that the LMS gives, takes another one and prints. */
async function sign(keys) {
  const { frame } = keys;
  const offered = await frame.locator('#holder').inputValue();
  if (offered !== 'Nimali Perera') keys.fault(`the certificate offers the name "${offered}"`);
  await frame.evaluate(() => (window.print = () => (window.printed = true)));
  await keys.go('#holder');
  await keys.press('Control+A');
  await keys.type(secrets.name);
  await keys.go('.certificate .print');
  await keys.press('Enter');
  if (!(await frame.evaluate(() => window.printed))) keys.fault('the button of the certificate does not print');
}
