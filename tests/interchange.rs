//! Texts on their way to translators and back.
#![allow(clippy::unwrap_used, clippy::disallowed_methods, reason = "a test may panic and uses the disk")]

mod support;

use support::says::says;
use support::workspace::Project;

const HEADER: &str = "msgid \"\"\nmsgstr \"Language: si\\n\"\n\n";

/// The small workspace with Sinhala: one translation in each state, in the file of the base and in that
/// of the country, and one of a text that has changed since.
fn project() -> Project {
    let project = Project::small();
    project.edit("overlays/lk/overlay.yaml", "list: [en]", "list: [en, si]");
    let base = "# reviewed-by: Nimal
msgctxt \"module-title\"
msgid \"The queue\"
msgstr \"පෝලිම\"

# state: machine-draft
msgctxt \"section-title\"
msgid \"Waiting\"
msgstr \"රැඳී සිටීම\"

#, fuzzy
#| msgid \"The wait costs what?\"
msgctxt \"slide-title\"
msgid \"What the wait costs\"
msgstr \"වියදම\"

#~ msgctxt \"say\"
#~ msgid \"Good morning.\"
#~ msgstr \"සුබ\"
";
    project.write("base-modules/i18n/si.po", &format!("{HEADER}{base}"));
    let country = "# for the minister\nmsgctxt \"slide-title\"\nmsgid \"Who waits here?\"\nmsgstr \"කවුද මෙහි රැඳී සිටින්නේ?\"\n";
    project.write("overlays/lk/i18n/si.po", &format!("{HEADER}{country}"));
    project
}

/// Writes what a translator sends back: role, source text, translation, state.
fn send(project: &Project, rows: &[[&str; 4]]) {
    let mut table = "role,source,translation,state,target\n".to_owned();
    for row in rows {
        let cells = row.map(|cell| format!("\"{}\"", cell.replace('"', "\"\"")));
        table.push_str(&cells.join(","));
        table.push_str(",lk@si\n");
    }
    project.write("back.csv", &table);
}

fn po(project: &Project, layer: &str) -> String {
    String::from_utf8(project.read(&format!("{layer}/i18n/si.po"))).unwrap()
}

/// The entry of a source text in a PO file, with its comments.
fn entry(po: &str, source: &str) -> String {
    let block = po.split("\n\n").find(|block| block.contains(&format!("msgid \"{source}\"")));
    block.unwrap_or_default().trim_end().to_owned()
}

#[test]
fn t074_t075_an_export_that_comes_back_changes_nothing() {
    let project = project();
    let before = (po(&project, "base-modules"), po(&project, "overlays/lk"));
    for (form, ending) in [("po", "po"), ("csv", "csv"), ("xlsx", "xlsx"), ("xliff", "xlf")] {
        let sent = project.kitbag(&["translate", "export", "lk", "si", "--format", form]);
        says(&format!("export-{form}"), &sent);
        says("import-the-same", &project.kitbag(&["translate", "import", &format!("lk-si.{ending}")]));
    }
    assert_eq!((po(&project, "base-modules"), po(&project, "overlays/lk")), before);
    says("export-there-already", &project.kitbag(&["translate", "export", "lk", "si"]));
    let missing = ["translate", "export", "lk", "si", "--missing", "--force", "--output", "lk-si.po"];
    says("export-missing", &project.kitbag(&missing));
    let sent = String::from_utf8(project.read("lk-si.po")).unwrap();
    assert_eq!(entry(&sent, "Waiting"), "");
    assert!(entry(&sent, "What the wait costs").contains("#, fuzzy\n"), "{sent}");
}

#[test]
fn translations_go_into_the_files_that_their_texts_belong_to() {
    let project = project();
    send(
        &project,
        &[
            ["section-title", "Waiting", "රැඳී සිටින කාලය", "machine-draft"],
            ["slide-title", "Who waits here?", "කවුද?", "needs work"],
            ["section-title", "Close", "වැසීම", ""],
            ["say", "Think of {{office}}. Who stands in the queue?", "{{office}} ගැන සිතන්න.", ""],
        ],
    );
    says("import-dry-run", &project.kitbag(&["translate", "import", "back.csv", "--dry-run"]));
    assert_eq!(entry(&po(&project, "base-modules"), "Close"), "");
    says("import", &project.kitbag(&["translate", "import", "back.csv"]));
    let base = po(&project, "base-modules");
    assert_eq!(
        entry(&base, "Waiting"),
        "msgctxt \"section-title\"\nmsgid \"Waiting\"\nmsgstr \"රැඳී සිටින කාලය\""
    );
    assert!(base.find("\"Close\"").unwrap() < base.find("#~").unwrap(), "{base}");
    let country = po(&project, "overlays/lk");
    assert_eq!(
        entry(&country, "Who waits here?"),
        "# for the minister\n#, fuzzy\nmsgctxt \"slide-title\"\nmsgid \"Who waits here?\"\nmsgstr \"කවුද?\""
    );
    assert_eq!(project.kitbag(&["check"]).code, 0);
    says("import-again", &project.kitbag(&["translate", "import", "back.csv"]));
}

