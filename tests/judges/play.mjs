#!/usr/bin/env node
// Plays SCORM packages (zips or folders) against scorm-again in Chromium, and web packages without any LMS.
// usage: play.mjs [--scenario pass,fail,...] [--calls] PACKAGE...
//        play.mjs --rebuilt NEW PACKAGE      half-way with PACKAGE, then on with NEW

import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { launch, openPackage, report, serve, watch } from './browser.mjs';
import { judgeDevice, judgeForgetful } from './device.mjs';
import { Keys, play, secrets } from './keyboard.mjs';
import { judgeView, views } from './layout.mjs';
import { Player } from './player.mjs';
import { judgeRecordings } from './recordings.mjs';
import { dialects, judgeSession } from './standard.mjs';
import { weigh } from './weight.mjs';

class Stage {
  constructor(browser, pack, origin, fault) {
    Object.assign(this, { browser, pack, origin, fault, dialect: dialects[pack.version] });
    this.questions = pack.course.quiz?.questions ?? [];
    this.scores = pack.course.quiz?.pass !== undefined;
  }

  async context({ allowed = [], viewport = { width: 1280, height: 900 }, ...options } = {}) {
    const context = await this.browser.newContext({ viewport, reducedMotion: 'reduce', ...options });
    watch(context, [this.origin, ...allowed], this.fault);
    return context;
  }

  /** The course on a page of its own, without an LMS. */
  async open(context) {
    const page = await context.newPage();
    await page.goto(`${this.origin}/sco/${this.pack.start}`);
    return { page, player: await new Player(page.mainFrame(), this.pack.course).ready() };
  }

  launchData(saved, entry) {
    const { version, masteryscore, minNormalizedMeasure, completionThreshold, objective } = this.pack;
    const data =
      version === '1.2'
        ? {
            'cmi.core.student_id': 'l-1', 'cmi.core.student_name': 'Perera, Nimali', 'cmi.core.lesson_mode': 'normal',
            'cmi.core.credit': 'credit', 'cmi.core.entry': entry, ...(masteryscore && { 'cmi.student_data.mastery_score': masteryscore }),
          }
        : {
            'cmi.learner_id': 'l-1', 'cmi.learner_name': 'Perera, Nimali', 'cmi.mode': 'normal', 'cmi.credit': 'credit', 'cmi.entry': entry,
            ...(minNormalizedMeasure && { 'cmi.scaled_passing_score': minNormalizedMeasure }),
            ...(completionThreshold && { 'cmi.completion_threshold': completionThreshold }),
            ...(objective && { 'cmi.objectives.0.id': objective }),
          };
    return { ...saved, ...data };
  }

  /** Starts the course in a fresh browser, as an LMS would launch it. */
  async start({ saved = {}, launch = {}, entry = 'ab-initio', refuseCommits = 0, refuse, truth, popup = false, keyboard = false, viewport } = {}) {
    const context = await this.context({ viewport });
    const page = await context.newPage();
    await page.goto(this.origin);
    const { version, start, course } = this.pack;
    const stored = { ...this.launchData(saved, entry), ...launch };
    await page.evaluate((options) => startLms(options), { version, stored, refuseCommits, refuse, truth });
    const url = `/sco/${start}`;
    let frame;
    if (popup) {
      const opened = context.waitForEvent('page');
      await page.evaluate((url) => void window.open(url, 'sco'), url);
      frame = (await opened).mainFrame();
    } else {
      const element = await page.evaluateHandle((url) => {
        const frame = document.createElement('iframe');
        Object.assign(frame, { title: 'course', src: url });
        return document.body.appendChild(frame);
      }, url);
      frame = await element.contentFrame();
    }
    await frame.waitForURL(`${this.origin}${url}`);
    const session = {
      player: new Player(frame, course, { keyboard }),
      calls: () => page.evaluate(() => lmsRecord.calls),
      statuses: () => page.evaluate(() => lmsRecord.statuses()),
      refuse: (what) => page.evaluate((what) => lmsRecord.refuse(what), what),
      leave: () => frame.goto('about:blank'),
      close: () => context.close(),
      stored,
    };
    await session.player.ready();
    return session;
  }

