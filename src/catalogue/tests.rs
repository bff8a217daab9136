use std::sync::Arc;

use proptest::prelude::{any, proptest};
use proptest::strategy::Strategy;

use super::{Catalogue, Entry, Previous, Progress, parse, write};
use crate::diagnostic::{Diagnostic, Problems, SourceFile};

const HEADER: &str = "msgid \"\"\nmsgstr \"Language: si\\n\"\n\n";

fn read(text: &str) -> (Catalogue, Problems) {
    parse(&Arc::new(SourceFile { path: "i18n/si.po".into(), text: text.into() }))
}

/// Reads entries behind a header: their sources and targets, and the problems with their places.
fn entries(text: &str) -> (Vec<(String, String)>, Vec<String>) {
    let (catalogue, problems) = read(&format!("{HEADER}{text}"));
    let pairs = catalogue.entries.into_iter().map(|entry| (entry.source, entry.target)).collect();
    (pairs, problems.iter().map(line).collect())
}

fn line(problem: &Diagnostic) -> String {
    let place = problem.origin.as_ref().map(|origin| format!("{}:{}", origin.line(), origin.column()));
    format!("{} {} {}", place.unwrap_or_default(), problem.code, problem.message)
}

fn pairs(expected: &[(&str, &str)]) -> Vec<(String, String)> {
    expected.iter().map(|(source, target)| ((*source).to_owned(), (*target).to_owned())).collect()
}

#[test]
fn t064_every_part_of_an_entry_is_read() {
    let text = "# first\n#\n# second\n#. extracted\n#: lk:why-digital/a#title\n#, fuzzy,no-wrap\n\
                #| msgctxt \"do\"\n#| msgid \"old\"\nmsgctxt \"say\"\nmsgid \"\"\n\"one \"\n\"\\\"two\\\"\\n\"\n\
                msgstr \"එක\\\\\" \"\\tදෙක\"\n";
    let (catalogue, problems) = read(&format!("{HEADER}{text}"));
    assert_eq!(problems, Problems::none());
    let place = catalogue.entries[0].place.clone();
    let words = |list: &[&str]| list.iter().map(|it| (*it).to_owned()).collect::<Vec<_>>();
    assert_eq!(
        catalogue.entries,
        [Entry {
            comments: words(&["first", "", "second"]),
            extracted: words(&["extracted"]),
            references: words(&["lk:why-digital/a#title"]),
            flags: words(&["fuzzy", "no-wrap"]),
            previous: Previous { context: Some("do".into()), source: Some("old".into()) },
            context: Some("say".into()),
            source: "one \"two\"\n".into(),
            target: "එක\\\tදෙක".into(),
            obsolete: false,
            place: place.clone(),
        }]
    );
    let place = place.expect("it was read");
    assert_eq!(place.source.text(), "msgid \"\"\n\"one \"\n\"\\\"two\\\"\\n\"");
    assert_eq!(place.target.text(), "msgstr \"එක\\\\\" \"\\tදෙක\"");
}

#[test]
fn t064_a_flag_counts_without_a_space_and_entries_need_no_blank_line() {
    let (catalogue, problems) = read(&format!(
        "{HEADER}#,fuzzy\nmsgid \"a\"\nmsgstr \"1\"\nmsgid \"b\"\nmsgstr \"2\"\n#\nmsgctxt \"x\"\nmsgid \"b\"\nmsgstr \"\"\n"
    ));
    assert_eq!(problems, Problems::none());
    let found = catalogue.entries.iter().map(|it| (it.source.as_str(), it.progress())).collect::<Vec<_>>();
    assert_eq!(
        found,
        [("a", Progress::NeedsWork), ("b", Progress::Translated), ("b", Progress::Untranslated)]
    );
}

