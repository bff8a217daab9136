//! The papers of a programme: what is in them, and whether their times and numbers are those of the
//! modules.
#![allow(clippy::unwrap_used, clippy::disallowed_methods, reason = "a test may panic and uses the disk")]

mod support;

use std::collections::BTreeMap;
use std::path::Path;

use support::pdf_words::written;
use support::says::says;
use support::workspace::{Project, without_time};

const SERIES: &str = "base-modules/series.yaml";

/// The words of a document, piece by piece.
fn words(project: &Project, path: &str) -> Vec<String> {
    written(&project.read(&format!("output/{path}")))
}

/// What a build of these kinds says; it has no faults.
fn build(project: &Project, arguments: &[&str]) -> String {
    let run = project.kitbag(&[&["build"][..], arguments].concat());
    assert_eq!((run.code, run.stderr.as_str()), (0, ""), "{}", run.stdout);
    without_time(&run.stdout)
}

/// Times as `09:15–10:45`, in the order in which they stand.
fn spans(words: &[String]) -> Vec<&str> {
    let is_span = |word: &&str| word.len() == 13 && word.contains('–') && word.matches(':').count() == 2;
    words.iter().map(String::as_str).filter(is_span).collect()
}

#[test]
fn an_agenda_is_built_for_the_programme_of_the_target_and_named_after_it() {
    let project = Project::small();
    let told = build(&project, &["lk", "--format", "agenda"]);
    assert_eq!(told, "Built  lk@en/one-day                agenda (1 page)\n1 file in output\n");
    assert!(project.path("output/lk/en/lk-en-one-day-agenda.pdf").exists());
    let both = build(&project, &["lk", "--format", "agenda,cheat-sheet", "--module", "one-day"]);
    assert_eq!(both, told);
    let explained = project.kitbag(&["explain", "output/lk/en/lk-en-one-day-agenda.pdf"]);
    assert!(!explained.stdout.contains("changed since"), "{}", explained.stdout);
    let unknown = project.kitbag(&["build", "--module", "one-dya"]);
    assert!(unknown.stderr.contains("did you mean `one-day`?"), "{}", unknown.stderr);
}

#[test]
fn t061_every_time_of_an_agenda_is_that_of_the_list_and_of_the_scripts() {
    let project = Project::of_repository();
    project.lay_below("overlays", &Path::new(env!("CARGO_MANIFEST_DIR")).join("overlays"));
    for target in ["lk@en", "kh@en", "base@en"] {
        let listed = project.kitbag(&["list", target]);
        let main = listed.stdout.split("\n\n").nth(1).expect(&listed.stderr);
        let listed: Vec<_> = main.lines().filter_map(|line| line.strip_prefix("    ")?.get(..13)).collect();
        assert_eq!(
            project
                .kitbag(&[
                    "build",
                    target,
                    "--format",
                    "agenda,script",
                    "--module",
                    "residential-5d,people-first"
                ])
                .code,
            0
        );
        let overlay = target.split('@').next().unwrap();
        let agenda = words(&project, &format!("{overlay}/en/{overlay}-en-residential-5d-agenda.pdf"));
        let agenda: Vec<_> = spans(&agenda).into_iter().filter(|span| listed.contains(span)).collect();
        assert!(listed.len() > 12);
        // Each day has its own span in its head, which may be that of a session.
        let mut rest = agenda.iter();
        assert!(listed.iter().all(|span| rest.any(|it| it == span)), "{agenda:?} {listed:?}");
        let script = words(&project, &format!("{overlay}/en/{overlay}-en-people-first-script.pdf"));
        let in_script = spans(&script);
        let part = main.lines().find(|line| line.contains("Start with people")).unwrap().trim();
        let (start, end) = part.get(..13).unwrap().split_once('–').unwrap();
        assert!(in_script.iter().any(|span| span.starts_with(start)), "{start} in {in_script:?}");
        assert!(in_script.iter().any(|span| span.ends_with(end)), "{end} in {in_script:?}");
    }
}

