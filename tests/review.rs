//! The document for reviewers of a language.
#![allow(clippy::unwrap_used, clippy::disallowed_methods, reason = "a test may panic and uses the disk")]

mod support;

use std::collections::BTreeSet;
use std::path::Path;

use support::says::says;
use support::workspace::{Project, bless};

const HEADER: &str = "msgid \"\"\nmsgstr \"Language: si\\n\"\n\n";

/// The small workspace with Sinhala: a translation in each state, one of a text that has changed since,
/// one that the checks find fault with, a slide that is whole and one that its author wrote in Sinhala.
fn project() -> Project {
    let project = Project::small();
    project.edit("overlays/lk/overlay.yaml", "list: [en]", "list: [en, si]");
    let base = "# reviewed-by: Nimal 2026-01-02
msgctxt \"module-title\"
msgid \"The queue\"
msgstr \"පෝලිම\"

# state: machine-draft
msgctxt \"section-title\"
msgid \"Waiting\"
msgstr \"රැඳී සිටීම\"

# approved-by: Ministry
msgctxt \"section-title\"
msgid \"Close\"
msgstr \"වැසීම\"

#, fuzzy
#| msgid \"The wait costs what?\"
msgctxt \"slide-title\"
msgid \"What the wait costs\"
msgstr \"වියදම\"

# state: machine-draft
msgctxt \"slide-text\"
msgid \"People from the villages\"
msgstr \"ගම්වලින් එන **අය**\"

# state: machine-draft
msgctxt \"slide-text\"
msgid \"People who came yesterday\"
msgstr \"ඊයේ ආ 3 දෙනා\"
";
    project.write("base-modules/i18n/si.po", &format!("{HEADER}{base}"));
    let country = "# for the minister\nmsgctxt \"slide-title\"\nmsgid \"Who waits here?\"\nmsgstr \"කවුද මෙහි රැඳී සිටින්නේ?\"\n
msgctxt \"say\"\nmsgid \"Think of {{office}}. Who stands in the queue?\"\nmsgstr \"{{office}} ගැන සිතන්න. පෝලිමේ සිටින්නේ කවුද?\"\n";
    project.write("overlays/lk/i18n/si.po", &format!("{HEADER}{country}"));
    let own = "add: [{ after: queue/who-waits, slide: lk-office, text: text/queue/lk-office.md }]\nchange:\n";
    project.edit("overlays/lk/overlay.yaml", "change:\n", own);
    let slide = "## ප්‍රාදේශීය ලේකම් කාර්යාලය {#lk-office minutes=2 lang=si}\n\nපෝලිම\n";
    project.write("overlays/lk/text/queue/lk-office.md", slide);
    project
}

/// The document, written by the program.
fn page(project: &Project, arguments: &[&str]) -> String {
    let run = project.kitbag(&[&["translate", "review"], arguments, &["--force"]].concat());
    assert_eq!((run.code, run.stderr.as_str()), (0, ""));
    let line = run.stdout.lines().next().unwrap();
    let name = line.trim_start_matches("Wrote ").split(": ").next().unwrap();
    String::from_utf8(project.read(name)).unwrap()
}

/// What stands between two marks, wherever they are.
fn between<'t>(text: &'t str, from: &'t str, to: &'t str) -> impl Iterator<Item = &'t str> {
    text.split(from).skip(1).map(move |rest| rest.split(to).next().unwrap())
}

/// Words without tags.
fn plain(html: &str) -> String {
    let words: String = html.split('<').map(|part| part.split_once('>').map_or(part, |it| it.1)).collect();
    words.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&")
}

/// The texts of the document in a language: what stands in a `dd` with its `lang`.
fn texts(page: &str, language: &str) -> Vec<String> {
    between(page, &format!("<dd lang=\"{language}\" dir=\"ltr\">"), "</dd>").map(plain).collect()
}

#[test]
fn a_review_of_a_small_workspace() {
    let made = page(&project(), &["lk"]);
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/review/small.html");
    if bless() {
        std::fs::write(&path, &made).unwrap();
    }
    let expected = std::fs::read_to_string(&path).unwrap().replace("\r\n", "\n");
    assert!(made == expected, "tests/review/small.html is not what the program writes; run `make bless`");
}

/// What the items of a document are about, and their words in both languages.
fn items(page: &str) -> Vec<(String, String)> {
    let facts = between(page, "<p class=\"facts\">", "</p>");
    let about = facts.map(|it| plain(it.split("</b>").nth(1).unwrap().split("<code>").next().unwrap()));
    about.zip(between(page, "<dl class=\"pair\">", "</dl>").map(plain)).collect()
}

