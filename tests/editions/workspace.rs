//! A workspace of two modules and an overlay, and the words of its editions.

use kitbag::diagnostic::Problems;
use kitbag::load::{self, Workspace};
use kitbag::model::{Edition, Element, Link, Prose, RichText};
use kitbag::pipeline::{self, Request, Sources};

use crate::support::workspace::Project;

/// `tests/small` with a second module, `counter`, and with texts of the test's own.
pub struct Series(pub Project);

const SERIES: &str = "base-modules/series.yaml";
const CLOSE: &str = "base-modules/queue/slides/02-close.md";

impl Series {
    /// Two modules; the overlay `lk` teaches both, in the languages `en`, `si` and `ta`.
    pub fn new() -> Self {
        let project = Project::small();
        project.remove("overlays");
        project.edit(SERIES, "modules: [queue]", "modules: [queue, counter]");
        project.edit(
            SERIES,
            "programmes:",
            "programmes:\n  - { id: other-day, title: Another day, days: [{ sessions: [{ module: counter }] }] }",
        );
        project.write(
            "base-modules/counter/module.yaml",
            "title: The counter\ncode: co\nstatus: draft\nsummary: What happens at a counter.\nsections:\n  - { id: meet, title: Meet, file: slides/01-meet.md, minutes: 5 }\n",
        );
        project.write(
            "base-modules/counter/slides/01-meet.md",
            "## Who sits there? {#who-sits minutes=5}\n\nA clerk.\n",
        );
        let series = Self(project);
        series.overlay("");
        series
    }

    /// What the last slide of the module `queue` shows.
    pub fn close(&self, text: &str) {
        self.0.write(CLOSE, &format!("## One thing {{#one-thing minutes=5 layout=closing}}\n\n{text}\n"));
    }

    /// The overlay, with more keys.
    pub fn overlay(&self, more: &str) {
        let head = "overlay: lk\ntitle: Sri Lanka\ncode: lk\nlanguages: { list: [en, si, ta] }\n";
        self.0.write("overlays/lk/overlay.yaml", &format!("{head}{more}"));
    }

    /// Declares a variable of the series.
    pub fn declare(&self, line: &str) {
        self.0.edit(SERIES, "variables:\n", &format!("variables:\n  {line}\n"));
    }

    /// A translation for the overlay.
    pub fn translation(&self, tag: &str, role: &str, pairs: &[(&str, &str)]) {
        let entry =
            |(from, to): &(&str, &str)| format!("\nmsgctxt \"{role}\"\nmsgid \"{from}\"\nmsgstr \"{to}\"\n");
        let path = format!("overlays/lk/i18n/{tag}.po");
        let entries: String = pairs.iter().map(entry).collect();
        let header = format!("msgid \"\"\nmsgstr \"Language: {tag}\\n\"\n");
        let old = self.0.path(&path).exists().then(|| String::from_utf8(self.0.read(&path)).unwrap());
        self.0.write(&path, &format!("{}{entries}", old.unwrap_or(header)));
    }

    /// The edition of the module `queue` for a target, and what was said of all that was asked for.
    pub fn edition(&self, target: &str) -> (Option<Edition>, String) {
        let (workspace, loaded) = load::workspace(self.0.path("").as_path()).unwrap();
        let (editions, problems) = editions(&workspace, loaded, target);
        (editions.into_iter().find(|edition| edition.module.as_str() == "queue"), told(&problems))
    }

    /// What was said of a target.
    pub fn problems(&self, target: &str) -> String {
        self.edition(target).1
    }

    /// The body of the last slide of `queue`: its words with links as `[words](target)`, behind the
    /// language that they are in where it is not the target's.
    pub fn shown(&self, target: &str) -> String {
        let (edition, problems) = self.edition(target);
        let edition = edition.unwrap_or_else(|| panic!("{problems}"));
        let slide = edition.sections.iter().rev().find_map(|section| section.slides.last()).unwrap();
        words(&slide.body, &edition)
    }
}

/// The editions of a target.
pub fn editions(workspace: &Workspace, loaded: Problems, target: &str) -> (Vec<Edition>, Problems) {
    let request = Request { targets: vec![target.to_owned()], ..Request::default() };
    let (plans, mut problems) =
        pipeline::plan(workspace, &loaded, &request).unwrap_or_else(|problems| (Vec::new(), problems));
    problems.extend(loaded);
    let mut editions = Vec::new();
    let sources = Sources::of(workspace, &plans);
    for target in pipeline::editions(&sources, &plans.iter().collect::<Vec<_>>()) {
        problems.extend(target.problems);
        editions.extend(target.editions.into_iter().map(|finished| finished.edition));
    }
    (editions, problems.in_source_order())
}

fn told(problems: &Problems) -> String {
    problems.iter().map(ToString::to_string).collect()
}

fn words(prose: &Prose<RichText>, edition: &Edition) -> String {
    let texts = prose.elements().flat_map(|element| match element {
        Element::Figure(figure) => vec![format!("![{}]", figure.asset)],
        _ => prose_texts(element, edition),
    });
    texts.collect::<Vec<_>>().join("\n")
}

fn prose_texts(element: &Element<RichText>, edition: &Edition) -> Vec<String> {
    let mut found = Vec::new();
    let mut note = |text: &RichText| found.push(marked(text, edition));
    let _: Element<()> = element.map(&mut note);
    found
}

/// One text unit with its links and, in front of it, a foreign language.
pub fn marked(text: &RichText, edition: &Edition) -> String {
    let run = |run: &kitbag::model::Run| match &run.link {
        None => run.text.clone(),
        Some(Link::Web(address)) => format!("[{}]({address})", run.text),
        Some(Link::Block(id)) => format!("[{}](#{id})", run.text),
    };
    let words: String = text.runs.iter().map(run).collect();
    let language = &text.language;
    if *language == edition.target.language { words } else { format!("{language}: {words}") }
}