#[test]
fn t069_a_text_that_its_author_tells_apart_goes_out_and_comes_back() {
    let project = project();
    let said = "An hour in the queue is an hour without pay.";
    project.edit("base-modules/queue/slides/01-waiting.md", said, &format!("{said} {{ctx=wages}}"));
    send(&project, &[["say|wages", said, "පැයක් යනු වැටුප් නැති පැයකි.", ""]]);
    let run = project.kitbag(&["translate", "import", "back.csv"]);
    assert_eq!((run.code, run.stderr.as_str()), (0, ""));
    assert!(po(&project, "base-modules").contains("msgctxt \"say|wages\""));
    let sent = project.kitbag(&["translate", "export", "lk", "si"]);
    assert_eq!(sent.code, 0);
    let sent = String::from_utf8(project.read("lk-si.po")).unwrap();
    assert!(entry(&sent, said).contains("පැයක් යනු වැටුප් නැති පැයකි."), "{sent}");
}

#[test]
fn a_state_follows_the_words() {
    let project = project();
    let state_after = |words: &str, state: &str| {
        send(&project, &[["module-title", "The queue", words, state]]);
        let run = project.kitbag(&["translate", "import", "back.csv"]);
        assert_eq!(run.code, 0, "{}", run.stderr);
        let entry = entry(&po(&project, "base-modules"), "The queue");
        entry.lines().filter(|line| line.starts_with('#')).collect::<Vec<_>>().join("|")
    };
    assert_eq!(state_after("පෝලිම", "reviewed"), "# reviewed-by: Nimal");
    assert_eq!(state_after("පෝලිම!", "reviewed"), "");
    assert_eq!(state_after("පෝලිම!", "approved"), "# approved-by:");
    assert_eq!(state_after("පෝලිම", "machine-draft"), "# state: machine-draft");
    assert_eq!(state_after("පෝලිම", "machine-draft"), "# state: machine-draft");
    assert_eq!(state_after("පෝලිම", "needs-work"), "#, fuzzy");
    assert_eq!(state_after("පෝලිමක්", "needs-work"), "#, fuzzy");
    assert_eq!(state_after("පෝලිමක්", ""), "");
}

#[test]
fn what_others_changed_while_a_file_was_out_is_not_undone() {
    let project = project();
    for form in ["csv", "xliff"] {
        assert_eq!(project.kitbag(&["translate", "export", "lk", "si", "--format", form]).code, 0);
    }
    project.edit("base-modules/i18n/si.po", "msgstr \"රැඳී සිටීම\"", "msgstr \"රැඳීම\"");
    let before = po(&project, "base-modules");
    says("import-untouched", &project.kitbag(&["translate", "import", "lk-si.csv"]));
    says("import-untouched", &project.kitbag(&["translate", "import", "lk-si.xlf"]));
    assert_eq!(po(&project, "base-modules"), before);

    project.edit("lk-si.csv", "\"පෝලිම\",\"reviewed\"", "\"පෝලිමක්\",\"reviewed\"");
    project.edit("lk-si.csv", "\"රැඳී සිටීම\",\"machine-draft\"", "\"රැඳී සිටීම\",\"reviewed\"");
    project.edit("lk-si.csv", "\"වියදම\",\"needs-work\"", "\"රැඳී සිටීමේ වියදම\",\"translated\"");
    project.edit("base-modules/i18n/si.po", "msgstr \"වියදම\"", "msgstr \"මිල\"");
    let run = project.kitbag(&["translate", "import", "lk-si.csv"]);
    says("import-changed-twice", &run);
    let after = po(&project, "base-modules");
    assert_eq!(entry(&after, "The queue"), "msgctxt \"module-title\"\nmsgid \"The queue\"\nmsgstr \"පෝලිමක්\"");
    assert!(entry(&after, "Waiting").contains("# state: machine-draft\n"), "{after}");
    assert!(entry(&after, "What the wait costs").ends_with("msgstr \"රැඳී සිටීමේ වියදම\""), "{after}");
    project.kitbag(&["translate", "import", "lk-si.csv"]);
    assert_eq!(po(&project, "base-modules"), after);
}

#[test]
fn a_file_that_comes_twice_changes_nothing_the_second_time() {
    let project = project();
    assert_eq!(project.kitbag(&["translate", "export", "lk", "si", "--missing"]).code, 0);
    let sent = entry(&String::from_utf8(project.read("lk-si.po")).unwrap(), "Close");
    let drafted = format!("# state: machine-draft\n{}", sent.replace("msgstr \"\"", "msgstr \"වැසීම\""));
    project.edit("lk-si.po", &sent, &drafted);
    for _ in 0..2 {
        assert_eq!(project.kitbag(&["translate", "import", "lk-si.po"]).code, 0);
        let close = entry(&po(&project, "base-modules"), "Close");
        assert!(close.contains("# state: machine-draft\n") && close.ends_with("msgstr \"වැසීම\""), "{close}");
    }
}