/// The documents of an overlay's editions in a language have the texts that are sent to translators, each
/// once, and those that their authors wrote in that language.
#[test]
fn every_text_is_there_once() {
    for (project, words, written) in
        [(project(), &["lk@si"] as &[_], 2), (Project::explained(), &["lk@si", "lk@si+youth"], 0)]
    {
        let sent = project.kitbag(&["translate", "export", "lk", "si"]).stdout;
        let sent: usize = between(&sent, "Wrote lk-si.po: ", " ").next().unwrap().parse().unwrap();
        let mut all = BTreeSet::new();
        for word in words {
            let made = page(&project, &[word]);
            let numbers: Vec<usize> =
                between(&made, "<li value=\"", "\"").map(|it| it.parse().unwrap()).collect();
            assert_eq!(numbers, (1..=numbers.len()).collect::<Vec<_>>());
            let items = items(&made);
            let distinct: BTreeSet<_> = items.iter().cloned().collect();
            assert_eq!((items.len(), distinct.len()), (numbers.len(), numbers.len()));
            all.extend(distinct);
        }
        assert_eq!(all.len(), sent + written, "{words:?}");
    }
}

#[test]
fn words_are_tagged_with_their_language() {
    let made = page(&project(), &["lk@si"]);
    let is_sinhala = |text: &String| text.contains(|c: char| ('\u{d80}'..='\u{dff}').contains(&c));
    let tags: BTreeSet<_> = between(&made, " lang=\"", "\"").collect();
    assert_eq!(tags, BTreeSet::from(["en", "si"]));
    let sources = texts(&made, "en");
    assert!(!sources.is_empty() && !sources.iter().any(is_sinhala), "{sources:?}");
    let translations = texts(&made, "si");
    assert_eq!(translations.len(), 10);
    assert!(translations.iter().all(is_sinhala), "{translations:?}");
    for word in between(&made, "<bdi lang=\"si\" dir=\"ltr\">", "</bdi>").chain(between(
        &made,
        "<dt lang=\"si\" dir=\"ltr\">",
        "</dt>",
    )) {
        assert!(is_sinhala(&word.to_owned()), "{word}");
    }
}

#[test]
fn right_to_left_is_said_of_words_and_slides() {
    let project = project();
    project.edit("overlays/lk/overlay.yaml", "list: [en, si]", "list: [en, fa-AF]");
    project.write(
        "base-modules/i18n/fa-AF.po",
        "msgid \"\"\nmsgstr \"Language: fa_AF\\n\"\n\nmsgctxt \"section-title\"\nmsgid \"Waiting\"\nmsgstr \"انتظار\"\n",
    );
    let made = page(&project, &["lk@fa-AF"]);
    assert!(made.contains("<html lang=\"en\" dir=\"ltr\">"));
    assert!(made.contains("<dd lang=\"fa-AF\" dir=\"rtl\">انتظار</dd>"));
    assert!(made.contains("<dd lang=\"en\" dir=\"ltr\">Waiting</dd>"));
    // The panel of the slide of a section stands at the end side: on the left.
    let slide = between(&made, "aria-label=\"Slide 3 of 12\">", "</svg>").next().unwrap();
    assert!(slide.starts_with("<rect x=\"0\" y=\"0\" width=\"86\""), "{slide}");
    assert!(slide.contains("<div class=\"bottom\" dir=\"rtl\""), "{slide}");
}

#[test]
fn it_needs_no_other_file_and_no_script() {
    let made = page(&project(), &["lk@si"]);
    let addresses =
        [" src=\"", " href=\""].map(|name| between(&made, name, "\"").collect::<Vec<_>>()).concat();
    let outside: Vec<_> = addresses
        .iter()
        .filter(|it| !it.starts_with('#') && !it.starts_with("data:image/svg+xml;base64,"))
        .collect();
    assert_eq!(outside, Vec::<&&str>::new());
    assert!(addresses.iter().any(|it| it.starts_with("data:")), "the picture of a slide is in the page");
    for word in ["<script", "url(", "@import", "<link", " on"] {
        let heads = between(&made, "<", ">").filter(|tag| format!("<{tag}").contains(word));
        assert_eq!(heads.collect::<Vec<_>>(), Vec::<&str>::new(), "{word}");
    }
}

