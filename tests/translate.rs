//! From a localized module and PO files to its words in the language of a target.
#![allow(clippy::unwrap_used, reason = "a test may panic")]

use std::collections::BTreeMap;
use std::sync::Arc;

use kitbag::catalogue::{self, Catalogue};
use kitbag::diagnostic::{Origin, Problems, SourceFile};
use kitbag::model::*;
use kitbag::translate::{self, Index, Policy, Request, Tally, Tongue};

fn source() -> Origin {
    Origin::of_file(&Arc::new(SourceFile {
        path: "base-modules/why/module.yaml".into(),
        text: "title: T\n".into(),
    }))
}

fn id(text: &str) -> Id {
    Id::parse(text).unwrap()
}

fn text(markup: &str) -> Text {
    Text::new(markup, source())
}

fn one(markup: &str) -> Value<Text> {
    Value::Text(text(markup))
}

fn prose(elements: Vec<Element<Text>>) -> Prose<Text> {
    Prose(elements.into_iter().map(Piece::open).collect())
}

fn bullets(items: &[&str]) -> Element<Text> {
    let items = items.iter().map(|item| ListItem::new(text(item))).collect();
    Element::List(List { ordered: false, items })
}

fn say(words: &str) -> Step<Text> {
    let body = prose(vec![Element::Paragraph(text(words))]);
    Step { kind: StepKind::Say, minutes: None, body, when: vec![] }
}

fn block(name: &str, kind: Kind, fields: Vec<(Field, Value<Text>)>) -> Block<Text> {
    let slots = fields.into_iter().map(|(field, value)| (field, Sourced::new(value, Touch::base(&source()))));
    Block { slots: slots.collect(), ..Block::new(id(name), kind, source()) }
}

fn with(mut parent: Block<Text>, children: Vec<Block<Text>>) -> Block<Text> {
    parent.children = children;
    parent
}

/// A module with one of each kind of atom.
fn module() -> Localized {
    let ask = Step {
        kind: StepKind::Ask,
        minutes: Some(2),
        body: prose(vec![
            Element::Paragraph(text("Who waits?")),
            bullets(&["Parents"]),
            Element::Quote(vec![text("Point at the queue.")]),
        ]),
        when: vec![],
    };
    let figure = Figure { asset: AssetPath::parse("assets/q.svg").unwrap(), alt: Some(text("A queue")) };
    let mut slide = block(
        "queue",
        Kind::Slide,
        vec![
            (Field::Title, one("The queue in {{country.name}}")),
            (
                Field::Body,
                Value::Prose(prose(vec![bullets(&["**Waiting**", "2026"]), Element::Figure(figure)])),
            ),
            (Field::Script, Value::Script(vec![say("Look at the queue."), ask])),
        ],
    );
    slide.notes = vec!["A queue at a counter.".into()];
    let table =
        Table { header: vec![text("Who"), text("____")], rows: vec![vec![text("Parents"), text("")]] };
    let tool = block(
        "map",
        Kind::Tool,
        vec![
            (Field::Title, one("Map")),
            (Field::Purpose, one("See the queue")),
            (Field::Body, Value::Prose(prose(vec![Element::Table(table)]))),
        ],
    );
    let section = with(
        block("open", Kind::Section, vec![(Field::Title, one("Open")), (Field::Cut, one("Skip it"))]),
        vec![slide, tool],
    );
    let option = |name: &str, words: &str, feedback: &str| {
        block(name, Kind::Option, vec![(Field::Text, one(words)), (Field::Feedback, one(feedback))])
    };
    let question = with(
        block("q-who", Kind::Question, vec![(Field::Stem, one("Who waits?"))]),
        vec![option("q-who-a", "Parents", "Yes."), option("q-who-b", "Nobody", "Look again.")],
    );
    let objective = block("o1", Kind::Objective, vec![(Field::Text, one("See the queue"))]);
    let root = with(
        block("why", Kind::Module, vec![(Field::Title, one("Why")), (Field::Summary, one("Why so"))]),
        vec![objective, section, question],
    );
    Localized { root, assets: BTreeMap::new(), absent: BTreeMap::new() }
}

