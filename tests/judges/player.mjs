// Drives the player through its accessible contract (README.md), as a learner would.

const patience = 8000;

/** A number with the decimal sign that the course prints. */
export const written = (number, { writing }) => String(number).replace('.', writing.decimal);

export class Player {
  constructor(frame, course, { keyboard = false } = {}) {
    this.frame = frame;
    this.course = course;
    this.keyboard = keyboard;
  }

  async ready() {
    await this.#until(() => document.documentElement.dataset.ready === 'true', 'dataset.ready never became "true"');
    const screens = await this.screens();
    if (screens.length === 0) throw new Error('dataset.screens is empty');
    if (!screens.includes(await this.screen())) throw new Error(`dataset.screen "${await this.screen()}" is not among dataset.screens`);
    return this;
  }

  screen() {
    return this.frame.evaluate(() => document.documentElement.dataset.screen ?? '');
  }

  screens() {
    return this.frame.evaluate(() => (document.documentElement.dataset.screens ?? '').split(' ').filter(Boolean));
  }

  async press(selector) {
    const button = this.frame.locator(selector);
    const at = `on screen ${await this.screen()}`;
    if ((await button.count()) !== 1) throw new Error(`${selector} is there ${await button.count()} times ${at}`);
    if (!(await button.isVisible())) throw new Error(`${selector} is not visible ${at}`);
    if (!(await button.isEnabled())) throw new Error(`${selector} is disabled ${at}`);
    if (this.keyboard) await button.press('Enter');
    else await button.click({ timeout: patience });
  }

  async next() {
    const before = await this.screen();
    await this.press('#next');
    await this.#until((id) => document.documentElement.dataset.screen !== id, `#next does not leave screen ${before}`, before);
    return this.screen();
  }

  /** Opens a screen through the outline. */
  async open(id) {
    const link = this.frame.locator(`#outline [data-screen="${id}"]`);
    if ((await link.count()) !== 1) throw new Error(`the outline has ${await link.count()} links to ${id}`);
    await link.evaluate((element) => {
      for (let box = element.closest('details'); box; box = box.parentElement.closest('details')) box.open = true;
      element.click();
    });
    await this.#until((wanted) => document.documentElement.dataset.screen === wanted, `the outline does not open ${id}`, id);
  }

  /** From the screen shown to `last` (or the end), answering every question on the way. */
  async walk({ right = true, last, visit = async () => {} } = {}) {
    for (;;) {
      const id = await this.screen();
      if (!(await this.frame.locator('main#main').innerText()).trim()) throw new Error(`screen ${id}: main#main shows no text`);
      await visit(id);
      if (id.startsWith('question-')) {
        await this.answer(id, right);
        await visit(`${id}-answered`);
      }
      // The certificate becomes a screen when it is earned.
      const screens = await this.screens();
      const following = screens[screens.indexOf(id) + 1];
      if (id === last || !following) return;
      const reached = await this.next();
      if (reached !== following) throw new Error(`#next on ${id} leads to ${reached}, not to ${following}`);
      const focused = await this.frame.evaluate(() => document.querySelector('main#main').contains(document.activeElement));
      if (this.keyboard && !focused) throw new Error(`screen ${reached}: the focus does not move into main#main`);
    }
  }