#[test]
fn t064_an_entry_that_cannot_be_read_harms_no_other() {
    let good = "\n\nmsgid \"good\"\nmsgstr \"1\"\n";
    let cases = [
        ("msgid \"a\nmsgstr \"1\"", "4:7 KB0501 a string is not closed"),
        ("msgid \"a\"\nmsgstr \"ខ្មែរ", "5:8 KB0501 a string is not closed"),
        ("msgid \"a\"\nmsgstr \"1\\", "5:8 KB0501 a string is not closed"),
        ("msgid \"a\"\nmsgstr \"c:\\path\"", "5:11 KB0501 `\\p` is not an escape that kitbag reads"),
        ("msgid \"a\"\nmsgstr \"say \"yes\" now\"", "5:14 KB0501 `yes` stands outside quotation marks"),
        ("msgctx \"a\"\nmsgid \"a\"\nmsgstr \"1\"", "4:1 KB0501 `msgctx` stands outside quotation marks"),
        ("msgid\nmsgstr \"1\"", "4:1 KB0501 `msgid` without a string"),
        ("msgid \"a\"\nmsgstr", "5:1 KB0501 `msgstr` without a string"),
        ("msgid \"a\"", "4:1 KB0501 `msgid` without `msgstr`"),
        ("msgctxt \"say\"\nmsgstr \"a\"", "5:1 KB0501 `msgstr` without `msgid`"),
        ("# note\n\"a\"", "5:1 KB0501 a string without `msgctxt`, `msgid` or `msgstr`"),
        ("domain \"x\"", "4:1 KB0501 domains are not used here"),
        ("msgid \"a\"\nmsgstr \"\\x41\"", "5:9 KB0501 `\\x` is not an escape that kitbag reads"),
        ("msgid \"a\"\nmsgstr \"\\101\"", "5:9 KB0501 `\\1` is not an escape that kitbag reads"),
        ("msgid \"a\"\nmsgid_plural \"b\"\nmsgstr[0] \"1\"", "5:1 KB0501 plural forms are not used here"),
    ];
    for (text, expected) in cases {
        let (found, problems) = entries(&format!("{text}{good}"));
        assert_eq!((found, problems), (pairs(&[("good", "1")]), vec![expected.to_owned()]), "{text}");
    }
}

#[test]
fn t064_duplicates_are_reported_with_both_places() {
    let text = format!(
        "{HEADER}msgid \"a\"\nmsgstr \"1\"\n\nmsgctxt \"x\"\nmsgid \"a\"\nmsgstr \"\"\n\nmsgid \"a\"\nmsgstr \"2\"\n"
    );
    let (catalogue, problems) = read(&text);
    assert_eq!(catalogue.entries.len(), 2);
    let printed = problems.iter().map(ToString::to_string).collect::<String>();
    assert_eq!(
        printed,
        "error[KB0502]: `a` stands twice\n  --> i18n/si.po:11:1\n   |\n11 | msgid \"a\"\n   | ^^^^^^^^^\n  \
         ::: i18n/si.po:4:1: the first one\n   |\n 4 | msgid \"a\"\n   | ^^^^^^^^^\n   = hint: keep one of the two\n"
    );
}

#[test]
fn t064_what_is_no_longer_used_stands_once_too() {
    let text =
        "msgid \"a\"\nmsgstr \"1\"\n\n#~ msgid \"a\"\n#~ msgstr \"2\"\n\n#~ msgid \"b\"\n#~ msgstr \"3\"\n";
    let (found, problems) = entries(&format!("{text}\n#~ msgid \"b\"\n#~ msgstr \"4\"\n"));
    assert_eq!(found, pairs(&[("a", "1"), ("b", "3")]));
    assert_eq!(problems, ["7:4 KB0502 `a` stands twice", "13:4 KB0502 `b` stands twice"]);
}

#[test]
fn t064_the_header_names_the_language_of_the_file() {
    let header = |fields: &str| {
        let (_, problems) = read(&format!("msgid \"\"\nmsgstr \"{fields}\"\n"));
        problems.iter().map(line).collect::<Vec<_>>()
    };
    assert_eq!(header("Language: si\\n"), Vec::<String>::new());
    assert_eq!(header("Language: si_LK\\nContent-Type: text/plain; charset=utf-8\\n"), Vec::<String>::new());
    assert_eq!(
        header("Language: sin\\n"),
        ["2:1 KB0504 the header names the language `sin`, the file's name `si`"]
    );
    assert_eq!(
        header("Project: x\\n"),
        ["2:1 KB0504 the header does not name its language, which is `si` by the file's name"]
    );
    assert_eq!(
        header("Language: si\\nContent-Type: text/plain; charset=ISO-8859-1\\n"),
        ["2:1 KB0501 the header says that the file is in ISO-8859-1; only UTF-8 is read"]
    );
    let (_, problems) = read("msgid \"a\"\nmsgstr \"1\"\n");
    assert_eq!(problems.iter().map(line).collect::<Vec<_>>(), ["1:1 KB0501 the file has no header"]);
}

