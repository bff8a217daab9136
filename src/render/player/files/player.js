// The course as it runs: starts, keeps the learner's state, settles the result, ends.
(function (kitbag) {
  'use strict';

  const { course } = window;
  const root = document.documentElement;
  const by = (id) => document.getElementById(id);
  const quiz = course.quiz;
  const screenOf = (question) => 'question-' + question.id;
  const keys = new Map(course.screens.map((screen) => [screen.id, screen.key]));
  const scores = Boolean(quiz && quiz.pass !== undefined);

  let state = kitbag.state.fresh();
  let drawn = [];
  let shownAt = performance.now();
  let alreadyPassed = false;
  let told = '';
  const navigation = new kitbag.Navigation(opened);

  const scored = () => drawn.filter(kitbag.quiz.isScored);
  const answered = (question) => state.answers.has(question.key);
  const unanswered = () => scored().filter((question) => !answered(question)).length;
  const isDone = (id) => {
    const question = drawn.find((it) => screenOf(it) === id);
    return question ? answered(question) : id === 'certificate' || state.visited.has(keys.get(id));
  };
  const settled = () => (scores || (quiz && quiz.silent) ? unanswered() === 0 : navigation.screens.every(isDone));

  // Whole percent, rounded down: no rounding lets anybody pass.
  function score() {
    const right = scored().filter((question) => (state.answers.get(question.key) || {}).result === 'r').length;
    return Math.floor((100 * right) / scored().length);
  }

  function today() {
    const now = new Date();
    return Date.UTC(now.getFullYear(), now.getMonth(), now.getDate()) / 86400000;
  }

  const earned = () => alreadyPassed || (scores ? state.best !== null && state.best >= quiz.pass : settled());

  // Questions that were not drawn are no screens, nor is the certificate until it is earned.
  function list() {
    const wanted = new Set(drawn.map(screenOf));
    const all = Array.from(document.querySelectorAll('.screen'), (screen) => screen.id);
    const ids = all.filter((id) => (id.startsWith('question-') ? wanted.has(id) : id !== 'certificate'));
    navigation.screens = ids;
    navigation.list(by('certificate') && earned() ? ids.concat('certificate') : ids);
  }

  function deal() {
    drawn = quiz ? kitbag.quiz.draw(quiz, state) : [];
    list();
    drawn.forEach((question, place) => {
      kitbag.quiz.deal(question, state);
      kitbag.quiz.restore(question, state);
      const values = { n: place + 1, m: drawn.length };
      kitbag.fill(by(screenOf(question)).querySelector('h1'), 'questionOf', values);
      kitbag.fill(document.querySelector('#outline [data-screen="' + screenOf(question) + '"] span'), 'questionOf', values);
    });
    navigation.screens.forEach((id) => navigation.mark(id, isDone(id)));
  }

  function save() {
    const done = navigation.screens.filter(isDone).length;
    kitbag.driver.save({
      location: navigation.current,
      suspend: kitbag.state.encode(state),
      progress: settled() ? 1 : done / navigation.screens.length,
    });
  }

  function opened(id) {
    shownAt = performance.now();
    if (keys.has(id)) state.visited.add(keys.get(id));
    navigation.mark(id, isDone(id));
    if (root.dataset.ready) settle();
    if (id === 'result') result();
    if (id === 'certificate') kitbag.certificate.fill({ day: state.day, score: scores ? state.best : null });
    if (root.dataset.ready) save();
  }

  // What was passed once stays passed, and the best score stays.
  function settle() {
    if (!settled()) return;
    let outcome = { raw: null, status: 'completed', done: true };
    if (scores) {
      state.best = Math.max(state.best || 0, score());
      const passed = state.best >= quiz.pass;
      if (alreadyPassed && !passed) return;
      outcome = { raw: state.best, status: passed ? 'passed' : 'failed', done: passed };
    }
    if (told === JSON.stringify(outcome)) return;
    told = JSON.stringify(outcome);
    kitbag.driver.finish(outcome);
    if (!outcome.done) return;
    if (!alreadyPassed && state.day === null) state.day = today();
    list();
  }

  // The first answer counts; later ones are for learning.
  function take(question, { value, result, response }) {
    const before = state.answers.get(question.key);
    state.answers.set(question.key, { result: before ? before.result : result, response });
    if (!before) record(question, value, result);
    navigation.mark(screenOf(question), true);
    if (!before) settle();
    save();
  }

  function record(question, value, result) {
    const form = kitbag.quiz.formOf(question);
    const base = {
      question,
      kind: question.type,
      response: value,
      right: kitbag.answers[question.type].right(question),
      result,
      id: course.prefix + question.id,
      objective: question.objective && course.prefix + question.objective,
      date: new Date(),
      latency: performance.now() - shownAt,
      description: form.querySelector('legend').textContent.trim(),
    };
    const all = question.type !== 'self-assessment' ? [base] : value.map((pair) => Object.assign({}, base, {
      kind: 'level', id: base.id + '-' + pair[0], response: pair[1],
    }));
    all.forEach((interaction) => {
      kitbag.driver.record(state.count, interaction);
      state.count += 1;
    });
  }

  function result() {
    if (scores) verdict();
    if (by('certificate')) by('to-certificate').hidden = !earned();
    by('review').textContent = '';
    drawn.forEach((question) => {
      const answer = state.answers.get(question.key);
      const item = document.createElement('li');
      const button = document.createElement('button');
      button.type = 'button';
      button.dataset.screen = screenOf(question);
      button.textContent = kitbag.quiz.formOf(question).querySelector('legend').textContent.trim();
      const mark = document.createElement('span');
      const result = answer && (quiz.silent ? 'kept' : answer.result);
      const name = answer ? { r: 'right', w: 'notRight', n: 'thankYou', kept: 'visited' }[result] : 'notAnswered';
      mark.className = 'outcome ' + ({ r: 'right', w: 'wrong' }[result] || '');
      mark.appendChild(kitbag.words(name));
      item.append(button, ' ', mark);
      by('review').appendChild(item);
    });
  }

  function verdict() {
    const box = by('verdict');
    box.textContent = '';
    const line = (className, name, values) => {
      const element = document.createElement('p');
      element.className = className;
      element.appendChild(kitbag.words(name, values));
      box.appendChild(element);
    };
    const left = unanswered();
    if (left > 0) {
      line('lead', 'unansweredLeft', { n: left });
    } else {
      const best = Math.max(state.best || 0, score());
      const passed = alreadyPassed || best >= quiz.pass;
      line(passed ? 'grade right' : 'grade wrong', passed ? 'passed' : 'notPassed');
      line('lead', 'scoreOf', { n: score(), m: quiz.pass });
      if (best > score()) line('best', 'bestScore', { n: best });
    }
    by('again').hidden = left > 0 || score() === 100;
  }

  function again() {
    const { best, day, visited, count, attempt } = state;
    state = Object.assign(kitbag.state.fresh(), { best, day, visited, count, attempt: attempt + 1 });
    deal();
    navigation.show(screenOf(drawn[0]));
  }

  function close(id) {
    by('closed').hidden = id !== 'closed';
    by('relaunch').hidden = id !== 'relaunch';
    document.body.classList.add('is-closed');
    by(id).querySelector('h1').focus();
  }

  kitbag.onSaved = function (saved) {
    kitbag.fill(by('saving'), saved ? 'saved' : 'notSavedYet');
    by('saving').className = saved ? 'saved' : 'unsaved';
    if (saved) setTimeout(() => by('saving').className === 'saved' && (by('saving').textContent = ''), 5000);
  };

  function begin(info) {
    by('preview-banner').hidden = info.mode !== 'preview';
    by('review-banner').hidden = info.mode !== 'review';
    by('exit').hidden = info.mode === 'preview';
    state = kitbag.state.decode(info.suspend || '') || state;
    alreadyPassed = Boolean(info.passed);
    if (info.count >= 0) state.count = info.count;
    deal();
    const location = navigation.screens.includes(info.location) ? info.location : navigation.screens[0];
    navigation.open(location);
    if (quiz) kitbag.quiz.listen(quiz, take);
    kitbag.startNotes();
    kitbag.certificate.start(info.name || '');
    document.querySelectorAll('.print').forEach((button) => button.addEventListener('click', () => window.print()));
    if (by('again')) by('again').addEventListener('click', again);
    by('exit').addEventListener('click', () => {
      kitbag.driver.end();
      close('closed');
    });
    window.addEventListener('pageshow', (event) => event.persisted && info.mode !== 'preview' && close('relaunch'));
    root.dataset.ready = 'true';
    save();
  }

  kitbag.driver.connect().then(begin);
})((window.kitbag = window.kitbag || {}));