  async answer(screen, right) {
    const form = this.frame.locator('form[data-question]:visible');
    if ((await form.count()) !== 1) throw new Error(`screen ${screen} shows ${await form.count()} question forms`);
    const [id, type] = [await form.getAttribute('data-question'), await form.getAttribute('data-type')];
    if (screen !== `question-${id}`) throw new Error(`screen ${screen} holds question ${id}`);
    const question = this.course.quiz?.questions?.find((each) => each.id === id);
    if (!question) throw new Error(`question ${id} is not in course.js`);
    if (question.type !== type) throw new Error(`question ${id} is ${type} on screen and ${question.type} in course.js`);

    await this.#fill(form, question, right);
    await this.press('form[data-question]:visible button[type=submit]');
    await this.#until(
      () => [...document.querySelectorAll('main [role=status]')].some((status) => status.offsetParent && status.textContent.trim()),
      `question ${id}: no feedback in role=status`,
    );
  }

  async #fill(form, question, right) {
    const { id, type, options = [], answer } = question;
    const rightOnes = options.filter((option) => option.right).map((option) => option.id);
    const others = options.filter((option) => !option.right).map((option) => option.id);
    switch (type) {
      case 'true-false':
      case 'single': {
        const correct = rightOnes[0] ?? String(answer);
        const wrong = others[0] ?? String(answer !== true);
        return this.#tick(form, right ? correct : wrong, true);
      }
      case 'likert':
      case 'self-assessment':
        return this.#tick(form, options[0]?.id ?? (await form.locator('input[type=radio]').first().getAttribute('value')), true);
      case 'multiple': {
        const wanted = right ? rightOnes : others.slice(0, 1);
        for (const option of options) await this.#tick(form, option.id, wanted.includes(option.id));
        return;
      }
      case 'matching': {
        const ids = question.pairs.map((pair) => pair.id);
        for (const [place, left] of ids.entries()) {
          const list = form.locator(`select[name="${left}"]`);
          const alike = await list.evaluate((list) => [...list.options].filter((it) => it.text === list.querySelector(`[value="${list.name}"]`).text).map((it) => it.value));
          await list.selectOption(right ? alike.at(-1) : ids[(place + 1) % ids.length], { timeout: patience });
        }
        return;
      }
      case 'ordering': {
        const order = question.items.map((item) => item.id);
        return this.#arrange(form, right ? order : order.reverse());
      }
      case 'numeric': {
        const correct = answer?.value ?? answer?.min ?? answer;
        return form.locator('input').first().fill(written(right ? correct : Number(correct) + 1000, this.course));
      }
      case 'short-text': {
        const accepted = [answer?.accept ?? answer].flat();
        return form.locator('input').first().fill(right ? String(accepted[0]) : 'none of these');
      }
      default:
        throw new Error(`question ${id}: unknown type ${type}`);
    }
  }

  async #tick(form, value, wanted) {
    const input = form.locator(`input[value="${value}"]`);
    if ((await input.count()) !== 1) throw new Error(`${await input.count()} inputs with the value ${value} on screen ${await this.screen()}`);
    if ((await input.isChecked()) === wanted) return;
    await input.press('Space');
    if ((await input.isChecked()) !== wanted) throw new Error(`the space key does not ${wanted ? 'choose' : 'clear'} ${value} on screen ${await this.screen()}`);
  }

  async #arrange(form, order) {
    const shown = () => form.locator('li[data-item]').evaluateAll((items) => items.map((item) => item.dataset.item));
    for (const [place, id] of order.entries()) {
      for (let at = (await shown()).indexOf(id); at !== place; at -= 1) {
        if (at < place) throw new Error(`ordering has no item ${id}`);
        await this.press(`form[data-question]:visible li[data-item="${id}"] .up`);
        if ((await shown()).indexOf(id) !== at - 1) throw new Error(`.up does not move ${id}`);
      }
    }
  }

  /** What the learner has entered on the question shown. */
  entries() {
    return this.frame.locator('form[data-question]:visible').evaluate((form) => {
      // Of options that read alike the first stands for all.
      const chosen = (list) => [...list.options].find((it) => it.text === list.options[list.selectedIndex].text).value;
      const entry = (field) => (field.options ? chosen(field) : /radio|checkbox/.test(field.type) ? `${field.value}=${field.checked}` : field.value);
      return JSON.stringify([
        [...form.querySelectorAll('input, select')].map((field) => [field.name, entry(field)]).sort(),
        [...form.querySelectorAll('li[data-item]')].map((item) => item.dataset.item),
      ]);
    });
  }

  bannerVisible() {
    return this.frame.locator('#preview-banner').isVisible();
  }

  async #until(condition, message, argument) {
    try {
      await this.frame.waitForFunction(condition, argument, { timeout: patience });
    } catch (error) {
      throw new Error(/Timeout/.test(error.message) ? message : `${message}: ${error.message.split('\n')[0]}`);
    }
  }
}
