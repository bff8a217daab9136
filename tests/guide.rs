//! The guide of a series: what its authors write in `guide.md`, and what follows from the modules.
#![allow(clippy::unwrap_used, clippy::disallowed_methods, reason = "a test may panic and uses the disk")]

mod support;

use support::pdf_words::written;
use support::says::says;
use support::workspace::{Project, without_time};

const SERIES: &str = "base-modules/series.yaml";
const GUIDE: &str = "base-modules/guide.md";
const FILE: &str = "lk/en/lk-en-series-guide.pdf";

const CHAPTERS: &str = "## Before you begin {#before}

Read {{office}} its rules. **Say** less in [the first module](queue).

### One week before

- Count the chairs
- Try the lamp

| Question | When |
|---|---|
| Was it of use? | at the end |

::: only {audience=youth}
Let young people lead.
:::

::: except {audience=youth}
Let everybody lead.
:::

## After the course {#after}

::: translator
The course, not the race.
:::

Write to each other.
";

/// The small workspace with two chapters, a competency that its objective builds, and one that none does.
fn project() -> Project {
    let project = Project::small();
    project.write(GUIDE, CHAPTERS);
    let series = String::from_utf8(project.read(SERIES)).unwrap();
    let competencies = "competencies:\n  see-queues: See queues with the eyes of those who wait\n  act: Act on what you saw\n";
    project.write(SERIES, &(series + competencies));
    project.edit(
        "base-modules/queue/module.yaml",
        "id: o1, inclusion: true",
        "id: o1, inclusion: true, competencies: [see-queues]",
    );
    project.write("base-modules/glossary.csv", "term,id,definition\nqueue,queue,People who wait.\n");
    project
}

fn build(project: &Project, arguments: &[&str]) -> String {
    let run = project.kitbag(&[&["build"][..], arguments].concat());
    assert_eq!((run.code, run.stderr.as_str()), (0, ""), "{}", run.stdout);
    without_time(&run.stdout)
}

fn words(project: &Project, path: &str) -> Vec<String> {
    written(&project.read(&format!("output/{path}")))
}

#[test]
fn a_guide_has_the_chapters_and_what_follows_from_the_modules() {
    let project = project();
    let told = build(&project, &["lk", "--format", "guide"]);
    assert_eq!(told, "Built  lk@en/series                 guide (7 pages = 4 sheets)\n1 file in output\n");
    let said = words(&project, FILE);
    let hash = said.iter().find(|it| it.len() == 10 && it.bytes().all(|b| b.is_ascii_hexdigit())).unwrap();
    insta::assert_snapshot!("guide_words", said.join("\n").replace(hash, "HASH"));
    let alone = build(&project, &["lk", "--module", "series"]);
    assert_eq!(alone, told);
    let explained = project.kitbag(&["explain", &format!("output/{FILE}")]);
    assert!(!explained.stdout.contains("changed since"), "{}", explained.stdout);
    project.edit(GUIDE, "Write to each other.", "Call each other.");
    let explained = project.kitbag(&["explain", &format!("output/{FILE}")]);
    assert!(explained.stdout.contains("changed since"), "{}", explained.stdout);
}

#[test]
fn a_guide_is_a_usual_kind_that_stays_where_it_was_built() {
    let project = project();
    build(&project, &["lk"]);
    let first = project.read(&format!("output/{FILE}"));
    build(&project, &["lk", "--format", "cheat-sheet"]);
    assert_eq!(project.read(&format!("output/{FILE}")), first);
    let page = String::from_utf8(project.read("output/lk/READ-ME-FIRST.html")).unwrap();
    let at = |words: &str| page.find(words).unwrap_or_else(|| panic!("{words} in {page}"));
    assert!(at("how to prepare, teach and adapt the whole series") < at("lk-en-queue-script.pdf"));
}

#[test]
fn a_workspace_without_chapters_and_competencies_has_no_guide() {
    let project = Project::small();
    build(&project, &["lk"]);
    assert!(!project.path(&format!("output/{FILE}")).exists());
}

#[test]
fn a_guide_is_not_made_of_a_part_of_the_modules() {
    let project = project();
    project.edit("base-modules/queue/quiz.yaml", "stem: What", "stem: What {{people}}");
    let run = project.kitbag(&["build", "lk", "--format", "guide"]);
    assert_eq!(run.code, 1, "{}", run.stdout);
    assert!(!project.path(&format!("output/{FILE}")).exists());
}

#[test]
fn parts_for_some_audiences_are_read_by_them_alone() {
    let project = project();
    build(&project, &["lk@en+youth", "--format", "guide"]);
    let youth = words(&project, "lk/en+youth/lk-en-youth-series-guide.pdf").join(" ");
    assert!(youth.contains("Let young people lead.") && !youth.contains("Let everybody lead."), "{youth}");
    build(&project, &["lk", "--format", "guide", "--flag"]);
    let review = words(&project, "lk/en/lk-en-series-guide-flag.pdf").join(" ");
    assert!(review.contains("Let young people lead.") && review.contains("Let everybody lead."), "{review}");
}

#[test]
fn a_guide_is_translated_like_other_texts() {
    let project = project();
    project.edit("overlays/lk/overlay.yaml", "list: [en]", "list: [en, si]");
    let update = project.kitbag(&["translate", "update"]);
    assert_eq!(update.code, 0, "{}", update.stderr);
    let catalogue = String::from_utf8(project.read("base-modules/i18n/si.po")).unwrap();
    for entry in [
        "msgctxt \"guide-title\"\nmsgid \"Before you begin\"",
        "msgctxt \"guide-text\"\nmsgid \"Count the chairs\"",
        "msgctxt \"competency\"\nmsgid \"Act on what you saw\"",
        "#. The course, not the race.",
    ] {
        assert!(catalogue.contains(entry), "{entry} in {catalogue}");
    }
    build(&project, &["lk@en-XB", "--format", "guide"]);
    let said = words(&project, "lk/en-XB/lk-en-xb-series-guide.pdf").join(" ");
    assert!(!said.contains("Write to each other."), "{said}");
}

#[test]
fn content_tells_which_objectives_build_no_competency() {
    let project = project();
    project.edit(
        "base-modules/queue/module.yaml",
        "sections:\n",
        "  - { id: o2, text: Count those who wait }\nsections:\n",
    );
    says("content-competencies", &project.kitbag(&["content", "base"]));
}

#[test]
fn faults_of_a_guide_are_told_together_with_their_places() {
    let project = project();
    project.write(
        GUIDE,
        "# The guide\n\n## No name\n\n## Twice {#twice minutes=5}\n\n![A clock](assets/clock.svg)\n\n## Twice {#twice}\n\n::: say\nHello.\n:::\n\n## {#untitled}\n",
    );
    project.edit(SERIES, "  act: Act", "  Act: Act");
    says("guide-faults", &project.kitbag(&["check", "lk"]));
}

#[test]
fn names_and_links_that_lead_nowhere_are_told() {
    let project = project();
    project.edit(GUIDE, "(queue)", "(quene)");
    project.edit(GUIDE, "Write to each other.", "See [above](#before).");
    says("guide-links", &project.kitbag(&["check", "lk"]));
    project.edit("base-modules/queue/module.yaml", "[see-queues]", "[see-queue]");
    says("guide-names", &project.kitbag(&["check", "lk"]));
    project.edit(SERIES, "id: one-day", "id: series");
    says("guide-programme", &project.kitbag(&["check", "lk"]));
}