/// What is said in Sinhala in these tests: role, source, translation.
const WORDS: &[(&str, &str, &str)] = &[
    ("module-title", "Why", "ඇයි"),
    ("summary", "Why so", "ඇයි එසේ"),
    ("objective", "See the queue", "පෝලිම දකින්න"),
    ("section-title", "Open", "විවෘත"),
    ("cut", "Skip it", "මඟ හරින්න"),
    ("slide-title", "The queue in {{country.name}}", "{{country.name}} හි පෝලිම"),
    ("slide-text", "**Waiting**", "**රැඳී සිටීම**"),
    ("alt", "A queue", "පෝලිමක්"),
    ("say", "Look at the queue.", "පෝලිම බලන්න."),
    ("ask", "Who waits?", "බලා සිටින්නේ කවුද?"),
    ("ask", "Parents", "දෙමාපියෝ"),
    ("ask", "Point at the queue.", "පෝලිම පෙන්වන්න."),
    ("tool-title", "Map", "සිතියම"),
    ("purpose", "See the queue", "පෝලිම දැකීම"),
    ("tool-text", "Who", "කවුද"),
    ("tool-text", "Parents", "දෙමව්පියන්"),
    ("stem", "Who waits?", "රැඳී සිටින්නේ කවුද?"),
    ("option", "Parents", "මව්පියන්"),
    ("feedback", "Yes.", "ඔව්."),
    ("option", "Nobody", "කිසිවෙකු නැත"),
    ("feedback", "Look again.", "නැවත බලන්න."),
];

/// The PO file of [`WORDS`], each entry as `entry` gives it.
fn po(path: &str, entry: impl Fn(&str, &str, &str) -> String) -> Catalogue {
    let language = path.rsplit('/').next().unwrap().trim_end_matches(".po");
    let mut text = format!("msgid \"\"\nmsgstr \"Language: {language}\\n\"\n");
    for (role, source, target) in WORDS {
        text.push_str(&entry(role, source, target));
    }
    let (catalogue, problems) = catalogue::parse(&Arc::new(SourceFile { path: path.into(), text }));
    assert_eq!(problems, Problems::none());
    catalogue
}

fn done(role: &str, source: &str, target: &str) -> String {
    format!("\nmsgctxt \"{role}\"\nmsgid \"{source}\"\nmsgstr \"{target}\"\n")
}

/// The day of the series.
fn si() -> Language {
    Language::parse("si").unwrap()
}

/// Translates the module into Sinhala; drafts are hidden.
fn apply(
    localized: &Localized,
    catalogues: &[&Catalogue],
) -> (Vec<String>, translate::Coverage, Vec<String>) {
    let (language, base) = (si(), Language::english());
    let indexes: Vec<_> = catalogues.iter().map(|it| Index::of(it)).collect();
    let request = Request {
        tongue: Tongue { language: &language, indexes: indexes.iter().collect() },
        fallback: vec![],
        base_language: &base,
        policy: Policy { show_drafts: false, recent_from: None },
    };
    ask(localized, &request)
}

fn ask(localized: &Localized, request: &Request) -> (Vec<String>, translate::Coverage, Vec<String>) {
    let (translated, coverage, problems) = translate::apply(localized, request);
    let printed = problems.iter().map(|it| {
        let place = it.origin.as_ref().map(Origin::place).unwrap_or_default();
        format!("{place} {} {}", it.code, it.message)
    });
    (words(&translated.root), coverage, printed.collect())
}

/// Every text of a module: block, field, language, state and words.
fn words(root: &Block<TranslatedText>) -> Vec<String> {
    let mut lines = Vec::new();
    for block in root.walk() {
        for (field, slot) in &block.slots {
            let mut line = |text: &TranslatedText| {
                let TranslatedText { markup, language, state, .. } = text;
                lines.push(format!("{}#{field} {language} {state:?} {markup}", block.id));
            };
            match &slot.value {
                Value::Text(text) => line(text),
                Value::Prose(prose) => drop(prose.map(&mut line)),
                Value::Script(steps) => steps.iter().for_each(|step| drop(step.map(&mut line))),
                other => panic!("{other:?}"),
            }
        }
    }
    lines
}

/// The lines that differ between two runs: those of the second.
fn changed(before: &[String], after: &[String]) -> Vec<String> {
    before
        .iter()
        .zip(after)
        .filter(|(before, after)| before != after)
        .map(|(_, after)| after.clone())
        .collect()
}

