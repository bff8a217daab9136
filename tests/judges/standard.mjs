// What SCORM 1.2 and 2004 allow a course to say to its LMS, and the judgement of one recorded session.

const number12 = /^-?[0-9]{1,3}(\.[0-9]+)?$/;
const real = /^-?[0-9]{1,10}(\.[0-9]{1,7})?$/;
const index = '(0|[1-9][0-9]*)';

const within = (pattern, low, high) => (value) =>
  pattern.test(value) && Number(value) >= low && Number(value) <= high;
const oneOf = (...words) => new RegExp(`^(${words.join('|')})$`);
const upTo = (length) => new RegExp(`^[\\s\\S]{0,${length}}$`);

const score12 = within(number12, 0, 100);
const identifier12 = /^[\x21-\x7E]{1,255}$/;
const response12 = {
  'true-false': /^[01tf]$/,
  choice: /^([a-z0-9](,[a-z0-9]){0,35})?$/,
  'fill-in': upTo(255),
  numeric: number12,
  likert: /^[a-z0-9]?$/,
  matching: /^([a-z0-9]\.[a-z0-9](,[a-z0-9]\.[a-z0-9]){0,35})?$/,
  performance: upTo(255),
  sequencing: /^([a-z0-9](,[a-z0-9]){0,35})?$/,
};