#[test]
fn t075_everything_that_is_wrong_is_told_and_nothing_is_written() {
    let project = project();
    send(
        &project,
        &[
            ["section-title", "Close", "වැසීම", ""],
            ["module-title", "The queue", "පෝලිම", "machine-draft"],
            ["say", "Think of {{office}}. Who stands in the queue?", "{{කාර්යාලය}} ගැන සිතන්න.", ""],
            ["say", "Nobody says this.", "කිසිවෙකු මෙය නොකියයි.", ""],
        ],
    );
    let before = (po(&project, "base-modules"), po(&project, "overlays/lk"));
    says("import-refused", &project.kitbag(&["translate", "import", "back.csv"]));
    assert_eq!((po(&project, "base-modules"), po(&project, "overlays/lk")), before);
}

#[test]
fn translations_of_earlier_words_are_kept_and_never_shown() {
    let project = project();
    send(
        &project,
        &[
            ["slide-title", "The wait costs what?", "බලා සිටීමේ වියදම?", ""],
            ["say", "Good morning.", "සුබ උදෑසනක්.", ""],
            ["section-title", "Waiting", "", "untranslated"],
        ],
    );
    says("import-earlier-words", &project.kitbag(&["translate", "import", "back.csv"]));
    let base = po(&project, "base-modules");
    assert_eq!(
        entry(&base, "What the wait costs"),
        "#, fuzzy\n#| msgid \"The wait costs what?\"\nmsgctxt \"slide-title\"\nmsgid \"What the wait costs\"\nmsgstr \"බලා සිටීමේ වියදම?\""
    );
    assert!(base.contains("#~ msgstr \"සුබ උදෑසනක්.\""), "{base}");
    assert!(base.contains("msgstr \"රැඳී සිටීම\""), "{base}");
}

#[test]
fn t075_files_for_others_are_refused() {
    let project = project();
    let import = |words: &[&str]| project.kitbag(&[&["translate", "import"], words].concat());
    project.write("nobody.csv", "role,source,translation\nsection-title,Close,වැසීම\n");
    says("import-for-nobody", &import(&["nobody.csv"]));
    says("import-as", &import(&["nobody.csv", "--as", "lk@si", "--dry-run"]));
    assert_eq!(project.kitbag(&["translate", "export", "lk", "si", "--format", "xliff"]).code, 0);
    says("import-for-another", &import(&["lk-si.xlf", "--as", "base@ta"]));
    project.edit("lk-si.xlf", "target-language=\"si\"", "target-language=\"ta\"");
    says("import-in-another-language", &import(&["lk-si.xlf"]));
    project.edit("lk-si.xlf", "target-language=\"ta\"", "target-language=\"si-LK\"");
    says("import-the-same", &import(&["lk-si.xlf"]));
    project.write("broken.xlsx", "PK, but no workbook");
    project.write("cut.csv", "where,role,sorce\n");
    let broken = import(&["broken.xlsx"]);
    assert_eq!((broken.code, broken.stderr.matches("error[").count()), (2, 1), "{}", broken.stderr);
    says("import-cut", &import(&["cut.csv"]));
    says("import-unknown-form", &import(&["lk-si.docx"]));
    says("export-unknown-overlay", &project.kitbag(&["translate", "export", "lkk", "si"]));
    says("export-unknown-language", &project.kitbag(&["translate", "export", "lk", "sin"]));
    says("export-language-of-the-base", &project.kitbag(&["translate", "export", "lk", "en"]));
}

#[test]
fn a_catalogue_with_a_fault_is_not_written_over() {
    let project = project();
    project.edit("base-modules/i18n/si.po", "msgstr \"පෝලිම\"", "msgstr \"පෝලිම");
    send(&project, &[["section-title", "Close", "වැසීම", ""]]);
    let before = po(&project, "base-modules");
    says("import-into-a-fault", &project.kitbag(&["translate", "import", "back.csv"]));
    assert_eq!(po(&project, "base-modules"), before);
}

#[test]
fn what_belongs_to_a_base_elsewhere_goes_into_the_overlay() {
    let project = project();
    std::fs::rename(project.path("base-modules"), project.path("central")).unwrap();
    project.write("kitbag.yaml", "base: central\n");
    send(
        &project,
        &[
            ["section-title", "Waiting", "රැඳී සිටින කාලය", ""],
            ["section-title", "Close", "වැසීම", ""],
            ["module-title", "The queue", "පෝලිම", "reviewed"],
        ],
    );
    says("import-on-a-base-elsewhere", &project.kitbag(&["translate", "import", "back.csv"]));
    let country = po(&project, "overlays/lk");
    let found = ["Waiting", "Close", "The queue"].map(|source| entry(&country, source).is_empty());
    assert_eq!(found, [false, false, true]);
}