#[test]
fn a_module_is_translated_unit_by_unit() {
    let (lines, coverage, problems) = apply(&module(), &[&po("i18n/si.po", done)]);
    assert_eq!(
        lines,
        [
            "why#title si Translated ඇයි",
            "why#summary si Translated ඇයි එසේ",
            "o1#text si Translated පෝලිම දකින්න",
            "open#title si Translated විවෘත",
            "open#cut si Translated මඟ හරින්න",
            "queue#title si Translated {{country.name}} හි පෝලිම",
            "queue#body si Translated **රැඳී සිටීම**",
            "queue#body si Source 2026",
            "queue#body si Translated පෝලිමක්",
            "queue#script si Translated පෝලිම බලන්න.",
            "queue#script si Translated බලා සිටින්නේ කවුද?",
            "queue#script si Translated දෙමාපියෝ",
            "queue#script si Translated පෝලිම පෙන්වන්න.",
            "map#title si Translated සිතියම",
            "map#body si Translated කවුද",
            "map#body si Source ____",
            "map#body si Translated දෙමව්පියන්",
            "map#body si Source ",
            "map#purpose si Translated පෝලිම දැකීම",
            "q-who#stem si Translated රැඳී සිටින්නේ කවුද?",
            "q-who-a#text si Translated මව්පියන්",
            "q-who-a#feedback si Translated ඔව්.",
            "q-who-b#text si Translated කිසිවෙකු නැත",
            "q-who-b#feedback si Translated නැවත බලන්න.",
        ]
    );
    assert_eq!(problems, Vec::<String>::new());
    let all = Tally { total: 21, translated: 21, reviewed: 0, drafts: 0, needs_work: 0, recent: 0 };
    assert_eq!((coverage.all, coverage.all.percent(), coverage.fallback), (all, 100, 0));
    let ask = Tally { total: 3, translated: 3, reviewed: 0, drafts: 0, needs_work: 0, recent: 0 };
    assert_eq!((coverage.by_role.len(), coverage.by_role["ask"]), (16, ask));
}

#[test]
fn the_base_language_is_shown_as_written() {
    let (english, base) = (Language::english(), Language::english());
    let request = Request {
        tongue: Tongue { language: &english, indexes: vec![] },
        fallback: vec![],
        base_language: &base,
        policy: Policy { show_drafts: true, recent_from: None },
    };
    let (lines, coverage, problems) = ask(&module(), &request);
    assert!(lines.iter().all(|line| line.contains(" en Source ")), "{lines:#?}");
    assert_eq!((coverage, problems), (translate::Coverage::default(), Vec::new()));
}

#[test]
fn t068_a_fuzzy_text_is_neither_shown_nor_counted() {
    let catalogue = po("i18n/si.po", |role, source, target| match role {
        "say" => format!("\n#,fuzzy{}", done(role, source, target)),
        _ => done(role, source, target),
    });
    let (all, ..) = apply(&module(), &[&po("i18n/si.po", done)]);
    let (lines, coverage, problems) = apply(&module(), &[&catalogue]);
    assert_eq!(changed(&all, &lines), ["queue#script en Source Look at the queue."]);
    assert_eq!(
        coverage.all,
        Tally { total: 21, translated: 20, reviewed: 0, drafts: 0, needs_work: 1, recent: 0 }
    );
    assert_eq!((coverage.all.percent(), coverage.fallback), (95, 1));
    assert_eq!(
        problems,
        ["base-modules/why/module.yaml:1:1 KB0505 1 of 21 messages of `why` cannot be shown in Sinhala; \
         texts in another language: 1"]
    );
}

#[test]
fn t068_machine_drafts_are_shown_only_where_the_policy_says_so() {
    let catalogue = po("i18n/si.po", |role, source, target| match role {
        "module-title" => format!("\n# state: machine-draft{}", done(role, source, target)),
        "summary" => {
            format!("\n# state: machine-draft\n# reviewed-by: N. Perera{}", done(role, source, target))
        }
        _ => done(role, source, target),
    });
    let (language, base, index) = (si(), Language::english(), Index::of(&catalogue));
    let request = |show_drafts| Request {
        tongue: Tongue { language: &language, indexes: vec![&index] },
        fallback: vec![],
        base_language: &base,
        policy: Policy { show_drafts, recent_from: None },
    };
    let (hidden, coverage, _) = ask(&module(), &request(false));
    assert_eq!(hidden[..2], ["why#title en Source Why", "why#summary si Reviewed ඇයි එසේ"]);
    let (shown, same, problems) = ask(&module(), &request(true));
    assert_eq!(shown[..2], ["why#title si MachineDraft ඇයි", "why#summary si Reviewed ඇයි එසේ"]);
    let all = Tally { total: 21, translated: 20, reviewed: 1, drafts: 1, needs_work: 0, recent: 0 };
    assert_eq!((coverage.all, coverage.fallback, same.all, same.fallback), (all, 1, all, 0));
    assert_eq!(problems, Vec::<String>::new());
}