  /** Leaves the course, judges the whole session, and returns what an LMS would keep. */
  async finish(session) {
    await session.leave();
    const calls = await session.calls();
    const statuses = await session.statuses();
    await session.close();
    if (printCalls) for (const call of calls) console.log(JSON.stringify(call));
    judgeSession(this.pack.version, calls, { saved: session.stored }).forEach(this.fault);
    const set = calls.filter((call) => call.name === 'SetValue' && call.result === 'true').map((call) => call.args);
    const all = Object.fromEntries(set);
    const { [this.dialect.exit]: exit, [this.dialect.sessionTime]: time, ...kept } = all;
    return { all, exit, saved: { ...session.stored, ...kept, ...statuses }, statuses, calls };
  }

  expect(actual, wanted, what) {
    if (![wanted].flat().includes(actual)) this.fault(`${what} is ${JSON.stringify(actual)}, not ${[wanted].flat().join(' or ')}`);
  }

  expectPassed({ all, statuses }) {
    const { dialect } = this;
    if (!this.scores) {
      for (const name of dialect.scores) this.expect(all[name], undefined, `${name} where nothing is scored`);
      return this.expect(statuses[dialect.completion], 'completed', dialect.completion);
    }
    const wanted = this.pack.version === '1.2' ? ['passed'] : ['completed', 'passed'];
    for (const [place, name] of dialect.statuses.entries()) {
      this.expect(all[name], wanted[place], `${name} as the course sets it`);
      this.expect(statuses[name], wanted[place], `${name} as the LMS keeps it`);
    }
    if (this.pack.version === '2004') this.expect(Number(all['cmi.score.scaled']), 1, 'cmi.score.scaled with every answer right');
    for (const name of dialect.scores) if (all[name] === undefined) this.fault(`${name} was never set`);
    this.expect(Number(all[dialect.raw]), 100, `${dialect.raw} with every answer right`);
  }
}

/** What is typed, and the number that is meant. */
const typedNumbers = {
  everywhere: {
    15000: '15000', '15 000': '15000', '15\u00a0000': '15000', '15\u202f000': '15000', '១៥០០០': '15000', '۱۵٬۰۰۰': '15000', '۱٫۵': '1.5', '\u22122': '-2',
    '1,5': '1.5', '1.5': '1.5', '0,500': '0.500', '0.500': '0.500', '1.500,5': '1500.5', '1,500.5': '1500.5', '1.500.000': '1500000', '1,500,000': '1500000',
    'many': null, '1,50,00': null,
  },
  point: { '15,000': '15000', '15.000': '15.000', '12,34,567.5': '1234567.5' },
  comma: { '15.000': '15000', '15,000': '15.000', '-1.234.567,5': '-1234567.5' },
};