const scorm12 = [
  ['cmi._version', 'r'],
  ['cmi.core._children', 'r'],
  ['cmi.core.student_id', 'r'],
  ['cmi.core.student_name', 'r'],
  ['cmi.core.lesson_location', 'rw', upTo(255)],
  ['cmi.core.credit', 'r'],
  ['cmi.core.lesson_status', 'rw', oneOf('passed', 'completed', 'failed', 'incomplete', 'browsed')],
  ['cmi.core.entry', 'r'],
  ['cmi.core.score._children', 'r'],
  ['cmi.core.score.(raw|min|max)', 'rw', score12],
  ['cmi.core.total_time', 'r'],
  ['cmi.core.lesson_mode', 'r'],
  ['cmi.core.exit', 'w', oneOf('time-out', 'suspend', 'logout', '')],
  ['cmi.core.session_time', 'w', /^[0-9]{2,4}:[0-5][0-9]:[0-5][0-9](\.[0-9]{1,2})?$/],
  ['cmi.suspend_data', 'rw', /^[\x20-\x7E]{0,4096}$/],
  ['cmi.launch_data', 'r'],
  ['cmi.comments', 'rw', upTo(4096)],
  ['cmi.comments_from_lms', 'r'],
  ['cmi.objectives.(_children|_count)', 'r'],
  [`cmi.objectives.${index}.id`, 'rw', identifier12],
  [`cmi.objectives.${index}.score._children`, 'r'],
  [`cmi.objectives.${index}.score.(raw|min|max)`, 'rw', score12],
  [`cmi.objectives.${index}.status`, 'rw', oneOf('passed', 'completed', 'failed', 'incomplete', 'browsed', 'not attempted')],
  ['cmi.student_data.(_children|mastery_score|max_time_allowed|time_limit_action)', 'r'],
  ['cmi.student_preference._children', 'r'],
  ['cmi.student_preference.(audio|speed)', 'rw', within(/^-?[0-9]{1,3}$/, -100, 100)],
  ['cmi.student_preference.language', 'rw', upTo(255)],
  ['cmi.student_preference.text', 'rw', /^(-1|0|1)$/],
  ['cmi.interactions.(_children|_count)', 'r'],
  [`cmi.interactions.${index}.id`, 'w', identifier12],
  [`cmi.interactions.${index}.objectives._count`, 'r'],
  [`cmi.interactions.${index}.objectives.${index}.id`, 'w', identifier12],
  [`cmi.interactions.${index}.time`, 'w', /^([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](\.[0-9]{1,2})?$/],
  [`cmi.interactions.${index}.type`, 'w', oneOf(...Object.keys(response12))],
  [`cmi.interactions.${index}.correct_responses._count`, 'r'],
  [`cmi.interactions.${index}.correct_responses.${index}.pattern`, 'w', response12],
  [`cmi.interactions.${index}.weighting`, 'w', number12],
  [`cmi.interactions.${index}.student_response`, 'w', response12],
  [`cmi.interactions.${index}.result`, 'w', /^(correct|wrong|unanticipated|neutral|-?[0-9]{1,3}(\.[0-9]+)?)$/],
  [`cmi.interactions.${index}.latency`, 'w', /^[0-9]{2,4}:[0-5][0-9]:[0-5][0-9](\.[0-9]{1,2})?$/],
];

const identifier2004 = (value) =>
  /^[\x21-\x7E]{1,4000}$/.test(value) && (!/^urn:/i.test(value) || /^urn:[a-z0-9][-a-z0-9]{1,31}:\S+$/i.test(value));
const localised = /^(\{lang=[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*\})?[\s\S]{0,250}$/;
const timespan2004 = /^P(?=.)([0-9]+Y)?([0-9]+M)?([0-9]+D)?(T(?=.)([0-9]+H)?([0-9]+M)?([0-9]+(\.[0-9]{1,2})?S)?)?$/;
const timestamp2004 =
  /^(19[7-9][0-9]|20[0-2][0-9]|203[0-8])-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](\.[0-9]{1,2}(Z|[+-][0-9]{2}(:[0-9]{2})?)?)?$/;
const word = '[A-Za-z0-9_.]{1,250}';
const listOf = (item, most = 36) => new RegExp(`^(${item}(\\[,\\]${item}){0,${most - 1}})?$`);
const distinct = (pattern) => (value) =>
  pattern.test(value) && new Set(value.split('[,]')).size === value.split('[,]').length;
const pair = '[A-Za-z0-9_]{1,250}\\[\\.\\][A-Za-z0-9_]{1,250}';
const sets2004 = {
  choice: distinct(listOf('[A-Za-z0-9_]{1,250}')),
  'true-false': /^(true|false)$/,
  matching: listOf(pair),
  sequencing: listOf('[A-Za-z0-9_]{1,250}'),
  likert: new RegExp(`^${word}$`),
  'long-fill-in': /^[^\r\n]{0,4000}$/,
  other: upTo(4000),
};
const text2004 = '(\\{lang=[A-Za-z0-9-]+\\})?[^\\r\\n]{0,250}';
const learnerResponse2004 = {
  ...sets2004,
  numeric: real,
  'fill-in': listOf(text2004, 10),
  performance: upTo(4000),
};
const pattern2004 = {
  ...sets2004,
  numeric: /^(-?[0-9]{1,10}(\.[0-9]{1,7})?)?\[:\](-?[0-9]{1,10}(\.[0-9]{1,7})?)?$/,
  'fill-in': new RegExp(`^(\\{(case_matters|order_matters)=(true|false)\\}){0,2}${text2004}(\\[,\\]${text2004}){0,9}$`),
  performance: upTo(4000),
};
const completion2004 = oneOf('completed', 'incomplete', 'not attempted', 'unknown');
const success2004 = oneOf('passed', 'failed', 'unknown');

const scorm2004 = [
  ['cmi._version', 'r'],
  ['cmi.comments_from_(learner|lms).(_children|_count)', 'r'],
  [`cmi.comments_from_learner.${index}.comment`, 'rw', upTo(4000)],
  [`cmi.comments_from_learner.${index}.location`, 'rw', upTo(250)],
  [`cmi.comments_from_learner.${index}.timestamp`, 'rw', timestamp2004],
  [`cmi.comments_from_lms.${index}.(comment|location|timestamp)`, 'r'],
  ['cmi.completion_status', 'rw', completion2004],
  ['cmi.completion_threshold', 'r'],
  ['cmi.credit', 'r'],
  ['cmi.entry', 'r'],
  ['cmi.exit', 'w', oneOf('time-out', 'suspend', 'logout', 'normal', '')],
  ['cmi.interactions.(_children|_count)', 'r'],
  [`cmi.interactions.${index}.id`, 'rw', identifier2004],
  [`cmi.interactions.${index}.type`, 'rw', oneOf(...Object.keys(learnerResponse2004))],
  [`cmi.interactions.${index}.objectives._count`, 'r'],
  [`cmi.interactions.${index}.objectives.${index}.id`, 'rw', identifier2004],
  [`cmi.interactions.${index}.timestamp`, 'rw', timestamp2004],
  [`cmi.interactions.${index}.correct_responses._count`, 'r'],
  [`cmi.interactions.${index}.correct_responses.${index}.pattern`, 'rw', pattern2004],
  [`cmi.interactions.${index}.weighting`, 'rw', real],
  [`cmi.interactions.${index}.learner_response`, 'rw', learnerResponse2004],
  [`cmi.interactions.${index}.result`, 'rw', /^(correct|incorrect|unanticipated|neutral|-?[0-9]{1,10}(\.[0-9]{1,7})?)$/],
  [`cmi.interactions.${index}.latency`, 'rw', timespan2004],
  [`cmi.interactions.${index}.description`, 'rw', localised],
  ['cmi.launch_data', 'r'],
  ['cmi.learner_id', 'r'],
  ['cmi.learner_name', 'r'],
  ['cmi.learner_preference._children', 'r'],
  ['cmi.learner_preference.(audio_level|delivery_speed)', 'rw', within(real, 0, Infinity)],
  ['cmi.learner_preference.language', 'rw', /^([A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*)?$/],
  ['cmi.learner_preference.audio_captioning', 'rw', /^(-1|0|1)$/],
  ['cmi.location', 'rw', upTo(1000)],
  ['cmi.max_time_allowed', 'r'],
  ['cmi.mode', 'r'],
  ['cmi.objectives.(_children|_count)', 'r'],
  [`cmi.objectives.${index}.id`, 'rw', identifier2004],
  [`cmi.objectives.${index}.score._children`, 'r'],
  [`cmi.objectives.${index}.score.scaled`, 'rw', within(real, -1, 1)],
  [`cmi.objectives.${index}.score.(raw|min|max)`, 'rw', real],
  [`cmi.objectives.${index}.success_status`, 'rw', success2004],
  [`cmi.objectives.${index}.completion_status`, 'rw', completion2004],
  [`cmi.objectives.${index}.progress_measure`, 'rw', within(real, 0, 1)],
  [`cmi.objectives.${index}.description`, 'rw', localised],
  ['cmi.progress_measure', 'rw', within(real, 0, 1)],
  ['cmi.scaled_passing_score', 'r'],
  ['cmi.score._children', 'r'],
  ['cmi.score.scaled', 'rw', within(real, -1, 1)],
  ['cmi.score.raw', 'rw', within(real, 0, 100)],
  ['cmi.score.(min|max)', 'rw', real],
  ['cmi.session_time', 'w', timespan2004],
  ['cmi.success_status', 'rw', success2004],
  ['cmi.suspend_data', 'rw', /^[\x20-\x7E]{0,64000}$/],
  ['cmi.time_limit_action', 'r'],
  ['cmi.total_time', 'r'],
];

const compiled = (model) =>
  model.map(([name, access, check]) => [new RegExp(`^${name.replaceAll('.', '[.]')}$`), access, check]);

export const dialects = {
  1.2: {
    model: compiled(scorm12),
    location: 'cmi.core.lesson_location',
    exit: 'cmi.core.exit',
    sessionTime: 'cmi.core.session_time',
    raw: 'cmi.core.score.raw',
    scores: ['cmi.core.score.min', 'cmi.core.score.max', 'cmi.core.score.raw'],
    optional: '^cmi[.]core[.](score[.](min|max)|exit)$',
    completion: 'cmi.core.lesson_status',
    statuses: ['cmi.core.lesson_status'],
    settled: ['passed', 'failed', 'completed'],
  },
  2004: {
    model: compiled(scorm2004),
    location: 'cmi.location',
    exit: 'cmi.exit',
    sessionTime: 'cmi.session_time',
    raw: 'cmi.score.raw',
    scores: ['cmi.score.min', 'cmi.score.max', 'cmi.score.raw', 'cmi.score.scaled'],
    optional: '^cmi[.](progress_measure|score[.](min|max|scaled)|exit)$',
    completion: 'cmi.completion_status',
    statuses: ['cmi.completion_status', 'cmi.success_status'],
    settled: ['passed', 'failed', 'completed'],
  },
};

const show = (call) => `${call.name}(${call.args.map((arg) => JSON.stringify(arg.length > 60 ? `${arg.slice(0, 57)}...` : arg)).join(', ')})`;
const arity = { Initialize: 1, Terminate: 1, Commit: 1, GetValue: 1, SetValue: 2 };
const asksAboutErrors = (call) => /Error|Diagnostic/.test(call.name);

export function judgeSession(version, everyCall, { saved = {} } = {}) {
  const faults = [];
  const fault = (text) => faults.push(text);
  const dialect = dialects[version];
  for (const call of everyCall) {
    if (call.types.some((type) => type !== 'string')) fault(`${show(call)}: arguments are ${call.types.join(', ')}, not strings`);
  }
  const calls = everyCall.filter((call) => !asksAboutErrors(call));
  if (calls.length === 0) return ['the course made no call at all'];

  const count = (name) => calls.filter((call) => call.name === name).length;
  if (calls[0].name !== 'Initialize') fault(`the first call is ${show(calls[0])}, not Initialize`);
  if (count('Initialize') !== 1) fault(`Initialize was called ${count('Initialize')} times`);
  if (count('Terminate') !== 1) fault(`Terminate was called ${count('Terminate')} times`);
  const end = calls.findIndex((call) => call.name === 'Terminate');
  if (end >= 0 && end < calls.length - 1) fault(`after Terminate came ${calls.slice(end + 1).map(show).join(', ')}`);
  if (!calls.some((call) => call.name === 'Commit' && call.result === 'true')) fault('no Commit succeeded');
  if (version === '2004' && end > 0 && calls[end - 1].name === 'Commit') fault('Commit right before Terminate (2004 LMSs may answer it with null)');

  const values = { ...saved };
  for (const call of calls) {
    if (call.types.length !== arity[call.name]) fault(`${show(call)}: ${call.types.length} arguments instead of ${arity[call.name]}`);
    if (['Initialize', 'Terminate', 'Commit'].includes(call.name)) {
      if (call.args[0] !== '') fault(`${show(call)}: the argument must be ""`);
      if (call.result !== 'true' && !call.staged) fault(`${show(call)}: the LMS answered ${call.result}, error ${call.error}`);
    }
    if (call.name === 'GetValue') judgeRead(version, dialect, call, fault);
    if (call.name === 'SetValue') judgeWrite(version, dialect, call, values, fault);
  }
  judgeEnd(version, dialect, calls, fault);
  return faults;
}

function judgeRead(version, dialect, call, fault) {
  const [name] = call.args;
  const entry = dialect.model.find(([pattern]) => pattern.test(name));
  if (!entry) fault(`${show(call)}: SCORM ${version} has no such element`);
  else if (!entry[1].includes('r')) fault(`${show(call)}: the element cannot be read`);
  else if (call.error !== '0' && call.error !== '403') fault(`${show(call)}: the LMS answered error ${call.error}`);
}

function judgeWrite(version, dialect, call, values, fault) {
  const [name, value = ''] = call.args;
  const entry = dialect.model.find(([pattern]) => pattern.test(name));
  if (!entry) return fault(`${show(call)}: ${name === 'adl.nav.request' ? 'kitbag never asks for navigation' : `SCORM ${version} has no such element`}`);
  let [, access, check] = entry;
  if (!access.includes('w')) return fault(`${show(call)}: the element is read-only`);
  const record = name.match(/^(cmi\.(interactions|objectives)\.([0-9]+))\.(.+)$/);
  if (record) {
    const [, prefix, kind, number, field] = record;
    const known = Object.keys(values).filter((key) => new RegExp(`^cmi\\.${kind}\\.[0-9]+\\.id$`).test(key)).length;
    if (Number(number) > known) fault(`${show(call)}: record ${number} while there are only ${known}`);
    if (field !== 'id' && values[`${prefix}.id`] === undefined) fault(`${show(call)}: ${prefix}.id must be set first`);
    if (/response/.test(field)) {
      const type = values[`${prefix}.type`];
      if (type === undefined) return fault(`${show(call)}: ${prefix}.type must be set first`);
      check = check[type] ?? (() => false);
    }
  }
  const legal = check instanceof RegExp ? check.test(value) : check(value);
  if (!legal) fault(`${show(call)}: the value (${value.length} characters) is not legal in SCORM ${version}`);
  if (call.staged) return;
  if (call.result !== 'true') fault(`${show(call)}: the LMS answered ${call.result}, error ${call.error}`);
  if (dialect.statuses.includes(name) && ['passed', 'completed'].includes(values[name]) && ['incomplete', 'failed', 'unknown', 'browsed', 'not attempted'].includes(value)) {
    fault(`${show(call)}: takes back the stored ${values[name]}`);
  }
  values[name] = value;
}

function judgeEnd(version, dialect, calls, fault) {
  const lastSet = (name, accept = () => true) => calls.findLastIndex((call) => call.name === 'SetValue' && call.args[0] === name && accept(call.args[1]));
  const end = calls.findIndex((call) => call.name === 'Terminate');
  for (const name of [dialect.exit, dialect.sessionTime]) {
    if (lastSet(name) < 0 || (end >= 0 && lastSet(name) > end)) fault(`${name} was never set before Terminate`);
  }
  const settledAt = Math.max(...dialect.statuses.map((name) => lastSet(name, (value) => dialect.settled.includes(value))));
  if (settledAt < 0) return;
  for (const name of dialect.scores) {
    if (lastSet(name) > settledAt) fault(`${name} was set after the final status`);
  }
  if (version === '1.2' && !calls.slice(settledAt).some((call) => call.name === 'Commit' && call.result === 'true')) {
    fault('no Commit after the final status');
  }
}