#[test]
fn t066_a_translation_that_lost_a_placeholder_is_refused_at_its_place() {
    let catalogue = po("overlays/lk/i18n/si.po", |role, source, target| {
        done(role, source, &target.replace("{{country.name}}", "ශ්‍රී ලංකාව"))
    });
    let (lines, coverage, problems) = apply(&module(), &[&catalogue]);
    assert_eq!(lines[5], "queue#title en Source The queue in {{country.name}}");
    assert_eq!(
        coverage.all,
        Tally { total: 21, translated: 20, reviewed: 0, drafts: 0, needs_work: 0, recent: 0 }
    );
    assert_eq!(
        problems,
        [
            "overlays/lk/i18n/si.po:26:1 KB0503 the translation lacks `{{country.name}}`",
            "base-modules/why/module.yaml:1:1 KB0505 1 of 21 messages of `why` cannot be shown in Sinhala; \
         texts in another language: 3",
        ]
    );
}

#[test]
fn t069_the_same_words_have_a_translation_per_role() {
    let catalogue = po("i18n/si.po", |role, source, target| match (role, source) {
        ("option", "Parents") => String::new(),
        _ => done(role, source, target),
    });
    let (all, ..) = apply(&module(), &[&po("i18n/si.po", done)]);
    let (lines, ..) = apply(&module(), &[&catalogue]);
    assert_eq!(
        changed(&all, &lines),
        [
            "q-who#stem en Source Who waits?",
            "q-who-a#text en Source Parents",
            "q-who-a#feedback en Source Yes.",
            "q-who-b#text en Source Nobody",
            "q-who-b#feedback en Source Look again.",
        ]
    );
}

#[test]
fn t070_a_text_that_a_country_changed_never_shows_the_old_translation() {
    let mut localized = module();
    let section = localized.root.find_mut(&id("open")).unwrap();
    let touch = Touch { layer: LayerName::Overlay(id("lk")), verb: Verb::Change, ..Touch::base(&source()) };
    section.slots.insert(Field::Title, Sourced::new(one("Open in Colombo"), touch));
    let base = po("base-modules/i18n/si.po", done);
    let (all, ..) = apply(&module(), &[&base]);
    let (lines, ..) = apply(&localized, &[&base]);
    assert_eq!(changed(&all, &lines), ["open#title en Source Open in Colombo"]);

    let country = po("overlays/lk/i18n/si.po", |role, _, _| match role {
        "section-title" => done(role, "Open in Colombo", "කොළඹින් අරඹමු"),
        "summary" => done(role, "Why so", "රටේ වචන"),
        "cut" => done(role, "Skip it", ""),
        _ => String::new(),
    });
    let (lines, _, problems) = apply(&localized, &[&country, &base]);
    assert_eq!(
        changed(&all, &lines),
        ["why#summary si Translated රටේ වචන", "open#title si Translated කොළඹින් අරඹමු"]
    );
    assert_eq!(problems, Vec::<String>::new());

    let unknown = translate::unknown(&base, &translate::messages(&localized));
    let printed = unknown
        .iter()
        .map(|it| (it.origin.as_ref().unwrap().line(), it.message.as_str()))
        .collect::<Vec<_>>();
    assert_eq!(printed, [(17, "no text in the role `section-title` has these words any more")]);
}

#[test]
fn t071_an_atom_falls_back_whole_to_the_next_language() {
    let without = |gaps: &'static [&'static str]| {
        move |role: &str, source: &str, target: &str| {
            if gaps.contains(&source) { String::new() } else { done(role, source, target) }
        }
    };
    let sinhala = po("i18n/si.po", without(&["A queue", "Nobody", "Point at the queue."]));
    let tamil = po("i18n/ta.po", without(&["Nobody"]));
    let (all, ..) = apply(&module(), &[&po("i18n/si.po", done)]);
    let (si, ta, en) = (si(), Language::parse("ta").unwrap(), Language::english());
    let (of_si, of_ta) = (Index::of(&sinhala), Index::of(&tamil));
    let request = Request {
        tongue: Tongue { language: &si, indexes: vec![&of_si] },
        fallback: vec![Tongue { language: &ta, indexes: vec![&of_ta] }],
        base_language: &en,
        policy: Policy { show_drafts: false, recent_from: None },
    };
    let (lines, coverage, _) = ask(&module(), &request);
    assert_eq!(
        changed(&all, &lines),
        [
            "queue#title ta Translated {{country.name}} හි පෝලිම",
            "queue#body ta Translated **රැඳී සිටීම**",
            "queue#body ta Source 2026",
            "queue#body ta Translated පෝලිමක්",
            "queue#script ta Translated බලා සිටින්නේ කවුද?",
            "queue#script ta Translated දෙමාපියෝ",
            "queue#script ta Translated පෝලිම පෙන්වන්න.",
            "q-who#stem en Source Who waits?",
            "q-who-a#text en Source Parents",
            "q-who-a#feedback en Source Yes.",
            "q-who-b#text en Source Nobody",
            "q-who-b#feedback en Source Look again.",
        ]
    );
    assert_eq!((coverage.all.total, coverage.all.translated, coverage.fallback), (21, 18, 11));
}