#[test]
fn the_words_of_a_programme_are_translated_as_others_are() {
    let project = Project::small();
    project.edit("overlays/lk/overlay.yaml", "list: [en]", "list: [en, si]");
    project.edit(SERIES, "- sessions:", "- theme: Why we wait\n        sessions:");
    assert_eq!(project.kitbag(&["translate", "update"]).code, 0);
    let file = "base-modules/i18n/si.po";
    let before = String::from_utf8(project.read(file)).unwrap();
    for (role, source, words) in [
        ("programme-title", "One day", "එක් දිනක්"),
        ("theme", "Why we wait", "අප බලා සිටින්නේ ඇයි"),
        ("session", "Opening", "ආරම්භය"),
    ] {
        let entry = format!("msgctxt \"{role}\"\nmsgid \"{source}\"\nmsgstr \"\"");
        assert!(before.contains(&entry), "{entry} in {before}");
        project.edit(file, &entry, &entry.replace("msgstr \"\"", &format!("msgstr \"{words}\"")));
    }
    let built = project.kitbag(&["build", "lk@si", "--format", "agenda"]);
    assert_eq!(built.code, 0, "{}", built.stderr);
    let said = words(&project, "lk/si/lk-si-one-day-agenda.pdf").concat();
    for words in ["එක් දිනක්", "අප බලා සිටින්නේ ඇයි", "ආරම්භය"]
    {
        assert!(said.contains(words), "{words} in {said}");
    }
    // The module's own title is not translated, which the page says.
    assert!(said.contains("The queue"), "{said}");
    let provenance = project.kitbag(&["explain", "output/lk/si/lk-si-one-day-agenda.pdf"]).stdout;
    assert!(provenance.contains("base-modules/i18n/si.po"), "{provenance}");
}

#[test]
fn an_overlay_names_a_programme_with_days_of_its_own() {
    let project = with_cohort();
    project.edit("overlays/lk/overlay.yaml", "list: [en]", "list: [en, si]");
    let agenda = "agenda: { title: Half a day in Kandy, days: [{ sessions: [{ module: queue }] }] }";
    project.edit("overlays/lk/overlay.yaml", "change:", &format!("{agenda}\nchange:"));
    assert_eq!(project.kitbag(&["translate", "update"]).code, 0);
    let entry = "msgctxt \"programme-title\"\nmsgid \"Half a day in Kandy\"\nmsgstr \"";
    project.edit("overlays/lk/i18n/si.po", entry, &format!("{entry}නුවර දිනයක්"));
    for kind in ["agenda", "checklist", "sign-in", "certificates"] {
        for (language, title) in [("en", "Half a day in Kandy"), ("si", "නුවර දිනයක්")] {
            let target = format!("lk@{language}");
            let asked = ["build", &target, "--format", kind];
            let run = project.kitbag(&asked);
            assert_eq!(run.code, 0, "{}", run.stderr);
            let said = words(&project, &format!("lk/{language}/lk-{language}-one-day-{kind}.pdf")).concat();
            assert!(said.contains(title), "{title} in {kind}: {said}");
            assert!(!said.contains("One day"), "{kind}: {said}");
        }
    }
    let listed = project.kitbag(&["list", "lk@en"]).stdout;
    let title = listed.lines().find(|line| line.starts_with("one-day"));
    assert_eq!(title, Some("one-day  Half a day in Kandy, core, 1 day"));
}

#[test]
fn a_module_with_errors_stops_the_programme_and_leaves_its_file() {
    let project = Project::small();
    build(&project, &["lk", "--format", "agenda"]);
    project.edit("base-modules/queue/quiz.yaml", "stem: ", "stem: \"{{people}}\" ");
    let run = project.kitbag(&["build", "lk", "--format", "agenda"]);
    assert_eq!(run.code, 1, "{}", run.stdout);
    assert!(project.path("output/lk/en/lk-en-one-day-agenda.pdf").exists());
}

#[test]
fn an_agenda_goes_when_the_target_holds_another_programme() {
    let project = Project::small();
    build(&project, &["lk", "--format", "agenda"]);
    project.edit(SERIES, "id: one-day", "id: a-morning");
    build(&project, &["lk", "--format", "agenda"]);
    assert!(!project.path("output/lk/en/lk-en-one-day-agenda.pdf").exists());
    assert!(project.path("output/lk/en/lk-en-a-morning-agenda.pdf").exists());
}