#[test]
fn t064_byte_order_marks_and_carriage_returns_are_tolerated() {
    let (plain, problems) = entries("msgid \"a\"\nmsgstr \"ඇ\"\n");
    let text = format!("\u{feff}{HEADER}msgid \"a\"\nmsgstr \"ඇ\"\n").replace('\n', "\r\n");
    let (catalogue, more) = read(&text);
    assert_eq!((problems, more), (Vec::new(), Problems::none()));
    assert_eq!(
        catalogue.entries.iter().map(|it| (it.source.clone(), it.target.clone())).collect::<Vec<_>>(),
        plain
    );
}

#[test]
fn t064_lines_may_be_long() {
    let long = "ක".repeat(100_000);
    let (found, problems) = entries(&format!("msgid \"a\"\nmsgstr \"{long}\"\n\n{long}\n"));
    assert_eq!(found, pairs(&[("a", &long)]));
    let shown = "ක".repeat(40);
    assert_eq!(problems, [format!("7:1 KB0501 `{shown}…` stands outside quotation marks")]);
}

#[test]
fn t065_a_file_in_the_canonical_form_keeps_its_bytes() {
    let text = "# Sinhala.\nmsgid \"\"\nmsgstr \"\"\n\"Language: si\\n\"\n\"MIME-Version: 1.0\\n\"\n\n\
                # state: machine-draft\n#\n#. Spoken by the trainer\n#: lk:why-digital/a#script\n\
                #: base-modules:why-digital/b#script\n#, fuzzy, no-wrap\n#| msgctxt \"do\"\n#| msgid \"old\"\n\
                msgctxt \"say\"\nmsgid \"\\\"new\\\"\\tone\\\\\"\nmsgstr \"\"\n\n\
                msgid \"a\\n\"\nmsgstr \"\"\n\"x\\n\"\n\"y\"\n\n\
                # kept\n#~| msgid \"older\"\n#~ msgctxt \"say\"\n#~ msgid \"\"\n#~ \"gone\\n\"\n#~ \"away\"\n\
                #~ msgstr \"1\"\n\n# the end\n";
    let (catalogue, problems) = read(text);
    assert_eq!(problems, Problems::none());
    assert_eq!(write(&catalogue), text);
}

#[test]
fn t065_a_file_of_another_tool_is_written_in_the_canonical_form() {
    let text = "msgid \"\" msgstr \"Language: si\\n\"\n#no space\n#:  a \u{2068}b c\u{2069} \n#,fuzzy\n  msgid \"a\" \"b\"\nmsgstr\n\
                \"\"\n\"c\"\n#~msgid \"d\"\n#~msgstr \"e\"\n";
    let (catalogue, problems) = read(text);
    assert_eq!(problems, Problems::none());
    assert_eq!(
        write(&catalogue),
        "msgid \"\"\nmsgstr \"Language: si\\n\"\n\n# no space\n#: a\n#: \u{2068}b c\u{2069}\n#, fuzzy\nmsgid \"ab\"\nmsgstr \"c\"\n\n\
         #~ msgid \"d\"\n#~ msgstr \"e\"\n"
    );
}

#[test]
fn the_state_stands_in_the_comments() {
    let progress = |comments: &[&str]| {
        let comments = comments.iter().map(|it| (*it).to_owned()).collect();
        Entry { comments, target: "x".into(), ..Entry::default() }.progress()
    };
    assert_eq!(progress(&["note"]), Progress::Translated);
    assert_eq!(progress(&["note", "state: machine-draft"]), Progress::MachineDraft);
    assert_eq!(progress(&["state: machine-draft", "reviewed-by: N. Perera"]), Progress::Reviewed);
    assert_eq!(progress(&["approved-by: The ministry", "reviewed-by: N. Perera"]), Progress::Approved);
    assert_eq!(progress(&["was reviewed-by: N. Perera"]), Progress::Translated);
}

