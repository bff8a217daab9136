//! What a translation must keep of its source: placeholders, links and working markup.

use std::collections::BTreeMap;
use std::fmt::Write;

use pulldown_cmark::{Event, Parser};

use crate::catalogue::Entry;
use crate::diagnostic::{Code, Diagnostic};
use crate::markup::{Inline, inlines};
use crate::translate::{labels, role};

/// What a translation lost of its source or has in addition.
pub(super) fn faults(source: &str, target: &str) -> Vec<Diagnostic> {
    let (old, new) = (looks(source), looks(target));
    let mut found = Vec::new();
    if let Some(difference) = difference(&placeholders(source), &placeholders(target)) {
        let problem = Diagnostic::new(Code::LostPlaceholder, format!("the translation {difference}"));
        found.push(
            problem.hint("copy `{{…}}` from the source text letter by letter; only its place may change"),
        );
    }
    if let Some(difference) = difference(&old.targets, &new.targets) {
        let problem = Diagnostic::new(
            Code::LostPlaceholder,
            format!("the translation's links differ: it {difference}"),
        );
        found.push(problem.hint("keep each `[words](target)` and translate its words alone"));
    }
    if new.loose_stars > old.loose_stars {
        let problem = Diagnostic::new(Code::LostPlaceholder, "`**` in the translation stays visible");
        found.push(problem.hint("write `**` right before the first and right behind the last bold word"));
    }
    if has_html(target) && !has_html(source) {
        found.push(Diagnostic::new(Code::RawHtml, "the translation has raw HTML").hint("write `<` as `\\<`"));
    }
    found
}

/// The values of kitbag's own words, `{n}` and the like.
pub(super) fn values(entry: &Entry) -> Option<Diagnostic> {
    if entry.context.as_deref() != Some(role::LABEL) {
        return None;
    }
    let counted = |text| {
        let mut counts = BTreeMap::new();
        for value in labels::values(text) {
            *counts.entry(format!("{{{value}}}")).or_default() += 1;
        }
        counts
    };
    let difference = difference(&counted(&entry.source), &counted(&entry.target))?;
    let problem = Diagnostic::new(Code::LostPlaceholder, format!("the translation {difference}"));
    Some(problem.hint("copy `{n}`, `{m}` and `{name}` from the source text; only their place may change"))
}

/// `{{…}}` with their braces, and how often each stands there; also those whose name somebody
/// translated, which are no placeholders any more.
fn placeholders(text: &str) -> BTreeMap<String, usize> {
    let mut found = BTreeMap::new();
    for part in text.split("{{").skip(1) {
        if let Some((name, _)) = part.split_once("}}") {
            *found.entry(format!("{{{{{}}}}}", name.trim())).or_default() += 1;
        }
    }
    found
}

#[derive(Default)]
struct Looks {
    targets: BTreeMap<String, usize>,
    loose_stars: usize,
}

fn looks(text: &str) -> Looks {
    if !text.contains(['[', '<', '*']) {
        return Looks::default();
    }
    let inlines = inlines(text);
    let mut targets = BTreeMap::new();
    // A link with bold words in it is several runs.
    for runs in inlines.chunk_by(|a, b| (&a.link, &a.title) == (&b.link, &b.title)) {
        let Inline { link: Some(link), title, .. } = &runs[0] else { continue };
        let otherwise = if title.is_empty() { "" } else { " \"else: …\"" };
        *targets.entry(format!("{link}{otherwise}")).or_default() += 1;
    }
    let words: String = inlines.iter().map(|inline| inline.text.as_str()).collect();
    Looks { targets, loose_stars: words.matches("**").count() }
}

fn has_html(text: &str) -> bool {
    text.contains('<')
        && Parser::new(text).any(|event| matches!(event, Event::Html(_) | Event::InlineHtml(_)))
}

