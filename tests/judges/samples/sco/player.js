'use strict';
const course = window.course;
const questions = course.quiz.questions;
const screens = [...course.screens, ...questions.map((question) => `question-${question.id}`), 'result'];
const root = document.documentElement;
const main = document.getElementById('main');
let state = { at: screens[0], answers: {} };
let status = '';
let open = true;
let interactions = 0;
const started = Date.now();

const api = (() => {
  for (let frame = window, hops = 0; hops < 10; hops += 1) {
    if (frame.API) return { lms: frame.API, is12: true };
    if (frame.API_1484_11) return { lms: frame.API_1484_11, is12: false };
    if (frame.parent === frame) {
      if (!frame.opener) return null;
      frame = frame.opener;
    } else frame = frame.parent;
  }
  return null;
})();
const is12 = api?.is12;
const call = (name12, name2004, ...args) => (api && open ? api.lms[is12 ? name12 : name2004](...args) : '');
const get = (name) => call('LMSGetValue', 'GetValue', name);
const set = (name, value) => call('LMSSetValue', 'SetValue', name, String(value));
const core = is12 ? 'cmi.core.' : 'cmi.';
const saving = document.getElementById('saving');

function commit() {
  if (!api || !open) return;
  if (String(call('LMSCommit', 'Commit', '')) === 'true') return void (saving.textContent = '');
  saving.textContent = 'Not saved yet, trying again';
  setTimeout(commit, 2000);
}

function sessionTime() {
  const seconds = Math.floor((Date.now() - started) / 1000);
  const two = (number) => String(number).padStart(2, '0');
  return is12 ? `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}` : `PT${seconds}S`;
}

function save() {
  set(is12 ? 'cmi.core.lesson_location' : 'cmi.location', state.at);
  set('cmi.suspend_data', JSON.stringify(state));
  commit();
}

function leave() {
  if (!open) return;
  set(`${core}session_time`, sessionTime());
  set(`${core}exit`, 'suspend');
  if (is12) call('LMSCommit', 'Commit', '');
  call('LMSFinish', 'Terminate', '');
  open = false;
}

const rightAnswer = (question) =>
  ({
    single: () => question.options.filter((option) => option.right).map((option) => option.id),
    multiple: () => question.options.filter((option) => option.right).map((option) => option.id),
    'true-false': () => [String(question.answer)],
    matching: () => question.pairs.map((pair) => pair.id),
    ordering: () => question.items.map((item) => item.id),
    numeric: () => [String(question.answer)],
    'short-text': () => question.answer,
  })[question.type]?.();

const isRight = (question) => JSON.stringify(state.answers[question.id]) === JSON.stringify(rightAnswer(question));

function record(question, answer) {
  if (question.type !== 'single') return;
  const at = `cmi.interactions.${interactions++}`;
  set(`${at}.id`, question.id);
  set(`${at}.type`, 'choice');
  set(`${at}.${is12 ? 'student_response' : 'learner_response'}`, answer.join(is12 ? ',' : '[,]'));
  set(`${at}.result`, isRight(question) ? 'correct' : is12 ? 'wrong' : 'incorrect');
  if (is12) set(`${at}.time`, '09:00:00');
  else set(`${at}.timestamp`, '2026-01-01T09:00:00');
}

function settle() {
  const scored = questions.filter(rightAnswer);
  const raw = Math.round((100 * scored.filter(isRight).length) / scored.length);
  const verdict = raw >= 70 ? 'passed' : 'failed';
  if (status !== 'passed') {
    set(`${core}score.min`, 0);
    set(`${core}score.max`, 100);
    set(`${core}score.raw`, raw);
    if (!is12) set('cmi.score.scaled', raw / 100);
    if (is12) set('cmi.core.lesson_status', verdict);
    else {
      set('cmi.progress_measure', 1);
      set('cmi.success_status', verdict);
      set('cmi.completion_status', 'completed');
    }
    status = verdict;
  }
  return `${raw} of 100: ${verdict}`;
}

const escape = (text) => String(text).replaceAll('"', '&quot;');
const radios = (question, ids, kind) =>
  ids.map((id) => `<p><label><input type="${kind}" name="${question.id}" value="${id}"${state.answers[question.id]?.includes(id) ? ' checked' : ''}> Option ${id}</label></p>`).join('');

