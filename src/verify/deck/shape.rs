//! Shapes of slides as people meet them who do not see them: words for pictures, headers of tables,
//! and the title first.

use super::part::Part;
use super::placeholder::place;
use crate::diagnostic::{Code, Problems};
use crate::package::Element;
use crate::verify::document::{all, children};

const ALT: &str = "in PowerPoint choose it, then Alt Text: say what it shows, or mark it as decorative";

pub(super) fn check(slide: &Part, problems: &mut Problems) {
    let Some(tree) = slide.tree() else { return };
    described(slide, tree, problems);
    for table in all(tree, "tbl") {
        let rows = table.all("tr").count();
        let marked = table.first("tblPr").and_then(|it| it.attribute("firstRow"));
        if rows > 1 && !matches!(marked, Some("1" | "true")) {
            let problem = slide.document.problem(Code::HardToFollow, table, "a table has no header row");
            problems.push(problem.hint("in PowerPoint choose the table, then Table Design, Header Row"));
        }
    }
    title_first(slide, tree, problems);
}

/// Words for a group are words for all in it.
fn described(slide: &Part, group: &Element, problems: &mut Problems) {
    for shape in children(group) {
        let Some(properties) = properties(shape) else { continue };
        let name = properties.attribute("name").unwrap_or_default();
        if is_named_after_file(properties) {
            let message = format!("the alternative text of `{name}` is the name of a file");
            problems.push(slide.document.problem(Code::HardToFollow, properties, message).hint(ALT));
        }
        if has_words(properties) || is_decorative(properties) {
            continue;
        }
        let (code, what) = match shape.name.as_str() {
            "grpSp" => {
                described(slide, shape, problems);
                continue;
            }
            "pic" => (Code::InaccessibleSlide, "picture"),
            "graphicFrame" if all(shape, "tbl").is_empty() => (Code::InaccessibleSlide, "diagram"),
            "graphicFrame" => (Code::HardToFollow, "table"),
            _ => continue,
        };
        let message = format!("the {what} `{name}` has no alternative text");
        problems.push(slide.document.problem(code, properties, message).hint(ALT));
    }
}

/// Name, number and words of a shape.
fn properties(shape: &Element) -> Option<&Element> {
    shape.elements().find_map(|it| it.first("cNvPr"))
}

fn has_words(properties: &Element) -> bool {
    properties.attribute("descr").is_some_and(|it| !it.trim().is_empty())
}

/// Programs that make decks write the name of the picture where nobody gave them words.
fn is_named_after_file(properties: &Element) -> bool {
    let words = properties.attribute("descr").unwrap_or_default().trim().to_lowercase();
    let endings = [".png", ".jpg", ".jpeg", ".gif", ".svg", ".emf", ".wmf"];
    !words.contains(' ') && endings.iter().any(|ending| words.ends_with(ending))
}

fn is_decorative(properties: &Element) -> bool {
    let marks = all(properties, "decorative");
    marks.iter().any(|it| !matches!(it.attribute("val"), Some("0" | "false")))
}

pub(super) fn is_title(shape: &Element) -> bool {
    let kind = place(shape).and_then(|it| it.attribute("type"));
    matches!(kind, Some("title" | "ctrTitle"))
}

/// Readers hear shapes in the order in which they are written.
fn title_first(slide: &Part, tree: &Element, problems: &mut Problems) {
    let read = |shape: &&Element| properties(shape).is_some_and(|it| !is_decorative(it));
    let shapes: Vec<_> = children(tree).into_iter().filter(read).collect();
    let Some(title) = shapes.iter().find(|shape| is_title(shape)) else { return };
    if !is_title(shapes[0]) {
        let first = properties(shapes[0]).and_then(|it| it.attribute("name")).unwrap_or_default();
        let message = format!("the title is read after `{first}`");
        let problem = slide.document.problem(Code::HardToFollow, title, message);
        problems.push(problem.hint(
            "in PowerPoint choose Home, Arrange, Selection Pane, and move the title to the end of the list: \
             that is read first",
        ));
    }
}
