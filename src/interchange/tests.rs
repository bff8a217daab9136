#![allow(clippy::unwrap_used, reason = "a test may panic")]

use std::sync::Arc;

use proptest::prelude::*;

use super::{Delivery, Format, Order, Returned, read, write};
use crate::catalogue::{Catalogue, Entry, FUZZY, MACHINE_DRAFT, Progress};
use crate::diagnostic::{Problems, SourceFile};
use crate::model::{Id, Language, Target};

fn target(language: &str) -> Target {
    let language = Language::parse(language).unwrap();
    Target { overlay: Id::parse("lk").unwrap(), language, audiences: Vec::new() }
}

fn entry(source: &str, translation: &str) -> Entry {
    Entry {
        context: Some("say".to_owned()),
        source: source.to_owned(),
        target: translation.to_owned(),
        ..Entry::default()
    }
}

fn written(entries: &[Entry], format: Format) -> Vec<u8> {
    let header = Entry { target: "Language: si\n".to_owned(), ..Entry::default() };
    let catalogue = Catalogue { header: Some(header), entries: entries.to_vec(), tail: Vec::new() };
    let target = target("si");
    let order = Order { target: &target, source_language: &Language::english(), catalogue: &catalogue };
    write(&order, format).unwrap()
}

/// The file as `load` reads it.
fn delivery(bytes: Vec<u8>, format: Format) -> Delivery {
    let name = format!("lk-si.{}", format.extension());
    if format == Format::Xlsx {
        return Delivery::Workbook { name, bytes };
    }
    let text = String::from_utf8(bytes).unwrap().replace("\r\n", "\n");
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(&text).to_owned();
    Delivery::Text(Arc::new(SourceFile { path: name, text }))
}

fn told(problems: &Problems) -> String {
    problems.iter().map(ToString::to_string).collect()
}

fn returned(bytes: Vec<u8>, format: Format) -> Returned {
    let (returned, problems) = read(&delivery(bytes, format), format);
    assert_eq!(told(&problems), "");
    returned
}

/// What comes back of a message.
fn essence(entry: &Entry) -> (&str, &str, &str, Progress, &[String]) {
    let role = entry.context.as_deref().unwrap_or_default();
    (role, &entry.source, &entry.target, entry.progress(), &entry.comments)
}

fn comes_back(entries: &[Entry], format: Format) {
    let returned = returned(written(entries, format), format);
    assert_eq!(returned.target.map(|(target, _)| target), Some("lk@si".to_owned()));
    let back: Vec<_> = returned.catalogue.entries.iter().map(essence).collect();
    assert_eq!(back, entries.iter().map(essence).collect::<Vec<_>>(), "{format:?}");
}

fn in_every_state() -> Vec<Entry> {
    let with = |number: usize, comments: &[&str], flags: &[&str]| Entry {
        comments: comments.iter().map(|it| (*it).to_owned()).collect(),
        flags: flags.iter().map(|it| (*it).to_owned()).collect(),
        ..entry(&format!("Text {number}"), "වචන")
    };
    vec![
        entry("Text 0", ""),
        with(1, &["for the minister"], &[FUZZY]),
        with(2, &[MACHINE_DRAFT], &[]),
        with(3, &[], &[]),
        with(4, &["reviewed-by: Nimal, 2026-05-01"], &[]),
        with(5, &["a remark", "another", "approved-by: Kamala"], &[]),
    ]
}

#[test]
fn t075_every_state_comes_back_from_every_format() {
    for format in Format::ALL {
        comes_back(&in_every_state(), format);
    }
}

#[test]
fn t077_joiners_and_zero_width_spaces_come_back_from_every_format() {
    let sinhala = "ශ්\u{200D}රී ලංකාවේ ක්\u{200D}රියාවලිය";
    let khmer = "ការ\u{200B}បម្លែង\u{200B}ឌីជីថល។";
    let persian = "می\u{200C}شود";
    let entries = [entry("A", sinhala), entry("B", khmer), entry(khmer, persian)];
    for format in Format::ALL {
        comes_back(&entries, format);
    }
}

#[test]
fn the_same_messages_give_the_same_bytes() {
    for format in Format::ALL {
        assert_eq!(written(&in_every_state(), format), written(&in_every_state(), format));
    }
}

