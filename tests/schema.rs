//! Schemas name the keys that the loader asks for, no more and no fewer.
#![allow(clippy::unwrap_used, clippy::disallowed_methods, reason = "a test may panic and uses the disk")]

mod support;

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use support::workspace::Project;

/// An unknown key that names a place of a schema: the loader answers with the keys that it asks for
/// there.
fn probe(place: &str) -> String {
    format!("\"zzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzz {place}\": 1")
}

/// Fills in `<place>` with the probe of the place.
fn probed(text: &str) -> String {
    let mut filled = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('<') {
        let (place, behind) = after.split_once('>').unwrap();
        filled += before;
        filled += &probe(place);
        rest = behind;
    }
    filled + rest
}

const SERIES: &str = r#"
title: T
version: "1"
date: 2026-01-15
changelog: [{ version: "1", date: 2026-01-15, changes: [One], <series changelog> }]
language: en
licence: { name: N, url: "https://example.org/", <series licence> }
credits: [A]
modules: [queue]
audiences: { youth: Young }
variables: { office: { type: text, <series variables *> } }
checklist: { on-the-day: T, <series checklist> }
forms: [{ id: f, title: F, scale: { low: L, high: H, <series forms scale> }, questions: [{ id: q, mark: M, <series forms questions> }, { id: r, write: W, <series forms questions> }], <series forms> }]
tests: { questions: { queue: [] }, <series tests> }
programmes:
  - id: p
    title: P
    <series programmes>
    days:
      - <series programmes days>
        sessions:
          - { item: I, minutes: 1, <series programmes days sessions> }
          - { module: queue, <series programmes days sessions> }
          - { break: tea, <series programmes days sessions> }
<series >
"#;

const MODULE: &str = r"
title: T
code: qu
summary: S
objectives: [{ id: o1, text: O, <module objectives> }]
sections:
  - { id: waiting, title: W, minutes: { express: 1, core: 1, deep: 1, <module sections minutes> }, <module sections> }
  - { break: 5, <module sections> }
quiz: quiz.yaml
<module >
";

const QUIZ: &str = r"
questions:
  - id: q
    type: single
    stem: S
    feedback: { right: R, <quiz questions feedback> }
    answer: { min: 1, max: 2, <quiz questions answer> }
    options: [{ id: a, text: A, <quiz questions options> }]
    pairs: [{ id: b, left: A, right: A, <quiz questions pairs> }]
    items: [{ id: c, text: A, <quiz questions items> }]
    dimensions: [{ id: d, text: A, <quiz questions dimensions> }]
    levels: [{ id: e, text: A, <quiz questions levels> }]
    <quiz questions>
<quiz >
";

const FACTS: &str = r#"
- id: f
  text: T
  source: { title: T, publisher: P, date: D, url: "https://example.org/", <facts source> }
  as_of: 2026-01-15
  review_by: 2027-01-15
  confidence: verified
  <facts >
"#;

const OVERLAY: &str = r"
overlay: lk
code: lk
languages: { list: [en], <overlay languages> }
publish: { <overlay publish> }
modules: { only: [queue], <overlay modules> }
branding: { layouts: { <overlay branding layouts> }, <overlay branding> }
agenda:
  prayer: [{ title: P, at: 12:15, minutes: 20, <overlay agenda prayer> }]
  days: [{ sessions: [{ item: I, minutes: 1, <overlay agenda days sessions> }, { module: queue, <overlay agenda days sessions> }, { break: tea, <overlay agenda days sessions> }], <overlay agenda days> }]
  <overlay agenda>
lms: { <overlay lms> }
print: { <overlay print> }
cohorts: [{ id: c, group: G, people: 1, <overlay cohorts> }]
change:
  - { at: queue, title: T, <overlay change> }
  - { at: queue/o1, text: T, <overlay change> }
  - { at: queue/waiting, title: T, <overlay change> }
  - { at: queue/break-1, minutes: 1, <overlay change> }
  - { at: queue/who-waits, title: T, <overlay change> }
  - { at: queue/one-counter, title: T, <overlay change> }
  - { at: queue/tally-sheet, title: T, <overlay change> }
  - { at: queue/count-the-queue, title: T, <overlay change> }
  - { at: queue/q-cost, stem: T, <overlay change> }
  - { at: queue/q-cost-pay, text: T, <overlay change> }
  - { at: queue/lk-p, left: T, <overlay change> }
add:
  - { after: queue/who-waits, section: lk-a, title: T, minutes: 1, <overlay add> }
  - { after: queue/who-waits, slide: lk-b, title: T, minutes: 1, <overlay add> }
  - { after: queue/who-waits, case: lk-c, <overlay add> }
  - { after: queue/who-waits, activity: lk-d, <overlay add> }
  - { after: queue/q-cost, question: lk-e, type: single, stem: S, <overlay add> }
  - { after: queue/q-cost-pay, option: lk-f, text: T, <overlay add> }
  - { after: queue/q-cost-pay, pair: lk-p, left: T, right: T, <overlay add> }
  - { after: queue/q-cost-pay, item: lk-h, text: T, <overlay add> }
  - { after: queue/q-cost-pay, dimension: lk-i, text: T, <overlay add> }
  - { after: queue/q-cost-pay, level: lk-j, text: T, <overlay add> }
  - { after: queue/who-waits, tool: lk-k, <overlay add> }
  - { after: queue/o1, objective: lk-l, text: T, <overlay add> }
move:
  - { at: queue/who-waits, after: queue/one-thing, <overlay move> }
remove:
  - { at: queue/who-waits, <overlay remove> }
