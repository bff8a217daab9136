// What SCORM 1.2 calls things, and the forms in which it takes them.
(function (kitbag) {
  'use strict';

  const letters = 'abcdefghijklmnopqrstuvwxyz0123456789';
  const sources = '123456789abcdefghijklmnopqrstuvwxyz0';
  const decimal = /^-?[0-9]{1,3}(\.[0-9]+)?$/;
  const two = (number) => String(number).padStart(2, '0');

  function duration(milliseconds) {
    const seconds = Math.floor(milliseconds / 1000);
    const hours = Math.min(Math.floor(seconds / 3600), 9999);
    return two(hours) + ':' + two(Math.floor(seconds / 60) % 60) + ':' + two(seconds % 60);
  }

  const time = (date) => two(date.getHours()) + ':' + two(date.getMinutes()) + ':' + two(date.getSeconds());

  // One character stands for a part: its place in the question.
  const letter = (parts, id) => letters[parts.findIndex((part) => part.id === id)];

  const responses = {
    single: (question, ids) => ['choice', letter(question.options, ids[0])],
    multiple: (question, ids) => ['choice', ids.map((id) => letter(question.options, id)).join(',')],
    'true-false': (question, ids) => ['true-false', ids[0] === 'true' ? 't' : 'f'],
    matching: (question, pairs) => [
      'matching',
      pairs.map((pair) => sources[question.pairs.findIndex((it) => it.id === pair[0])] + '.' + letter(question.pairs, pair[1])).join(','),
    ],
    ordering: (question, ids) => ['sequencing', ids.map((id) => letter(question.items, id)).join(',')],
    numeric: (question, value) => (decimal.test(value) ? ['numeric', value] : ['fill-in', value]),
    'short-text': (question, value) => ['fill-in', value.slice(0, 255)],
    likert: (question, ids) => ['likert', letter(question.options, ids[0])],
    level: (question, id) => ['likert', letter(question.levels, id)],
  };

  // A range of numbers has no form in 1.2.
  function patterns(question, right) {
    if (question.type === 'numeric') return question.answer.min === question.answer.max ? [question.answer.min] : [];
    if (question.type === 'short-text') return question.answer.accept.slice(0, 5);
    return right === null ? [] : [right];
  }

  // Some LMSs complete a course that was only looked at, which passes no quiz.
  const { quiz } = window.course;
  const scores = Boolean(quiz && quiz.pass !== undefined);

  kitbag.driver = kitbag.session({
    api: 'API',
    methods: { initialize: 'LMSInitialize', terminate: 'LMSFinish', get: 'LMSGetValue', set: 'LMSSetValue', commit: 'LMSCommit', error: 'LMSGetLastError' },
    sessionTime: 'cmi.core.session_time',
    commitsBeforeTerminate: true,
    duration,

    read(get) {
      const mode = get('cmi.core.lesson_mode');
      return {
        mode: mode === 'browse' || mode === 'review' ? 'review' : 'normal',
        status: get('cmi.core.lesson_status'),
        location: get('cmi.core.lesson_location'),
        suspend: get('cmi.suspend_data'),
        name: get('cmi.core.student_name'),
        count: parseInt(get('cmi.interactions._count'), 10),
      };
    },

    begin({ want, info }) {
      const settled = /^(passed|completed|failed)$/.test(info.status);
      if (!settled) want('cmi.core.lesson_status', 'incomplete');
      want('cmi.core.exit', 'suspend');
      info.passed = info.status === 'passed' || (!scores && info.status === 'completed');
    },

    save({ want }, { location, suspend }) {
      want('cmi.core.lesson_location', location);
      want('cmi.suspend_data', suspend);
    },

    interaction(index, { id, question, kind, response, right, result, objective, date, latency }) {
      const name = 'cmi.interactions.' + index + '.';
      const [type, words] = responses[kind](question, response);
      const pairs = [[name + 'id', id], [name + 'type', type]];
      if (objective) pairs.push([name + 'objectives.0.id', objective]);
      pairs.push([name + 'time', time(date)]);
      const known = patterns(question, right === null ? null : responses[kind](question, right)[1]);
      if (type !== 'numeric' || known.every((pattern) => decimal.test(pattern))) {
        known.forEach((pattern, at) => pairs.push([name + 'correct_responses.' + at + '.pattern', pattern]));
      }
      pairs.push([name + 'student_response', words]);
      pairs.push([name + 'result', { r: 'correct', w: 'wrong', n: 'neutral' }[result]]);
      pairs.push([name + 'latency', duration(latency)]);
      return pairs;
    },

    finish({ want, repeat }, { raw, status, done }) {
      if (raw !== null) {
        want('cmi.core.score.min', 0);
        want('cmi.core.score.max', 100);
        want('cmi.core.score.raw', raw);
        repeat('cmi.core.lesson_status');
      }
      want('cmi.core.lesson_status', status);
      want('cmi.core.exit', done ? '' : 'suspend');
    },
  });
})((window.kitbag = window.kitbag || {}));