const scenarios = {
  async pass(stage) {
    const session = await stage.start();
    const { player } = session;
    if (await player.bannerVisible()) stage.fault('#preview-banner is visible although the LMS answers');
    const opening = await session.calls();
    const { dialect } = stage;
    const early = (name, value) => opening.some((call) => call.name === 'SetValue' && call.args[0] === name && call.args[1] === value);
    if (!early(dialect.completion, 'incomplete')) stage.fault(`${dialect.completion} is not set to incomplete at start-up`);
    if (!early(dialect.exit, 'suspend')) stage.fault(`${dialect.exit} is not set to suspend at start-up`);
    if (!opening.some((call) => call.name === 'Commit')) stage.fault('no Commit at start-up');
    await player.walk();
    if (stage.questions.length > 0 && !(await player.screens()).includes('result')) stage.fault('there is a quiz but no screen "result"');
    await player.press('#exit');
    await player.frame.waitForTimeout(200);
    if (!(await session.calls()).some((call) => call.name === 'Terminate')) stage.fault('#exit does not end the session');
    stage.expectPassed(await stage.finish(session));
  },

  async fail(stage) {
    if (!stage.scores) return 'nothing to fail';
    const session = await stage.start({ keyboard: true });
    await session.player.walk({ right: false });
    await session.player.press('#exit');
    const { all, statuses } = await stage.finish(session);
    const attemptsLeft = stage.pack.course.quiz.attempts > 1;
    const name = stage.dialect.statuses.at(-1);
    const wanted = attemptsLeft ? ['failed', 'incomplete', 'unknown'] : ['failed'];
    stage.expect(all[name], attemptsLeft ? [...wanted, undefined] : wanted, `${name} as the course sets it`);
    stage.expect(statuses[name], wanted, `${name} as the LMS keeps it`);
    const raw = Number(all[stage.dialect.raw]);
    if (!(raw < 100)) stage.fault(`${stage.dialect.raw} is ${all[stage.dialect.raw]} with wrong answers`);
  },

  async keyboard(stage) {
    const session = await stage.start({ viewport: { width: 650, height: 660 } });
    const keys = new Keys(session.player.frame, stage.fault);
    await play(keys, stage.pack.course);
    const { statuses, calls } = await stage.finish(session);
    for (const secret of Object.values(secrets)) {
      if (JSON.stringify(calls).includes(secret)) stage.fault(`the LMS is told "${secret}", which is to stay on the device`);
    }
    const { dialect } = stage;
    const [name, wanted] = stage.scores ? [dialect.statuses.at(-1), 'passed'] : [dialect.completion, 'completed'];
    stage.expect(statuses[name], wanted, 'the status after a run with the keys alone');
    return `${keys.pressed} keys`;
  },

  async resume(stage, later = stage) {
    const first = await stage.start();
    const screens = await first.player.screens();
    const questionAt = screens.findIndex((id) => id.startsWith('question-'));
    const stop = screens[Math.min(Math.max(Math.floor(screens.length / 2), questionAt + 1), screens.length - 1)];
    const answered = screens[questionAt];
    const entries = {};
    await first.player.walk({
      last: stop,
      visit: async (screen) => {
        if (screen.endsWith('-answered')) entries[screen.slice(0, -'-answered'.length)] = await first.player.entries();
      },
    });
    const left = await stage.finish(first);
    stage.expect(left.exit, 'suspend', `${stage.dialect.exit} after leaving half-way`);
    if (!left.all[stage.dialect.location]) stage.fault(`${stage.dialect.location} is empty after leaving half-way`);
    if (!left.all['cmi.suspend_data']) stage.fault('cmi.suspend_data is empty after leaving half-way');

    const second = await later.start({ saved: left.saved, entry: 'resume' });
    stage.expect(await second.player.screen(), stop, 'the screen after coming back');
    if (answered) {
      for (const [screen, before] of Object.entries(entries)) {
        await second.player.open(screen);
        const after = await second.player.entries();
        if (after !== before) stage.fault(`${screen}: the answer was ${before} and came back as ${after}`);
      }
      await second.player.open(stop);
    }
    // What a new package put in before lies behind the learner, and is done too.
    if (later !== stage) await second.player.open((await second.player.screens())[0]);
    await second.player.walk();
    await second.player.press('#exit');
    const passed = await later.finish(second);
    stage.expectPassed({ ...passed, all: { ...left.all, ...passed.all } });

    const third = await later.start({ saved: { ...left.saved, ...passed.saved }, entry: passed.exit === 'suspend' ? 'resume' : '' });
    const reread = await later.finish(third);
    for (const [name, value] of Object.entries(passed.statuses)) stage.expect(reread.statuses[name], value, `${name} after a look back`);
  },

  async rebuilt(stage) {
    const pack = openPackage(values.rebuilt);
    const server = await serve(pack.folder);
    try {
      const same = (other) => other.course.screens.filter(({ id, key }) => pack.course.screens.some((it) => it.id === id && it.key === key));
      if (same(stage.pack).length === pack.course.screens.length) stage.fault('the new package has no new screen');
      await scenarios.resume(stage, new Stage(stage.browser, pack, server.origin, stage.fault));
    } finally {
      server.close();
      pack.close();
    }
  },

  async popup(stage) {
    const session = await stage.start({ popup: true });
    await session.player.next();
    await stage.finish(session);
  },

  async refused(stage) {
    const session = await stage.start({ refuseCommits: 3 });
    const { player } = session;
    await player.next();
    await player.frame
      .waitForFunction(() => [...document.querySelectorAll('[role=status], [role=alert]')].some((box) => box.offsetParent && box.textContent.trim()), null, { timeout: 4000 })
      .catch(() => stage.fault('the LMS refuses a Commit and the learner is not told in role=status'));
    let commits;
    for (const end = Date.now() + 20_000; Date.now() < end; await player.frame.waitForTimeout(250)) {
      commits = (await session.calls()).filter((call) => call.name === 'Commit');
      if (commits.some((call) => call.result === 'true')) break;
    }
    if (!commits.some((call) => call.result === 'true')) stage.fault(`${commits.length} Commits in 20 seconds after a refusal, none accepted: it does not try again`);
    await stage.finish(session);
  },

  async optional(stage) {
    const { optional: elements, completion, statuses } = stage.dialect;
    const session = await stage.start({ refuse: { elements, error: '401' } });
    const { player } = session;
    const alarmed = [];
    const look = async (screen) => (await player.frame.locator('#saving.unsaved').count()) && alarmed.push(screen);
    await player.walk({ visit: look });
    await player.frame.waitForTimeout(2500);
    await look('the end');
    if (alarmed.length > 0) stage.fault(`on ${alarmed[0]} and ${alarmed.length - 1} more screens the learner is told that nothing is saved`);
    const kept = await stage.finish(session);
    stage.expect(kept.statuses[stage.scores ? statuses.at(-1) : completion], stage.scores ? 'passed' : 'completed', 'the status');
    const refused = kept.calls.filter((call) => call.staged).map((call) => call.args.join(' = '));
    for (const said of new Set(refused)) {
      const times = refused.filter((it) => it === said).length;
      if (times > 1) stage.fault(`${said} is sent ${times} times to an LMS that lacks it`);
    }
  },

  async outage(stage) {
    if (stage.questions.length < 4) return 'too few questions to lose some';
    const session = await stage.start();
    const { player } = session;
    const screens = (await player.screens()).filter((id) => id.startsWith('question-'));
    await player.walk({ last: screens[0] });
    await session.refuse({ elements: '.', error: '101' });
    await player.next();
    await player.walk({ last: screens[2] });
    await player.frame.waitForTimeout(1200);
    await session.refuse(null);
    await player.next();
    await player.walk();
    const { calls } = await stage.finish(session);
    const ids = new Set(calls.filter((call) => call.result === 'true' && /^cmi[.]interactions[.][0-9]+[.]id$/.test(call.args[0])).map((call) => call.args[1]));
    for (const screen of screens) {
      const id = screen.slice('question-'.length);
      if (![...ids].some((it) => it.includes(id))) stage.fault(`${id} was answered and is not recorded`);
    }
  },

  async typed(stage) {
    const context = await stage.context();
    const { page } = await stage.open(context);
    const { decimal } = stage.pack.course.writing;
    const typed = { ...typedNumbers.everywhere, ...typedNumbers[decimal === ',' ? 'comma' : 'point'] };
    const read = await page.evaluate(
      (all) => all.map((value) => kitbag.answers.numeric.read({ querySelector: () => ({ value }) })),
      Object.keys(typed),
    );
    for (const [place, [text, meant]] of Object.entries(typed).entries()) stage.expect(read[place], meant, `${text} where decimals follow ${decimal}`);
    const takes = (accepted, given) => page.evaluate(([accepted, given]) => kitbag.answers['short-text'].judge({ answer: { accept: [accepted] } }, given), [accepted, given]);
    stage.expect(await takes('ក្រសួង\u200bការងារ', 'ក្រសួងការងារ'), true, 'an answer without the signs that nobody sees');
    stage.expect(await takes('queue', '\ufeffQu\u00adeue '), true, 'an answer with signs that nobody sees');
    stage.expect(await takes('queue', 'que ue'), false, 'an answer with a blank in a word');
    await context.close();
  },

  async completed(stage) {
    if (stage.pack.version !== '1.2' || !stage.scores) return 'nothing to tell apart';
    const session = await stage.start({ saved: { 'cmi.core.lesson_status': 'completed' }, entry: 'resume' });
    if ((await session.player.screens()).includes('certificate')) stage.fault('a quiz that nobody answered is taken as passed');
    await session.close();
  },

  async truths(stage) {
    for (const truth of [true, 'True', 1, '1']) {
      const session = await stage.start({ truth });
      if (await session.player.bannerVisible()) stage.fault(`#preview-banner is visible where the LMS answers ${JSON.stringify(truth)}`);
      await session.player.next();
      if (await session.player.frame.locator('#saving.unsaved').count()) stage.fault(`nothing is taken as saved where the LMS answers ${JSON.stringify(truth)}`);
      await stage.finish(session);
    }
  },

  async names(stage) {
    const shown = { 'O&#39;Brien, Zo&#xEB;': "Zoë O'Brien", 'A &amp; B &amp;lt;': 'A & B &lt;', undefined: '', 'null, null': '', 'Null, Jane': 'Jane Null' };
    const name = stage.pack.version === '1.2' ? 'cmi.core.student_name' : 'cmi.learner_name';
    for (const [given, spoken] of Object.entries(shown)) {
      const session = await stage.start({ launch: { [name]: given } });
      const holder = session.player.frame.locator('#holder');
      if (await holder.count()) stage.expect(await holder.inputValue(), spoken, `the name on the certificate of ${given}`);
      await session.close();
    }
  },

  async views(stage) {
    for (const { name, context: options, style } of views) {
      const context = await stage.context(options);
      const { page, player } = await stage.open(context);
      if (style) await page.addStyleTag({ content: style });
      await player.walk({ visit: (screen) => judgeView(page, `${screen} ${name}`, stage.fault) });
      await context.close();
    }
  },

  async device(stage) {
    for (const judge of [judgeDevice, judgeForgetful]) {
      const context = await stage.context();
      await judge(stage, context);
      await context.close();
    }
  },

  async weight(stage) {
    const context = await stage.context();
    const told = await weigh(stage, context);
    await context.close();
    return told;
  },

  async recordings(stage) {
    const home = pathToFileURL(stage.pack.folder).href;
    let played = 0;
    for (const place of [`${stage.origin}/sco`, home]) {
      const context = await stage.context({ allowed: [home], viewport: { width: 320, height: 800 } });
      played = await judgeRecordings(stage, context, `${place}/${stage.pack.start}`);
      await context.close();
    }
    return `${played} played`;
  },

  async nolms(stage) {
    const context = await stage.context();
    const page = await context.newPage();
    await preview(stage, page, `${stage.origin}/sco/${stage.pack.start}`);
    await context.close();
  },

  async file(stage) {
    const home = pathToFileURL(stage.pack.folder).href;
    const context = await stage.context({ allowed: [home] });
    const page = await context.newPage();
    await preview(stage, page, `${home}/${stage.pack.start}`);
    await context.close();
  },
};