#[test]
fn only_what_changed_since_the_last_review() {
    let project = project();
    let whole = page(&project, &["lk@si"]);
    says("review-changed", &project.kitbag(&["translate", "review", "lk@si", "--changed", "--force"]));
    let changed = String::from_utf8(project.read("lk-si-review.html")).unwrap();
    for (said, is_there) in [("පෝලිම", false), ("වැසීම", false), ("රැඳී සිටීම", true), ("වියදම", true)]
    {
        let text = said.to_owned();
        assert!(texts(&whole, "si").contains(&text));
        assert_eq!(texts(&changed, "si").contains(&text), is_there, "{said}");
    }
    // A text keeps its number, so that two documents can be laid side by side.
    let item = |page: &str, words: &str| {
        let at = page.find(&format!(">{words}</dd>")).unwrap();
        page[..at].rsplit("<li value=\"").next().unwrap().split('"').next().unwrap().to_owned()
    };
    assert_eq!(item(&changed, "Waiting"), item(&whole, "Waiting"));
    assert!(changed.contains("Left out because nobody needs to review them: 4"), "{changed}");
}

#[test]
fn what_a_review_says() {
    let project = project();
    let review = |arguments: &[&str]| project.kitbag(&[&["translate", "review"], arguments].concat());
    says("review", &review(&["lk"]));
    says("review-there-already", &review(&["lk@si"]));
    says("review-module", &review(&["lk@si", "--module", "queue", "--output", "queue.html"]));
    says("review-unknown-module", &review(&["lk@si", "--module", "queu"]));
    says("review-no-name", &review(&["lk@si", "--module", "Qu eue"]));
    assert_eq!(project.kitbag(&["new", "module", "other", "--title", "Other"]).code, 0);
    project.edit("overlays/lk/overlay.yaml", "code: lk\n", "code: lk\nmodules: { only: [queue] }\n");
    says("review-untaught-module", &review(&["lk@si", "--module", "other"]));
    says("review-unknown-target", &review(&["lk@sin"]));
    says("review-language-of-the-base", &review(&["lk@en"]));
    project.edit("overlays/lk/overlay.yaml", "list: [en, si]", "list: [en, si, ta]");
    says("review-several-languages", &review(&["lk"]));
}

#[test]
fn nothing_to_review_writes_nothing() {
    let project = project();
    let sent = ["translate", "export", "lk", "si", "--format", "po"];
    assert_eq!(project.kitbag(&sent).code, 0);
    let po = String::from_utf8(project.read("lk-si.po")).unwrap();
    let entry = |text: &str| {
        let source = text.split("\nmsgid \"").nth(1).unwrap().split("\"\nmsgstr").next().unwrap();
        let role = text.split("msgctxt \"").nth(1).unwrap().split('"').next().unwrap();
        format!("# reviewed-by: Nimal\nmsgctxt \"{role}\"\nmsgid \"{source}\"\nmsgstr \"{source}\"\n\n")
    };
    let entries: String = po.trim_end().split("\n\n").skip(1).map(entry).collect();
    project.write("base-modules/i18n/si.po", &format!("{HEADER}{entries}"));
    project.remove_file("overlays/lk/i18n/si.po");
    project.remove_file("lk-si.po");
    says("review-nothing", &project.kitbag(&["translate", "review", "lk@si", "--changed"]));
    assert!(!project.path("lk-si-review.html").exists());
}

/// Faults of translations are what reviewers look for: texts are shown, and the slides are not drawn.
#[test]
fn a_module_with_errors_is_shown_without_pictures() {
    let project = project();
    project.edit("overlays/lk/i18n/si.po", "{{office}} ගැන", "කාර්යාලය ගැන");
    says("review-lost-placeholder", &project.kitbag(&["translate", "review", "lk@si"]));
    let made = String::from_utf8(project.read("lk-si-review.html")).unwrap();
    assert!(made.contains("– without pictures of its slides: it has errors"));
    assert!(!made.contains("<svg"));
    let item = made.split("<li value=\"").find(|it| it.contains("කාර්යාලය ගැන")).unwrap();
    assert!(item.contains("(KB0503)"), "{item}");
    project.edit("base-modules/i18n/si.po", "msgstr \"වැසීම\"", "msgstr \"වැසීම");
    says("review-broken-file", &project.kitbag(&["translate", "review", "lk@si", "--force"]));
    let made = String::from_utf8(project.read("lk-si-review.html")).unwrap();
    assert!(made.contains("The module queue is not in this document: it has errors."));
}