/// Lines that look like those of a PO file, and some that do not.
fn po_like() -> impl Strategy<Value = String> {
    let pieces = [
        "msgid",
        "msgctxt",
        "msgstr",
        "msgid_plural",
        "msgstr[0]",
        " ",
        "\"",
        "\\",
        "\\n",
        "\n",
        "\n\n",
        "#",
        "#,",
        "#.",
        "#:",
        "#|",
        "#~",
        "#~|",
        "fuzzy",
        "a",
        "ខ្មែរ",
        "\u{200b}",
        "\r",
        "\t",
        "\u{feff}",
        "\"x\"",
        "\"\"",
    ];
    proptest::collection::vec(0..pieces.len(), 0..60)
        .prop_map(move |picks| picks.into_iter().map(|pick| pieces[pick]).collect())
}

/// Entries of every kind, the text of each naming its number.
fn crowd() -> Vec<String> {
    let entry = |number: usize| {
        let text = format!("msgctxt \"say\"\nmsgid \"text {number}\"\nmsgstr \"පෙළ {number}\"\n");
        match number % 4 {
            0 => format!("# a note\n#. spoken\n#: lk:why/a#script\n#, fuzzy\n#| msgid \"old\"\n{text}"),
            1 => text.replace("msgid ", "msgid \"\"\n"),
            2 => format!("# state: machine-draft\n{text}"),
            _ => format!("#~ {}\n", text.trim_end().replace('\n', "\n#~ ")),
        }
    };
    (0..12).map(entry).collect()
}

/// What befalls one line of a file.
#[derive(Clone, Debug)]
enum Blow {
    Lost,
    Twice,
    CutAt(usize),
    With(String),
}

fn blow() -> impl Strategy<Value = Blow> {
    proptest::prop_oneof![
        proptest::strategy::Just(Blow::Lost),
        proptest::strategy::Just(Blow::Twice),
        (0..40_usize).prop_map(Blow::CutAt),
        po_like().prop_map(|junk| Blow::With(junk.replace('\n', ""))),
    ]
}

fn struck(line: &str, blow: &Blow) -> String {
    match blow {
        Blow::Lost => String::new(),
        Blow::Twice => format!("{line}{line}"),
        Blow::CutAt(at) => line.chars().take(*at).chain(['\n']).collect(),
        Blow::With(junk) => format!("{}{junk}\n", line.trim_end()),
    }
}

fn is_stable(text: &str) -> bool {
    let (catalogue, _) = read(text);
    let written = write(&catalogue);
    let (again, problems) = read(&written);
    let header = |problem: &Diagnostic| problem.message.contains("header");
    write(&again) == written && problems.iter().all(header) && again.entries.len() == catalogue.entries.len()
}

proptest! {
    #[test]
    fn t064_no_text_makes_the_parser_panic(text in any::<String>()) {
        assert!(is_stable(&text));
    }

    /// One line of one entry is struck: no entry is lost but that one and its neighbours, and if one is
    /// lost somebody is told.
    #[test]
    fn t064_a_broken_line_harms_its_neighbours_at_the_most(number in 0..12_usize, at in any::<proptest::sample::Index>(), blow in blow()) {
        let mut crowd = crowd();
        let (whole, _) = entries(&crowd.join("\n"));
        let lines: Vec<&str> = crowd[number].split_inclusive('\n').collect();
        let hit = at.index(lines.len());
        let broken = lines.iter().enumerate().map(|(place, line)| {
            if place == hit { struck(line, &blow) } else { (*line).to_owned() }
        });
        crowd[number] = broken.collect();
        let (found, problems) = entries(&crowd.join("\n"));
        let far = whole.iter().enumerate().filter(|(place, _)| place.abs_diff(number) > 1);
        for (_, pair) in far {
            assert!(found.contains(pair), "{pair:?} {problems:?}");
        }
        assert!(found.len() >= whole.len() || !problems.is_empty(), "{found:?}");
    }

    #[test]
    fn t065_what_was_read_is_written_and_read_again(text in po_like()) {
        assert!(is_stable(&text));
    }
}