#[test]
fn a_programme_has_a_name_of_its_own() {
    let project = Project::small();
    let series = String::from_utf8(project.read(SERIES)).unwrap();
    let other = "  - id: pretest\n    title: Another\n    days: [{ sessions: [{ module: queue }] }]\n";
    project.write(SERIES, &(series.replace("id: one-day", "id: queue") + other));
    says("programme-names", &project.kitbag(&["check"]));
}

/// Seven people in groups of three.
const COHORT: &str = "id: kandy-1
group: Heads of \u{201C}one stop\u{201D} offices
venue: { default: Training centre, en: \"Training centre, Kandy\" }
dates: [2027-03-01]
people: 7
group-size: 3
trainers: [A. Perera, M. Silva]
";

/// The files of a zip.
fn unpacked(project: &Project, name: &str) -> BTreeMap<String, Vec<u8>> {
    kitbag::package::unpack(name, &project.read(name)).unwrap()
}

/// The small workspace with a cohort in a file of its own.
fn with_cohort() -> Project {
    let project = Project::small();
    project.write("cohort.yaml", COHORT);
    project
}

#[test]
fn a_print_pack_holds_every_paper_and_says_what_it_costs() {
    let project = with_cohort();
    let run = project.kitbag(&["print-pack", "lk@en", "--cohort", "cohort.yaml"]);
    says("print-pack", &run);
    let files = unpacked(&project, "lk-en-kandy-1-print-pack.zip");
    says(
        "print-pack-again",
        &project.kitbag(&["print-pack", "lk", "--cohort", "cohort.yaml", "-o", "again.zip"]),
    );
    assert_eq!(project.read("again.zip"), project.read("lk-en-kandy-1-print-pack.zip"));
    let page = String::from_utf8(files["READ-ME.html"].clone()).unwrap();
    let words: Vec<_> =
        page.split(['<', '>']).skip(2).step_by(2).filter(|it| !it.trim().is_empty()).collect();
    assert!(words.contains(&"Heads of “one stop” offices") && words.contains(&"Training centre, Kandy"));
    // The files are those of a build, and the counts are those of the files.
    build(&project, &["lk", "--format", "script,handouts,cases,quiz,quiz-key,cheat-sheet"]);
    let mut all = 0;
    for (name, bytes) in files.iter().filter(|(name, _)| name.ends_with(".pdf")) {
        let pages = lopdf::Document::load_mem(bytes).unwrap().get_pages().len();
        let copies = match name {
            name if name.contains("agenda") => 9,
            name if name.contains("sign-in") => 1,
            name if ["script", "cheat-sheet", "quiz-key", "checklist"].iter().any(|it| name.contains(it)) => {
                2
            }
            _ => 7,
        };
        all += copies * pages.div_ceil(2);
        assert!(page.contains(&format!("href=\"{name}\"")), "{name} in {page}");
        if !name.contains("one-day") {
            assert_eq!(*bytes, project.read(&format!("output/lk/en/{name}")), "{name}");
        }
    }
    assert!(words.contains(&&*format!("Sheets of paper in all: {all}")), "{all} {words:?}");
    assert!(run.stdout.contains(&format!("All papers together: {all} sheets")));
}

#[test]
fn a_checklist_counts_materials_and_papers_for_the_cohort() {
    let project = with_cohort();
    project.edit(
        SERIES,
        "programmes:",
        "checklist: { two-weeks-before: [Book the room.], on-the-day: [Hang up the agenda.] }\nprogrammes:",
    );
    project.edit(
        "base-modules/queue/activities/count-the-queue.md",
        "[1 tally sheet per pair]",
        "[4 pens per group, 1 sheet per pair, a clock]",
    );
    let run = project.kitbag(&["print-pack", "lk", "--cohort", "cohort.yaml"]);
    assert_eq!((run.code, run.stderr.as_str()), (0, ""));
    let files = unpacked(&project, "lk-en-kandy-1-print-pack.zip");
    let said = written(&files["lk-en-one-day-checklist.pdf"]).join("|");
    for words in ["Book the room.", "15 February 2027", "22 February 2027", "8 March 2027"] {
        assert!(said.contains(words), "{words} in {said}");
    }
    for (material, sum) in
        [("4 pens per group", "4 × 3 = |12"), ("1 sheet per pair", "1 × 4 = |4"), ("a clock", "–")]
    {
        assert!(said.contains(&format!("{material}|{sum}")), "{material} in {said}");
    }
    // Handouts: 3 pages on 2 sheets, for seven people.
    assert!(said.contains("Handouts|The queue|3|2|7|14"), "{said}");
    let agenda = written(&files["lk-en-one-day-agenda.pdf"]).join("|");
    for words in ["Group: |Heads of “one stop” offices", "People: 7", "A. Perera · M. Silva", "1 March 2027"]
    {
        assert!(agenda.contains(words), "{words} in {agenda}");
    }
    // Without a cohort the same pages are told, and nothing is multiplied.
    build(&project, &["lk", "--format", "checklist"]);
    let alone = words(&project, "lk/en/lk-en-one-day-checklist.pdf").join("|");
    assert!(
        alone.contains("Handouts|The queue|3|2|") && !alone.contains("Handouts|The queue|3|2|7"),
        "{alone}"
    );
}

#[test]
fn two_cohorts_differ_only_in_what_they_declare() {
    let project = with_cohort();
    project.write("other.yaml", &COHORT.replace("kandy-1", "galle-1").replace("people: 7", "people: 20"));
    let pack = |cohort: &str, name: &str| {
        project.kitbag(&["print-pack", "lk", "--cohort", cohort]);
        unpacked(&project, name)
    };
    let one = pack("cohort.yaml", "lk-en-kandy-1-print-pack.zip");
    let other = pack("other.yaml", "lk-en-galle-1-print-pack.zip");
    assert_eq!(one.keys().collect::<Vec<_>>(), other.keys().collect::<Vec<_>>());
    for (name, bytes) in &one {
        // Neither the number of people nor the name of the cohort stands on a certificate.
        let is_counted =
            !name.contains("certificates") && (name == "READ-ME.html" || name.contains("one-day"));
        assert_eq!(*bytes != other[name], is_counted, "{name}");
    }
}

#[test]
fn a_cohort_of_the_overlay_is_named_by_its_id() {
    let project = Project::small();
    let entry = COHORT.lines().flat_map(|line| ["    ", line, "\n"]).collect::<String>();
    let overlay = String::from_utf8(project.read("overlays/lk/overlay.yaml")).unwrap();
    project.write("overlays/lk/overlay.yaml", &format!("{overlay}cohorts:\n  - {}", entry.trim_start()));
    assert_eq!(project.kitbag(&["print-pack", "lk", "--cohort", "kandy-1"]).code, 0);
    assert_eq!(project.kitbag(&["print-pack", "lk"]).code, 0);
    assert!(project.path("lk-en-kandy-1-print-pack.zip").exists());
    says("print-pack-unknown", &project.kitbag(&["print-pack", "lk", "--cohort", "kandi-1"]));
    says("print-pack-none", &project.kitbag(&["print-pack", "base"]));
    project.edit("overlays/lk/overlay.yaml", "[2027-03-01]", "[2027-03-01, 2027-03-02]");
    says("cohort-days", &project.kitbag(&["check", "lk"]));
}

#[test]
fn a_pack_for_other_dates_than_the_programme_has_days_tells_the_cause() {
    let project = with_cohort();
    project.edit("cohort.yaml", "[2027-03-01]", "[2027-03-01, 2027-03-02]");
    says("print-pack-dates", &project.kitbag(&["print-pack", "lk@en", "--cohort", "cohort.yaml"]));
}

#[test]
fn faults_of_a_cohort_are_told_together_with_their_places() {
    let project = with_cohort();
    project.write(
        "cohort.yaml",
        "id: Kandy 1\ngroup: { xx: Officials }\ndates: [2027-03-02, 2027-03-01, tomorrow]\npeople: 0\ngroup-size: many\nvenu: here\nvenue: {}\n",
    );
    says("cohort-faults", &project.kitbag(&["print-pack", "lk", "--cohort", "cohort.yaml"]));
    assert!(!project.path("lk-en-kandy-1-print-pack.zip").exists());
}

#[test]
fn a_pack_that_would_lack_a_paper_is_not_written() {
    let project = with_cohort();
    project.edit("base-modules/queue/quiz.yaml", "stem: What", "stem: What {{people}}");
    says("print-pack-lacks", &project.kitbag(&["print-pack", "lk", "--cohort", "cohort.yaml"]));
    assert!(!project.path("lk-en-kandy-1-print-pack.zip").exists());
    let series = String::from_utf8(project.read(SERIES)).unwrap();
    project.write(SERIES, series.split("programmes:").next().unwrap());
    project.edit("base-modules/queue/quiz.yaml", "stem: What {{people}}", "stem: What");
    says("print-pack-no-programme", &project.kitbag(&["print-pack", "lk", "--cohort", "cohort.yaml"]));
}

const NAMES: &str = "name;office\nA. Perera;Kandy\n\u{0DC3}\u{0DD4}\u{0DB1}\u{0DD2}\u{0DBD}\u{0DCA} \u{0DB4}\u{0DD9}\u{0DBB}\u{0DDA}\u{0DBB}\u{0DCF};Galle\n;\n\"Silva, the younger\";\nA. Perera;Jaffna\n";

#[test]
fn a_certificate_is_printed_for_each_name() {
    let project = with_cohort();
    project.write("names.csv", &format!("\u{FEFF}{}", NAMES.replace('\n', "\r\n")));
    let run = project.kitbag(&["print-pack", "lk", "--cohort", "cohort.yaml", "--names", "names.csv"]);
    says("print-pack-names", &run);
    let files = unpacked(&project, "lk-en-kandy-1-print-pack.zip");
    let file = lopdf::Document::load_mem(&files["lk-en-one-day-certificates.pdf"]).unwrap();
    assert_eq!(file.get_pages().len(), 4);
    let said = written(&files["lk-en-one-day-certificates.pdf"]).join("|");
    for words in
        ["Silva, the younger", "has taken part in", "One day", "1 March 2027", "Training centre, Kandy"]
    {
        assert!(said.contains(words), "{words} in {said}");
    }
    assert_eq!(
        said.matches("A. Perera").count(),
        6,
        "twice as a participant, on each page as a trainer: {said}"
    );
}

#[test]
fn a_long_name_in_large_print_takes_one_page() {
    let project = with_cohort();
    project.edit(
        "overlays/lk/overlay.yaml",
        "code: lk\n",
        "code: lk\nprint: { size: large, paper: Letter }\n",
    );
    let long = ["Wickramasinghe", "Mudiyanselage", "Chandrasekara", "Bandaranayake", "Rathnayake"].join(" ");
    project.write(
        "names.csv",
        &format!("name\nA. Perera\n{long}\nThe Honourable Doctor {long}\n{}\n", "x".repeat(120)),
    );
    let run = project.kitbag(&["print-pack", "lk", "--cohort", "cohort.yaml", "--names", "names.csv"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let files = unpacked(&project, "lk-en-kandy-1-print-pack.zip");
    let file = lopdf::Document::load_mem(&files["lk-en-one-day-certificates.pdf"]).unwrap();
    assert_eq!(file.get_pages().len(), 4);
}

#[test]
fn faults_of_a_list_of_names_are_told_together_with_their_places() {
    let project = with_cohort();
    let told = |name: &str, list: &str| {
        project.write("names.csv", list);
        says(name, &project.kitbag(&["print-pack", "lk", "--cohort", "cohort.yaml", "--names", "names.csv"]));
    };
    told("names-faults", &format!("office,name\nKandy,\nGalle,Perera, A.\nJaffna,{}\n", "x".repeat(121)));
    told("names-without-head", "A. Perera\nM. Silva\n");
    told("names-none", "name\n\n");
    told("names-too-many", "name\nN. 1\nN. 2\nN. 3\nN. 4\nN. 5\nN. 6\nN. 7\nN. 8\n");
    std::fs::write(project.path("names.xlsx"), b"PK\x03\x04\xca\xfe").unwrap();
    says(
        "names-workbook",
        &project.kitbag(&["print-pack", "lk", "--cohort", "cohort.yaml", "--names", "names.xlsx"]),
    );
}

#[test]
fn a_sign_in_sheet_has_a_row_for_everybody_and_three_more() {
    let project = with_cohort();
    project.kitbag(&["print-pack", "lk", "--cohort", "cohort.yaml"]);
    let files = unpacked(&project, "lk-en-kandy-1-print-pack.zip");
    let said = written(&files["lk-en-one-day-sign-in.pdf"]);
    assert!(said.contains(&"10".to_owned()) && !said.contains(&"11".to_owned()), "{said:?}");
    let all = said.join("|");
    for words in ["Organisation", "Gender (optional)", "Signature", "By signing you agree", "1 March 2027"] {
        assert!(all.contains(words), "{words} in {all}");
    }
    build(&project, &["lk", "--format", "sign-in"]);
    assert!(words(&project, "lk/en/lk-en-one-day-sign-in.pdf").contains(&"20".to_owned()));
}

/// A form with marks, and one that is asked for each day.
const FORMS: &str = "forms:
  - id: reaction
    title: What you think
    scale: { low: not at all, high: fully }
    questions: [{ id: useful, mark: It is of use. }, { id: change, write: What should change?, lines: 3 }]
  - id: reflection
    title: My day
    each-day: true
    questions: [{ id: learned, write: I learned }]
";

#[test]
fn forms_are_printed_as_the_series_writes_them() {
    let project = Project::small();
    let series = String::from_utf8(project.read(SERIES)).unwrap();
    let second = "      - theme: The next day\n        sessions: [{ item: Closing, minutes: 30 }]\n";
    project.write(SERIES, &format!("{series}{second}{FORMS}"));
    build(&project, &["lk", "--format", "forms"]);
    let said = words(&project, "lk/en/lk-en-one-day-forms.pdf").join("|");
    for words in
        ["1 = |not at all", "5 = |fully", "1. |It is of use.", "2. |What should change?", "The next day"]
    {
        assert!(said.contains(words), "{words} in {said}");
    }
    assert_eq!(said.matches("I learned").count(), 2, "{said}");
    project.edit(SERIES, "id: change", "id: useful");
    project.edit(SERIES, "low: not at all", "lowest: not at all");
    says("forms-faults", &project.kitbag(&["check", "lk"]));
}

#[test]
fn lists_of_names_are_read_as_spreadsheets_write_them() {
    let utf16: Vec<u8> = [0xFF, 0xFE]
        .into_iter()
        .chain("name\toffice\r\nA. Perera\tKandy\r\n".encode_utf16().flat_map(u16::to_le_bytes))
        .collect();
    let lists: [&[u8]; 5] = [
        b"name\nA. Perera\n",
        b"sep=;\r\nOffice;Name\r\nKandy;A. Perera\r\n;\r\n",
        b"NAME,office\n\"A.  Perera\",\"Kandy, the \"\"hill\"\" town\"\n",
        "නම,office\nA. Perera,\n".as_bytes(),
        &utf16,
    ];
    for list in lists {
        let (names, problems) = kitbag::load::participants("n.csv", list, &["name", "නම"]).unwrap();
        let names: Vec<_> = names.into_iter().map(|(name, _)| name).collect();
        assert_eq!((names, problems.iter().count()), (vec!["A. Perera".to_owned()], 0));
    }
}

#[test]
fn a_fault_of_another_country_stops_no_pack() {
    let project = with_cohort();
    project
        .write("overlays/mv/overlay.yaml", "overlay: mv\ncode: mv\nlanguages: { list: [en] }\ncolour: red\n");
    let run = project.kitbag(&["print-pack", "lk", "--cohort", "cohort.yaml"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert!(project.path("lk-en-kandy-1-print-pack.zip").exists());
}

#[test]
fn read_me_first_tells_what_the_papers_of_a_programme_are_for() {
    let project = Project::small();
    build(&project, &["lk", "--format", "cheat-sheet,agenda,checklist,sign-in,certificates"]);
    let page = String::from_utf8(project.read("output/lk/READ-ME-FIRST.html")).unwrap();
    let at = |words: &str| page.find(words).unwrap_or_else(|| panic!("{words} in {page}"));
    let told = [
        "One day",
        "For everybody: what is held when.",
        "For the trainer: what to do before, during and after the course",
        "For each day: participants write their names and sign.",
        "For participants: one page for each name.",
        "1. <bdi",
        "For the trainer: times and key points on one page.",
    ];
    let places = told.map(at);
    assert!(places.is_sorted(), "{places:?}");
}
