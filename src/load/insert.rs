//! One more entry in a file that its author keeps: `series.yaml` and `kitbag.yaml`.

use serde_yaml::{Mapping, Value as Yaml};

use super::amend::{self, Position};
use super::keep::keep;
use super::settings_file::SETTINGS;
use super::source;
use crate::diagnostic::{Code, Diagnostic, Origin, Problems};
use crate::model::Id;

/// The file that lists modules and audiences.
pub const SERIES: &str = "base-modules/series.yaml";

/// `series.yaml` with one more module, the last in order.
pub fn with_module(raw: &[u8], module: &Id) -> Result<Vec<u8>, Problems> {
    let item = Yaml::from(module.as_str());
    let amend = |text: &str| amend::insert(text, &["modules"], Position::Last, &item);
    amended(raw, SERIES, &format!("modules: [ …, {module}]"), amend)
}

/// `series.yaml` with one more audience.
pub fn with_audience(raw: &[u8], audience: &Id, name: &str) -> Result<Vec<u8>, Problems> {
    let name = Yaml::from(name);
    let first: Mapping = [(audience.as_str().into(), name.clone())].into_iter().collect();
    let amend = |text: &str| {
        let more = amend::set(text, &["audiences", audience.as_str()], &name);
        more.or_else(|| amend::set(text, &["audiences"], &Yaml::Mapping(first.clone())))
    };
    amended(raw, SERIES, &format!("audiences: {{ …, {audience}: … }}"), amend)
}

/// `kitbag.yaml` with another base.
pub fn with_base(raw: &[u8], path: &str) -> Result<Vec<u8>, Problems> {
    let value = Yaml::from(path);
    let line = format!("base: {}", super::emit::line(&value));
    // A file of comments alone has no keys beside which another could stand.
    let amend = |text: &str| {
        amend::set(text, &["base"], &value).or_else(|| Some(format!("{}\n{line}\n", text.trim_end())))
    };
    amended(raw, SETTINGS, &line, amend)
}

fn amended(
    raw: &[u8],
    path: &str,
    by_hand: &str,
    amend: impl FnOnce(&str) -> Option<String>,
) -> Result<Vec<u8>, Problems> {
    let (file, _) = source::decode(path, raw)?;
    amend(&file.text).map(|text| keep(raw, &text)).ok_or_else(|| {
        let mut problems = Problems::none();
        problems.push(
            Diagnostic::new(Code::CannotWrite, format!("`{path}` has a form that cannot be added to"))
                .at(&Origin::of_file(&file))
                .hint(format!("write it there yourself: `{by_hand}`, then type the command again")),
        );
        problems
    })
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test may panic")]
mod tests {
    use super::{with_audience, with_base, with_module};
    use crate::model::Id;

    fn module(text: &str) -> String {
        String::from_utf8(with_module(text.as_bytes(), &Id::parse("b-c").unwrap()).unwrap()).unwrap()
    }

    fn audience(text: &str) -> String {
        let id = Id::parse("youth").unwrap();
        String::from_utf8(with_audience(text.as_bytes(), &id, "Young people").unwrap()).unwrap()
    }

    #[test]
    fn a_module_joins_the_list_and_nothing_else_changes() {
        for (before, after) in [
            ("modules: [a] # order\nb: 1\n", "modules: [a, b-c] # order\nb: 1\n"),
            ("modules: [\n  a,\n]\n", "modules: [\n  a, b-c,\n]\n"),
            ("modules: []\n", "modules: [b-c]\n"),
            ("modules:\n  - a   # first\n# end\nb: 1\n", "modules:\n  - a   # first\n  - b-c\n# end\nb: 1\n"),
            ("\u{FEFF}modules:\r\n  - a\r\nb: 1\r\n", "\u{FEFF}modules:\r\n  - a\r\n  - b-c\r\nb: 1\r\n"),
        ] {
            assert_eq!(module(before), after);
        }
    }

    #[test]
    fn an_audience_joins_the_others_or_is_the_first() {
        for (before, after) in [
            ("audiences: { a: A }\n", "audiences: { a: A, youth: Young people }\n"),
            ("audiences: {}\nb: 1\n", "audiences: { youth: Young people }\nb: 1\n"),
            ("audiences:\n  a: A # x\nb: 1\n", "audiences:\n  a: A # x\n  youth: Young people\nb: 1\n"),
            ("b: 1\r\n", "b: 1\r\naudiences: { youth: Young people }\r\n"),
        ] {
            assert_eq!(audience(before), after);
        }
    }

    #[test]
    fn a_base_takes_the_place_of_another_and_comments_stay() {
        for (before, after) in [
            ("# ours\nbase: ../a # old\n", "# ours\nbase: ../b c.zip # old\n"),
            ("# ours\nbase: \"../a\"\n", "# ours\nbase: ../b c.zip\n"),
            ("# ours\n", "# ours\nbase: ../b c.zip\n"),
            ("base:\n", "base: ../b c.zip\n"),
        ] {
            let new = with_base(before.as_bytes(), "../b c.zip").unwrap();
            assert_eq!(String::from_utf8(new).unwrap(), after);
        }
    }

    #[test]
    fn what_cannot_be_added_to_is_told() {
        let problems = with_module(b"modules: a\n", &Id::parse("c").unwrap()).unwrap_err();
        assert_eq!(
            problems.iter().map(ToString::to_string).collect::<String>(),
            "error[KB0803]: `base-modules/series.yaml` has a form that cannot be added to\n --> base-modules/series.yaml:1:1\n  |\n1 | modules: a\n  | ^\n  = hint: write it there yourself: `modules: [ …, c]`, then type the command again\n"
        );
    }
}
