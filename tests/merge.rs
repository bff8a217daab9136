//! PO files after the texts changed: the file before, the texts now, the file after.
#![allow(clippy::unwrap_used, reason = "a test may panic")]

use std::sync::Arc;

use kitbag::catalogue::{self, Catalogue};
use kitbag::diagnostic::{Origin, Problems, SourceFile};
use kitbag::model::{Date, LayerName, Text};
use kitbag::translate::{self, Merged, Message};

const HEADER: &str = "msgid \"\"\nmsgstr \"\"\n\"Language: si\\n\"\n\"X-Kitbag-Segmentation: 1\\n\"\n";

fn read(text: &str) -> Catalogue {
    let file = SourceFile { path: "i18n/si.po".into(), text: text.to_owned() };
    let (catalogue, problems) = catalogue::parse(&Arc::new(file));
    assert_eq!(problems, Problems::none());
    catalogue
}

/// `role | address | words`, one a line.
fn messages(lines: &str) -> Vec<Message> {
    let message = |line: &str| {
        let [role, address, words] = line.split(" | ").collect::<Vec<_>>()[..] else { panic!("{line}") };
        let role = ["slide-title", "say", "option"].into_iter().find(|it| *it == role).unwrap();
        let text = Text::new(words, Origin::of_path("base-modules"));
        Message::new(role, &text, &LayerName::Base, address).unwrap()
    };
    translate::unite(lines.lines().map(str::trim).filter(|line| !line.is_empty()).map(message))
}

fn day() -> Option<Date> {
    Date::parse("2026-01-15")
}

fn merge(before: &str, now: &str) -> Merged {
    translate::merge(read(&format!("{HEADER}\n{before}")), &messages(now), day()).unwrap()
}

/// The entries after an update, without the notes on roles, and what became of them. A second update
/// changes nothing.
fn after(before: &str, now: &str) -> String {
    let merged = merge(before, now);
    let text = catalogue::write(&merged.catalogue);
    let again = translate::merge(read(&text), &messages(now), None).unwrap();
    assert_eq!(catalogue::write(&again.catalogue), text);
    let entries = text.strip_prefix(HEADER).unwrap();
    let shown = entries.lines().filter(|line| !line.starts_with("#. ")).map(|line| format!("{line}\n"));
    let fates = merged.fates;
    let counts = [
        ("kept", fates.kept),
        ("back", fates.revived),
        ("fuzzy", fates.fuzzy),
        ("new", fates.new),
        ("gone", fates.obsolete),
    ];
    let counts = counts.iter().filter(|(_, count)| *count > 0).map(|(name, count)| format!("{count} {name}"));
    format!("{}{}\n", shown.collect::<String>(), counts.collect::<Vec<_>>().join(", "))
}

const WELCOME: &str = "# reviewed-by: N. Perera\n# a note\n#: base-modules:why/a#title\nmsgctxt \"slide-title\"\n\
                       msgid \"Welcom to all\"\nmsgstr \"සැමට ආයුබෝවන්\"\n";

#[test]
fn t076_a_typo_is_mended() {
    let found = after(WELCOME, "slide-title | why/a#title | Welcome to all");
    insta::assert_snapshot!(found);
}

#[test]
fn t076_a_mended_text_that_goes_back_is_as_it_was() {
    let mended = catalogue::write(&merge(WELCOME, "slide-title | why/a#title | Welcome to all").catalogue);
    let back = after(mended.strip_prefix(HEADER).unwrap(), "slide-title | why/a#title | Welcom to all");
    insta::assert_snapshot!(back);
}

#[test]
fn t076_a_suggestion_that_somebody_worked_on_is_kept() {
    let mended = catalogue::write(&merge(WELCOME, "slide-title | why/a#title | Welcome to all").catalogue);
    let worked = mended.replacen("සැමට ආයුබෝවන්", "සියල්ලන්ට ආයුබෝවන්", 1);
    let back = after(worked.strip_prefix(HEADER).unwrap(), "slide-title | why/a#title | Welcom to all");
    insta::assert_snapshot!(back);
}

#[test]
fn t076_a_text_that_changes_twice_keeps_what_its_translation_was_made_from() {
    let once = catalogue::write(&merge(WELCOME, "slide-title | why/a#title | Welcome to all").catalogue);
    insta::assert_snapshot!(after(
        once.strip_prefix(HEADER).unwrap(),
        "slide-title | why/a#title | Be welcome, everybody"
    ));
}

#[test]
fn t076_a_sentence_is_split() {
    let before = "# state: machine-draft\n#: base-modules:why/a#script\nmsgctxt \"say\"\n\
                  msgid \"Look at the queue and count who waits there.\"\nmsgstr \"පෝලිම බලා ගණන් කරන්න.\"\n";
    let now = "say | why/a#script | Look at the queue.
               say | why/a#script | Count who waits there.
               say | why/a#script | Now sit down again, all of you, and keep quiet.";
    insta::assert_snapshot!(after(before, now));
}

#[test]
fn t076_paragraphs_change_places_and_one_moves_to_another_slide() {
    let before = "#: base-modules:why/a#script\nmsgctxt \"say\"\nmsgid \"One\"\nmsgstr \"එක\"\n\n\
                  #: base-modules:why/a#script\nmsgctxt \"say\"\nmsgid \"Two\"\nmsgstr \"දෙක\"\n";
    insta::assert_snapshot!(after(before, "say | why/a#script | Two\nsay | why/b#script | One"));
}