swap:
  - { at: queue/q-cost, question: lk-m, type: single, stem: S, <overlay swap> }
  - { at: queue/q-cost, with: text/lk-n.md, <overlay swap> }
  - { at: queue/waiting, section: lk-o, <overlay swap> }
  - { at: queue/break-1, break: lk-g, minutes: 1, <overlay swap> }
  - { at: queue/who-waits, slide: lk-q, <overlay swap> }
  - { at: queue/one-counter, case: lk-r, <overlay swap> }
  - { at: queue/tally-sheet, tool: lk-s, <overlay swap> }
  - { at: queue/count-the-queue, activity: lk-t, <overlay swap> }
  - { at: queue/q-cost-pay, option: lk-u, <overlay swap> }
  - { at: queue/o1, objective: lk-v, <overlay swap> }
  - { at: queue/lk-p, pair: lk-w, <overlay swap> }
  - { at: queue/lk-h, item: lk-x, <overlay swap> }
  - { at: queue/lk-i, dimension: lk-y, <overlay swap> }
  - { at: queue/lk-j, level: lk-z, <overlay swap> }
<overlay >
";

/// Lays probes into a file of the small workspace, and what the loader asked for at each place.
fn asked(path: &str, text: &str) -> BTreeMap<String, BTreeSet<String>> {
    let project = Project::small();
    if path.ends_with(".md") {
        project.edit(path, "---\n", text);
    } else {
        project.write(path, text);
    }
    let root = project.path("");
    let problems = match kitbag::load::workspace(&root) {
        Ok((_, problems)) | Err(problems) => problems,
    };
    let mut found: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for problem in problems.iter() {
        let Some(rest) = problem.message.strip_prefix("unknown key `z") else { continue };
        let place = rest.trim_start_matches('z').trim_end_matches('`').trim_start().to_owned();
        let keys = problem.hints[0].strip_prefix("the keys here are: ").unwrap();
        found.entry(place).or_default().extend(keys.split(", ").map(str::to_owned));
    }
    found
}

/// The keys that a schema has at a place: a path of keys, `*` for a key with any name.
fn offered(schemas: &BTreeMap<String, Value>, place: &str) -> BTreeSet<String> {
    let mut steps = place.split(' ');
    let name = steps.next().unwrap();
    let mut forms = vec![&schemas[&format!("{name}.schema.json")]];
    for step in steps.filter(|step| !step.is_empty()) {
        let mappings: Vec<_> = forms.iter().flat_map(|form| mappings(form)).collect();
        forms = mappings.iter().filter_map(|form| next(form, step)).collect();
    }
    let mappings = forms.iter().flat_map(|form| mappings(form));
    mappings.filter_map(|form| form["properties"].as_object()).flat_map(|map| map.keys().cloned()).collect()
}

fn next<'a>(form: &'a Value, step: &str) -> Option<&'a Value> {
    if step == "*" { form.get("additionalProperties") } else { form["properties"].get(step) }
}

/// The mappings that a form allows, whether alone, in a list or as one of several.
fn mappings(form: &Value) -> Vec<&Value> {
    let mut found = Vec::new();
    let mut open = vec![form];
    while let Some(form) = open.pop() {
        if form["type"] == "object" {
            found.push(form);
        } else if let Some(items) = form.get("items") {
            open.push(items);
        } else {
            open.extend(form["anyOf"].as_array().into_iter().flatten());
        }
    }
    found
}

#[test]
fn schemas_have_exactly_the_keys_that_are_read() {
    let schemas: BTreeMap<String, Value> = kitbag::load::schemas()
        .into_iter()
        .map(|(name, text)| (name, serde_json::from_str(&text).unwrap()))
        .collect();
    let front_matter = |name: &str| format!("---\n<{name} >\n");
    let files = [
        ("base-modules/series.yaml", SERIES.to_owned()),
        ("base-modules/queue/module.yaml", MODULE.to_owned()),
        ("base-modules/queue/quiz.yaml", QUIZ.to_owned()),
        ("base-modules/queue/cases/one-counter.md", front_matter("case")),
        ("base-modules/queue/tools/tally-sheet.md", front_matter("tool")),
        ("base-modules/queue/activities/count-the-queue.md", front_matter("activity")),
        ("base-modules/facts.yaml", FACTS.to_owned()),
        ("overlays/lk/overlay.yaml", OVERLAY.to_owned()),
        ("kitbag.yaml", "base: base-modules\nlms: { <kitbag lms> }\n<kitbag >\n".to_owned()),
    ];
    for (path, text) in files {
        let places: BTreeSet<_> =
            text.split('<').skip(1).map(|rest| rest.split('>').next().unwrap().to_owned()).collect();
        let asked = asked(path, &probed(&text));
        assert_eq!(
            asked.keys().cloned().collect::<BTreeSet<_>>(),
            places,
            "{path}: probes that were not met"
        );
        for (place, keys) in asked {
            assert_eq!(
                offered(&schemas, &place),
                keys,
                "{place}: the schema on the left, the loader on the right"
            );
        }
    }
}

#[test]
fn every_key_is_explained() {
    for (name, text) in kitbag::load::schemas() {
        let schema: Value = serde_json::from_str(&text).unwrap();
        let mut open = vec![&schema];
        while let Some(form) = open.pop() {
            for (key, form) in form["properties"].as_object().into_iter().flatten() {
                assert!(form["description"].is_string(), "{name}: `{key}` has no description");
            }
            open.extend(form.as_object().into_iter().flat_map(|map| map.values()));
            open.extend(form.as_array().into_iter().flatten());
        }
    }
}