#[test]
fn t077_joiners_and_zero_width_spaces_stay_and_line_breaks_become_spaces() {
    let khmer = "ប្រជា\u{200b}ពលរដ្ឋ\u{200b}";
    let catalogue = po("i18n/si.po", |role, source, target| match role {
        "module-title" => done(role, source, khmer),
        "section-title" => done(role, source, " ශ්\u{200d}රී\\nලංකා \\n\\n"),
        _ => done(role, source, target),
    });
    let (lines, ..) = apply(&module(), &[&catalogue]);
    assert_eq!(lines[0], format!("why#title si Translated {khmer}"));
    assert_eq!(lines[3], "open#title si Translated ශ්\u{200d}රී ලංකා");
}

#[test]
fn texts_beside_modules_are_translated_alone() {
    let (language, base) = (si(), Language::english());
    let catalogue = po("i18n/si.po", done);
    let index = Index::of(&catalogue);
    let request = Request {
        tongue: Tongue { language: &language, indexes: vec![&index] },
        fallback: vec![],
        base_language: &base,
        policy: Policy { show_drafts: false, recent_from: None },
    };
    let (title, fact) = (text("Why"), text("1.3 billion people"));
    let (words, coverage, problems) =
        translate::texts(&[("module-title", &title), ("fact", &fact)], &request);
    let shown = words.iter().map(|it| (it.markup.as_str(), it.language.tag())).collect::<Vec<_>>();
    assert_eq!(shown, [("ඇයි", "si"), ("1.3 billion people", "en")]);
    assert_eq!((coverage.all.total, coverage.fallback, problems), (2, 1, Problems::none()));
}

#[test]
fn a_template_has_every_message_once_in_the_order_of_the_module() {
    let messages = translate::messages(&module());
    let template = translate::template(&messages, &si());
    insta::assert_snapshot!(catalogue::write(&template));
}

#[test]
fn t064_an_update_keeps_adds_retires_and_revives() {
    let text = "# Mine.\nmsgid \"\"\nmsgstr \"Language: si\\n\"\n\n# kept\n# state: machine-draft\n#. old note\n\
                #: old place\nmsgctxt \"module-title\"\nmsgid \"Why\"\nmsgstr \"ඇයි\"\n\nmsgctxt \"say\"\n\
                msgid \"Gone\"\nmsgstr \"ගියා\"\n\nmsgctxt \"say\"\nmsgid \"Gone and never translated\"\nmsgstr \"\"\n\n\
                msgctxt \"label\"\nmsgid \"Next\"\nmsgstr \"ඊළඟට\"\n\n\
                #~ msgctxt \"summary\"\n#~ msgid \"Why so\"\n#~ msgstr \"ඇයි එසේ\"\n";
    let (existing, problems) =
        catalogue::parse(&Arc::new(SourceFile { path: "i18n/si.po".into(), text: text.into() }));
    assert_eq!(problems, Problems::none());
    let root = block("why", Kind::Module, vec![(Field::Title, one("Why")), (Field::Summary, one("Why so"))]);
    let root = with(root, vec![block("o1", Kind::Objective, vec![(Field::Text, one("See"))])]);
    let messages = translate::messages(&Localized { root, assets: BTreeMap::new(), absent: BTreeMap::new() });
    let updated = translate::merge(existing, &messages, None).unwrap().catalogue;
    let written = catalogue::write(&updated);
    insta::assert_snapshot!(written);

    let (again, _) =
        catalogue::parse(&Arc::new(SourceFile { path: "i18n/si.po".into(), text: written.clone() }));
    assert_eq!(catalogue::write(&translate::merge(again, &messages, None).unwrap().catalogue), written);
}