#[test]
fn t076_a_module_is_renamed_and_a_text_in_it_changed() {
    let before = "#: base-modules:why/a#title\nmsgctxt \"slide-title\"\nmsgid \"Who waits here?\"\nmsgstr \"කවුද\"\n\n\
                  #: base-modules:why/b#title\nmsgctxt \"slide-title\"\nmsgid \"Why wait?\"\nmsgstr \"ඇයි\"\n";
    let now =
        "slide-title | people/a#title | Who waits here?\nslide-title | people/b#title | Why wait at all?
               slide-title | people/c#title | Why wait!";
    insta::assert_snapshot!(after(before, now));
}

#[test]
fn t076_of_several_claims_the_nearest_counts() {
    let before = "#: base-modules:why/a#script\nmsgctxt \"say\"\nmsgid \"Bring your card\"\nmsgstr \"1\"\n\n\
                  #: base-modules:why/a#script\nmsgctxt \"say\"\nmsgid \"Bring your cards!\"\nmsgstr \"2\"\n";
    insta::assert_snapshot!(after(before, "say | why/a#script | Bring your cards"));
}

#[test]
fn t069_t076_roles_lend_nothing_to_each_other_and_contexts_of_one_role_do() {
    let before = "msgctxt \"option\"\nmsgid \"Right\"\nmsgstr \"හරි\"\n";
    let now = "slide-title | why/a#title | Right\noption | why/q-a#text | Right {ctx=side}";
    insta::assert_snapshot!(after(before, now));
}

#[test]
fn t064_what_is_gone_keeps_all_that_was_said_and_comes_back_with_it() {
    let before = "# reviewed-by: N. Perera\n#: base-modules:why/a#title\n#, no-wrap\nmsgctxt \"slide-title\"\n\
                  msgid \"Gone\"\nmsgstr \"ගියා\"\n\n#, fuzzy\nmsgctxt \"say\"\nmsgid \"In work\"\nmsgstr \"x\"\n\n\
                  # what does it mean?\nmsgctxt \"say\"\nmsgid \"Asked\"\nmsgstr \"\"\n\n\
                  msgctxt \"say\"\nmsgid \"Nobody cared\"\nmsgstr \"\"\n\n#~ msgid \"of old\"\n#~ msgstr \"y\"\n";
    let gone = catalogue::write(&merge(before, "").catalogue);
    insta::assert_snapshot!(
        after(before, "")
            + &after(
                gone.strip_prefix(HEADER).unwrap(),
                "slide-title | why/a#title | Gone\nsay | why/a#script | In work"
            )
    );
}

#[test]
fn t064_a_file_with_the_lines_of_another_tool_says_the_same() {
    let now = "slide-title | why/a#title | Welcome to all of you, wherever you come from and whatever you do
               slide-title | why/b#title | Welcome to all of you, wherever you come from and whatever you do";
    let ours = translate::merge(read(HEADER), &messages(now), None).unwrap().catalogue;
    let wrapped = "msgid \"\"\nmsgstr \"\"\n\"Language: si\\n\"\n\"X-Kitbag-Segmentation: 1\\n\"\n\n\
                   #. Title of a slide: keep it short\n#. At most 120 letters\n#: base-modules:why/a#title base-modules:why/b#title\n\
                   msgctxt \"slide-title\"\nmsgid \"\"\n\"Welcome to all of you, \"\n\
                   \"wherever you come from and whatever you do\"\nmsgstr \"\"\n";
    assert_eq!(catalogue::write(&read(wrapped)), catalogue::write(&ours));
}

#[test]
fn t064_a_file_from_before_the_versions_is_carried_over() {
    let old = read(
        "msgid \"\"\nmsgstr \"Language: si\\n\"\n\nmsgctxt \"say\"\nmsgid \"\"\n\"Look at\\n\"\n\"the queue.\"\nmsgstr \"බලන්න\"\n",
    );
    let merged = translate::merge(old, &messages("say | why/a#script | Look at the queue."), None).unwrap();
    assert_eq!(
        catalogue::write(&merged.catalogue),
        format!(
            "{HEADER}\n#. Spoken by the trainer\n#: base-modules:why/a#script\nmsgctxt \"say\"\n\
             msgid \"Look at the queue.\"\nmsgstr \"බලන්න\"\n"
        )
    );
}

#[test]
fn t064_a_file_of_later_rules_is_left_alone() {
    for (field, at) in [("2", "5:2"), ("0", "5:2"), ("two", "5:2"), ("", "5:2")] {
        let text = format!(
            "msgid \"\"\nmsgstr \"\"\n\"Language: si\\n\"\n\"MIME-Version: 1.0\\n\"\n\"X-Kitbag-Segmentation: {field}\\n\"\n"
        );
        let problem = translate::merge(read(&text), &[], None).unwrap_err();
        let line = text.lines().nth(4).unwrap();
        let carets = "^".repeat("X-Kitbag-Segmentation: ".len() + field.len());
        let said = format!(
            "error[KB0871]: the texts were split by the rules `{field}`; this kitbag knows those up to 1\n --> i18n/si.po:{at}\n  |\n\
             5 | {line}\n  |  {carets}\n  = hint: update the file with the version of kitbag that wrote it, or a later one\n  \
             = hint: or write `X-Kitbag-Segmentation: 1\\n`: texts that were split otherwise then come as new ones\n"
        );
        assert_eq!(problem.to_string(), said);
    }
}