function fields(question) {
  const given = state.answers[question.id] ?? [];
  switch (question.type) {
    case 'multiple':
      return radios(question, question.options.map((option) => option.id), 'checkbox');
    case 'true-false':
      return radios(question, ['true', 'false'], 'radio');
    case 'matching': {
      const ids = question.pairs.map((pair) => pair.id);
      return ids.map((left, at) => `<p><label>Left ${left} <select name="${left}">${ids.map((id) => `<option value="${id}"${given[at] === id ? ' selected' : ''}>Right ${id}</option>`).join('')}</select></label></p>`).join('');
    }
    case 'ordering': {
      const ids = given.length ? given : question.items.map((item) => item.id).sort().reverse();
      return `<ol>${ids.map((id) => `<li data-item="${id}">${id} <button type="button" class="up">Move ${id} up</button> <button type="button" class="down">Move ${id} down</button></li>`).join('')}</ol>`;
    }
    case 'numeric':
    case 'short-text':
      return `<p><label>Your answer <input type="text" name="${question.id}" value="${escape(given[0] ?? '')}"></label></p>`;
    default:
      return radios(question, question.options.map((option) => option.id), 'radio');
  }
}

function read(form, question) {
  if (question.type === 'ordering') return [...form.querySelectorAll('li')].map((item) => item.dataset.item);
  if (question.type === 'matching') return [...form.querySelectorAll('select')].map((select) => select.value);
  if (/numeric|short-text/.test(question.type)) return [form.querySelector('input').value];
  return [...form.querySelectorAll('input:checked')].map((input) => input.value);
}

function ask(question) {
  main.innerHTML = `<h1 tabindex="-1">Question ${question.id}</h1>
    <form data-question="${question.id}" data-type="${question.type}"><fieldset><legend>What is right?</legend>${fields(question)}</fieldset>
    <p><button type="submit">Check</button></p></form><p role="status"></p>`;
  const form = main.querySelector('form');
  form.addEventListener('click', (event) => {
    const item = event.target.closest('li');
    if (event.target.classList.contains('up') && item.previousElementSibling) item.previousElementSibling.before(item);
    if (event.target.classList.contains('down') && item.nextElementSibling) item.nextElementSibling.after(item);
    event.target.focus();
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const answer = read(form, question);
    state.answers[question.id] = answer;
    record(question, answer);
    save();
    main.querySelector('[role=status]').textContent = isRight(question) ? 'Right.' : 'Noted.';
  });
}

function go(id) {
  state.at = id;
  const question = questions.find((each) => `question-${each.id}` === id);
  if (question) ask(question);
  else if (id === 'result') main.innerHTML = `<h1 tabindex="-1">Result</h1><p>${settle()}</p>`;
  else main.innerHTML = `<h1 tabindex="-1">Screen ${id}</h1><p>Words about people and their rights.</p>`;
  main.querySelector('h1').focus();
  root.dataset.screen = id;
  save();
}

call('LMSInitialize', 'Initialize', '');
if (api) {
  status = get(is12 ? 'cmi.core.lesson_status' : 'cmi.success_status');
  interactions = Number(get('cmi.interactions._count'));
  const saved = get('cmi.suspend_data');
  if (saved) state = JSON.parse(saved);
  if (!['passed', 'failed', 'completed'].includes(status)) set(is12 ? 'cmi.core.lesson_status' : 'cmi.completion_status', 'incomplete');
  set(`${core}exit`, 'suspend');
} else document.getElementById('preview-banner').hidden = false;

root.dataset.screens = screens.join(' ');
document.getElementById('outline').innerHTML = screens.map((id) => `<button type="button" data-screen="${id}">${id}</button>`).join('');
document.getElementById('outline').addEventListener('click', (event) => event.target.dataset.screen && go(event.target.dataset.screen));
const step = (by) => screens[screens.indexOf(state.at) + by];
document.getElementById('next').addEventListener('click', () => step(1) && go(step(1)));
document.getElementById('previous').addEventListener('click', () => step(-1) && go(step(-1)));
document.getElementById('exit').addEventListener('click', leave);
window.addEventListener('pagehide', leave);
document.querySelector('.skip').addEventListener('click', (event) => {
  event.preventDefault();
  main.querySelector('h1').focus();
});
go(state.at);
root.dataset.ready = 'true';