async function preview(stage, page, url) {
  await page.goto(url);
  const player = await new Player(page.mainFrame(), stage.pack.course).ready();
  const banner = async (when) => (await player.bannerVisible()) || stage.fault(`no LMS, and #preview-banner is not visible ${when}`);
  await banner('at the start');
  await player.walk();
  await banner('at the end');
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { scenario: { type: 'string' }, calls: { type: 'boolean', default: false }, rebuilt: { type: 'string' } },
});
const printCalls = values.calls;
const browser = await launch();
await report(positionals, async (file, fault) => {
  const pack = openPackage(file);
  const server = await serve(pack.folder);
  const names = values.rebuilt ? ['rebuilt'] : values.scenario?.split(',') ?? (pack.version ? ['pass', 'fail', 'keyboard', 'resume', 'popup', 'refused', 'optional', 'outage', 'completed', 'truths', 'names', 'nolms', 'device', 'weight', 'typed'] : ['nolms', 'file', 'device', 'weight', 'typed']);
  const played = [];
  try {
    for (const name of names) {
      if (!scenarios[name]) throw new Error(`no scenario ${name}: choose from ${Object.keys(scenarios).join(', ')}`);
      const scoped = (text) => fault(`${name}: ${text}`);
      try {
        const why = await scenarios[name](new Stage(browser, pack, server.origin, scoped));
        played.push(why ? `${name}: ${why}` : name);
      } catch (error) {
        scoped(error.message.split('\n')[0]);
      }
    }
  } finally {
    server.close();
    pack.close();
  }
  return `${pack.version ? `SCORM ${pack.version}` : 'web'}; ${played.join(', ')}`;
});
await browser.close();