/// Pieces of which texts are made that some format could take for its own.
fn text() -> impl Strategy<Value = String> {
    let pieces = [
        "=1+2",
        "+",
        "-",
        "@",
        "'",
        "\"",
        "\t",
        "\n",
        " ",
        ",",
        ";",
        "<b>",
        "&amp;",
        "]]>",
        "_x000D_",
        "_",
        "\\",
        "{{country.name}}",
        "**bold**",
        "*i*",
        "[words](https://a.org \"else: x\")",
        "[](#a)",
        "**",
        "`code`",
        "ශ්\u{200D}රී",
        "ក\u{200B}ខ",
        "\u{202B}",
        "é",
        "😀",
        "###",
        "word",
    ];
    proptest::collection::vec(proptest::sample::select(pieces.to_vec()), 1..8).prop_map(|it| it.concat())
}

fn any_entry() -> impl Strategy<Value = (String, String, usize, String)> {
    (text(), prop_oneof![text(), Just(String::new())], 0..6_usize, "[a-z =']{0,8}")
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn t074_t075_whatever_is_sent_out_comes_back(texts in proptest::collection::vec(any_entry(), 1..6)) {
        let states = in_every_state();
        let entries: Vec<_> = texts
            .into_iter()
            .enumerate()
            .map(|(number, (source, translation, state, remark))| {
                let state = if translation.is_empty() { &states[0] } else { &states[state] };
                let mut entry = Entry { target: translation, source: format!("{source}{number}"), ..state.clone() };
                if !remark.trim().is_empty() && !entry.target.is_empty() {
                    entry.comments.insert(0, remark.trim_end().to_owned());
                }
                entry
            })
            .filter(|entry| entry.progress() == Progress::Untranslated || !entry.target.is_empty())
            .collect();
        for format in Format::ALL {
            comes_back(&entries, format);
        }
    }

    #[test]
    fn no_file_makes_the_readers_panic(at in 0..2000_usize, with in "[\"<>&;,\\x00\\n_/=a-z]{0,3}", cut in any::<bool>()) {
        for format in [Format::Csv, Format::Xliff, Format::Po] {
            let text = String::from_utf8(written(&in_every_state(), format)).unwrap();
            let at = (0..=at.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap();
            let rest = if cut { "" } else { &text[at..] };
            read(&delivery(format!("{}{with}{rest}", &text[..at]).into_bytes(), format), format);
        }
        let mut book = written(&in_every_state(), Format::Xlsx);
        let at = at % book.len();
        if cut { book.truncate(at) } else { book[at] ^= 1 }
        read(&delivery(book, Format::Xlsx), Format::Xlsx);
    }
}

fn csv(text: &str) -> (Vec<(String, String)>, String) {
    let (returned, problems) = read(&delivery(text.as_bytes().to_vec(), Format::Csv), Format::Csv);
    let entries = returned.catalogue.entries.into_iter().map(|entry| (entry.source, entry.target));
    (entries.collect(), told(&problems))
}

fn pair(source: &str, translation: &str) -> (String, String) {
    (source.to_owned(), translation.to_owned())
}

#[test]
fn t074_formulas_are_guarded_and_the_guard_goes_again() {
    let entries =
        ["=cmd|' /C calc'!A0", "+1", "-1", "@x", "\tx", "'=x", "'tis", "''", "＝x"].map(|it| entry(it, it));
    let text = String::from_utf8(written(&entries, Format::Csv)).unwrap();
    let row = |line: &str| line.split("\",\"").nth(4).unwrap().to_owned();
    let cells: Vec<_> = text.lines().skip(1).map(row).collect();
    let guarded = ["'=cmd|' /C calc'!A0", "'+1", "'-1", "'@x", "'\tx", "''=x", "'tis", "'''", "'＝x"];
    assert_eq!(cells, guarded);
    comes_back(&entries, Format::Csv);
}

#[test]
fn t074_tables_as_spreadsheets_save_them_are_read() {
    let two = vec![pair("One, two", "එක; දෙක"), pair("Line\nbreak", "")];
    let quoted = "role;source;translation\nsay;One, two;\"එක; දෙක\"\n\nsay;\"Line\nbreak\";\n";
    assert_eq!(csv(quoted), (two.clone(), String::new()));
    let tabs = "Source\tROLE\tmine\ttranslation\nOne, two\tsay\tx\tඑක; දෙක\n\"Line\nbreak\"\tsay\t\t\n";
    assert_eq!(csv(tabs), (two.clone(), String::new()));
    let said = "sep=;\nrole;source;translation\nsay;One, two;\"එක; දෙක\"\nsay;\"Line\nbreak\"";
    assert_eq!(csv(said), (two, String::new()));
}

#[test]
fn t074_faults_of_a_table_are_told_together_with_their_places() {
    let text = "role;source;translation;state;target\n\
                say;One;????? ??? ????;;lk@si\n\
                say;Two;දෙක;reviewd;lk@si\n\
                say;Two;දෙක;;lk@si\n\
                say;Three;තුන;;kh@km\n\
                ;Four;හතර;;\n";
    assert_eq!(
        csv(text).1,
        "error[KB0855]: the letters of this translation became `?`
 --> lk-si.csv:2:9
  |
2 | say;One;????? ??? ????;;lk@si
  |         ^^^^^^^^^^^^^^
  = hint: write it again, and save as `CSV UTF-8` or as `.xlsx`: other kinds of CSV lose letters
error[KB0854]: `reviewd` is no state of a translation
 --> lk-si.csv:3:12
  |
3 | say;Two;දෙක;reviewd;lk@si
  |             ^^^^^^^
  = hint: did you mean `reviewed`?
  = hint: the states are untranslated, machine-draft, needs-work, translated, reviewed, approved
error[KB0502]: this source text stands twice in one role
 --> lk-si.csv:4:5
  |
4 | say;Two;දෙක;;lk@si
  |     ^^^
 ::: lk-si.csv:3:5: the first one
  |
3 | say;Two;දෙක;reviewd;lk@si
  |     ^^^
  = hint: delete one of the two rows
error[KB0851]: this row is for `kh@km`, those above for `lk@si`
 --> lk-si.csv:5:15
  |
5 | say;Three;තුන;;kh@km
  |               ^^^^^
 ::: lk-si.csv:2:25: the first one
  |
2 | say;One;????? ??? ????;;lk@si
  |                         ^^^^^
  = hint: keep the rows of each target in a file of its own
error[KB0850]: a row without role or source text
 --> lk-si.csv:6:2
  |
6 | ;Four;හතර;;
  |  ^^^^
  = hint: delete the row, or copy both from the file that was sent out
"
    );
    assert_eq!(
        csv("role;sorce;translation\n").1,
        "error[KB0850]: the first row has no column `source`
 --> lk-si.csv:1:1
  |
1 | role;sorce;translation
  | ^^^^
  = hint: did you mean `source` by `sorce`?
  = hint: keep the first row as `kitbag translate export` wrote it; columns may be moved and added
"
    );
    assert_eq!(
        csv("role,source,translation\nsay,\"One,එක\n").1.lines().next().unwrap(),
        "error[KB0850]: a quotation mark of this cell is not closed"
    );
}

/// The document with one unit, its first text replaced.
fn xliff(from: &str, to: &str) -> (Vec<Entry>, String) {
    let bold = entry("In {{a.b}} **see** [it](#c)", "[එය](#c) {{a.b}} **බලන්න**");
    let text = String::from_utf8(written(&[bold], Format::Xliff)).unwrap();
    assert!(text.contains(from), "{text}");
    let (returned, problems) =
        read(&delivery(text.replacen(from, to, 1).into_bytes(), Format::Xliff), Format::Xliff);
    (returned.catalogue.entries, told(&problems))
}

#[test]
fn t075_code_stands_in_inline_tags_with_the_same_numbers_on_both_sides() {
    let bold = entry("In {{a.b}} **see** [it](#c)", "[එය](#c) {{a.b}} **බලන්න**");
    let text = String::from_utf8(written(&[bold], Format::Xliff)).unwrap();
    let line = |name: &str| text.lines().find(|line| line.contains(name)).unwrap().trim().to_owned();
    assert_eq!(
        line("<source>"),
        "<source>In <ph id=\"1\" ctype=\"x-variable\">{{a.b}}</ph> \
         <bpt id=\"2\" ctype=\"bold\">**</bpt>see<ept id=\"2\">**</ept> \
         <bpt id=\"3\" ctype=\"link\">[</bpt>it<ept id=\"3\">](#c)</ept></source>"
    );
    assert_eq!(
        line("<target"),
        "<target state=\"translated\"><bpt id=\"3\" ctype=\"link\">[</bpt>එය<ept id=\"3\">](#c)</ept> \
         <ph id=\"1\" ctype=\"x-variable\">{{a.b}}</ph> \
         <bpt id=\"2\" ctype=\"bold\">**</bpt>බලන්න<ept id=\"2\">**</ept></target>"
    );
}

#[test]
fn t075_code_that_a_program_emptied_or_wrapped_comes_back() {
    let target = |to: &str| {
        let text = String::from_utf8(written(&[entry("In {{a.b}} **see** it", "x")], Format::Xliff)).unwrap();
        let text = text.replace("<target state=\"translated\">x</target>", to);
        returned(text.into_bytes(), Format::Xliff).catalogue.entries.remove(0)
    };
    let emptied = target("<target><bpt id=\"2\"/>a<ept id=\"2\"/> <ph id=\"1\"/></target>");
    assert_eq!(emptied.target, "**a** {{a.b}}");
    let wrapped = target("<target><mrk mtype=\"seg\"><g id=\"2\">a &lt; b</g> <x id=\"1\"/></mrk></target>");
    assert_eq!(wrapped.target, "**a < b** {{a.b}}");
    let own = target("<target state=\"needs-adaptation\">a <ph id=\"9\">{{c}}</ph></target>");
    assert_eq!((own.target.as_str(), own.progress()), ("a {{c}}", Progress::NeedsWork));
    let by_machine = target("<target state=\"needs-translation\">a</target>");
    assert_eq!(by_machine.progress(), Progress::Translated);
}

#[test]
fn t075_faults_of_a_document_are_told_with_their_places() {
    let edited = xliff("<source>In ", "<source>At ").1;
    assert!(
        edited.starts_with("error[KB0852]: the source text of this unit is not the one that was sent out\n --> lk-si.xlf:5:3\n"),
        "{edited}"
    );
    assert_eq!(
        xliff("version=\"1.2\"", "version=\"2.1\"").1,
        "error[KB0850]: the file is XLIFF 2.1; 1.2 was expected
 --> lk-si.xlf:2:1
  |
2 | <xliff version=\"2.1\" xmlns=\"urn:oasis:names:tc:xliff:document:1.2\">
  | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  = hint: export XLIFF 1.2 from the translation program
"
    );
    assert_eq!(
        xliff("<xliff ", "<!DOCTYPE x [<!ENTITY e SYSTEM \"a\">]>\n<xliff ").1,
        "error[KB0850]: the file cannot be read as XML: it has a document type, which is not read
 --> lk-si.xlf:2:1
  |
2 | <!DOCTYPE x [<!ENTITY e SYSTEM \"a\">]>
  | ^
  = hint: ask for the file again, as the translation program wrote it
"
    );
    assert_eq!(xliff("</target>", "</targt>").1.lines().nth(1).unwrap(), " --> lk-si.xlf:6:188");
}

#[test]
fn workbooks_that_cannot_be_read_are_told() {
    let book = |bytes: &[u8]| told(&read(&delivery(bytes.to_vec(), Format::Xlsx), Format::Xlsx).1);
    assert_eq!(
        book(b"\xD0\xCF\x11\xE0 locked"),
        "error[KB0850]: `lk-si.xlsx` cannot be read as a workbook: it is none, or a password locks it
 --> lk-si.xlsx
  = hint: open it in a spreadsheet program and save it as `.xlsx`, without a password
"
    );
    let files = [("xl/workbook.xml".to_owned(), b"<workbook/>".to_vec())].into();
    assert_eq!(
        book(&crate::package::pack(&files)).lines().next().unwrap(),
        "error[KB0850]: `lk-si.xlsx` cannot be read as a workbook: it has no sheet"
    );
    let bomb = [("xl/workbook.xml".to_owned(), vec![b' '; 30 << 20])].into();
    assert_eq!(
        book(&crate::package::pack(&bomb)).lines().next().unwrap(),
        "error[KB0850]: `lk-si.xlsx` cannot be read as a workbook: it holds `xl/workbook.xml`, more than 100 times as large as it is packed"
    );
}

#[test]
fn cells_of_a_workbook_are_named_in_words() {
    let bad = Entry { target: "????? ????".to_owned(), ..entry("Two", "x") };
    let book = written(&[entry("One", "එක"), bad], Format::Xlsx);
    let problems = read(&delivery(book, Format::Xlsx), Format::Xlsx).1;
    assert_eq!(told(&problems).lines().nth(1).unwrap(), " --> lk-si.xlsx, row 3, translation");
}

#[test]
fn a_text_that_no_cell_takes_is_told() {
    let catalogue = Catalogue { entries: vec![entry("A", &"ක".repeat(32_768))], ..Catalogue::default() };
    let target = target("si");
    let order = Order { target: &target, source_language: &Language::english(), catalogue: &catalogue };
    assert_eq!(
        told(&write(&order, Format::Xlsx).unwrap_err()),
        "error[KB0104]: a text of 32768 characters; a cell of a workbook takes 32767
 = hint: send it out as PO or XLIFF
"
    );
}