/// What is missing and what is too much, as the rest of a sentence that begins with the
/// translation; `None` where both sides are equal.
fn difference(source: &BTreeMap<String, usize>, target: &BTreeMap<String, usize>) -> Option<String> {
    let missing = surplus(source, target);
    let extra = surplus(target, source);
    let mut words = String::new();
    if !missing.is_empty() {
        write!(words, "lacks {}", missing.join(", ")).expect("a string takes any text");
    }
    if !extra.is_empty() {
        let and = if words.is_empty() { "" } else { " and " };
        write!(words, "{and}has {} that the source text does not have", extra.join(", "))
            .expect("a string takes any text");
    }
    (!words.is_empty()).then_some(words)
}

/// What `counts` has more of than `other`.
fn surplus(counts: &BTreeMap<String, usize>, other: &BTreeMap<String, usize>) -> Vec<String> {
    let listed = |(name, count): (&String, &usize)| match count
        .saturating_sub(other.get(name).copied().unwrap_or(0))
    {
        0 => None,
        1 => Some(format!("`{name}`")),
        many => Some(format!("`{name}` ({many} times)")),
    };
    counts.iter().filter_map(listed).collect()
}

#[cfg(test)]
mod tests {
    use super::faults;

    fn messages(source: &str, target: &str) -> Vec<String> {
        faults(source, target).into_iter().map(|problem| problem.message).collect()
    }

    #[test]
    fn t066_placeholders_are_compared_as_a_multiset() {
        let source = "In {{country.name}}, {{fact.users}} of {{country.name}}";
        let same = messages(source, "{{fact.users}} {{ country.name }}: {{country.name}}");
        assert_eq!(same, Vec::<String>::new());
        let lost = messages(source, "{{fact.users}} x");
        assert_eq!(lost, ["the translation lacks `{{country.name}}` (2 times)"]);
        let added = messages("x", "{{fact.users}}");
        assert_eq!(added, ["the translation has `{{fact.users}}` that the source text does not have"]);
        let translated = messages("In {{country.name}}", "{{රට.නම}} තුළ");
        assert_eq!(
            translated,
            [
                "the translation lacks `{{country.name}}` and has `{{රට.නම}}` that the source text does not have"
            ]
        );
    }

    #[test]
    fn t066_links_keep_their_targets() {
        let source = "See [the law](https://example.org/a) and [the case](#case-a)";
        assert_eq!(messages(source, "[**නීති**ය](#case-a) [x](https://example.org/a)"), Vec::<String>::new());
        assert_eq!(
            messages(source, "[නීතිය](https://example.org/si) [x](#case-a)"),
            [
                "the translation's links differ: it lacks `https://example.org/a` and has `https://example.org/si` \
             that the source text does not have"
            ]
        );
    }

    #[test]
    fn t060_links_keep_what_stands_there_else() {
        let source = r#"See [the law](laws/a "else: the law")"#;
        assert_eq!(messages(source, r#"[නීතිය](laws/a "else: නීතිය")"#), Vec::<String>::new());
        assert_eq!(
            messages(source, "[නීතිය](laws/a)"),
            ["the translation's links differ: it lacks `laws/a \"else: …\"` and has `laws/a` \
             that the source text does not have"]
        );
    }

    #[test]
    fn t067_markup_works_in_the_translation_too() {
        let bold = "**Users** first";
        assert_eq!(messages(bold, "**អ្នកប្រើប្រាស់**មុន"), Vec::<String>::new());
        assert_eq!(messages(bold, "**«អ្នកប្រើប្រាស់»** មុន"), Vec::<String>::new());
        assert_eq!(messages(bold, "**អ្នកប្រើប្រាស់ មុន"), ["`**` in the translation stays visible"]);
        assert_eq!(messages(bold, "** අ ** ආ"), ["`**` in the translation stays visible"]);
        assert_eq!(messages("2 \\*\\* 3", "2 \\*\\* 3"), Vec::<String>::new());
        assert_eq!(messages("a < b", "a <b>x</b>"), ["the translation has raw HTML"]);
    }
}
