//! Values as YAML text in the style of the source files: texts in quotes where they need them, short
//! lists and mappings on one line.

use serde_yaml::Value as Yaml;

/// A value on one line, so quoted that it can stand anywhere.
pub fn line(value: &Yaml) -> String {
    match value {
        Yaml::String(text) => scalar(text),
        Yaml::Sequence(items) => format!("[{}]", items.iter().map(line).collect::<Vec<_>>().join(", ")),
        Yaml::Mapping(map) if map.is_empty() => "{}".to_owned(),
        Yaml::Mapping(map) => {
            let pairs = map.iter().map(|(key, value)| format!("{}: {}", line(key), line(value)));
            format!("{{ {} }}", pairs.collect::<Vec<_>>().join(", "))
        }
        other => plain(other),
    }
}

/// A mapping over several lines, without a line end behind the last: each key on a line of its own,
/// and lists of mappings with a line for each item.
pub fn lines(value: &Yaml) -> String {
    let Yaml::Mapping(map) = value else { return line(value) };
    let pair = |(key, value): (&Yaml, &Yaml)| match value {
        Yaml::Sequence(items) if !items.is_empty() && items.iter().all(Yaml::is_mapping) => {
            let items = items.iter().map(|item| format!("\n  - {}", line(item)));
            format!("{}:{}", line(key), items.collect::<String>())
        }
        _ => format!("{}: {}", line(key), line(value)),
    };
    map.iter().map(pair).collect::<Vec<_>>().join("\n")
}

/// A text as it is where YAML reads it as this text, and else in double quotes: every JSON string is
/// one of YAML 1.2 (§1.3).
fn scalar(text: &str) -> String {
    let bare =
        plain(&Yaml::String(text.to_owned())) == text && !text.contains([',', ':', '[', ']', '{', '}']);
    if bare { text.to_owned() } else { serde_json::to_string(text).expect("any text can be written as JSON") }
}

fn plain(value: &Yaml) -> String {
    let text = serde_yaml::to_string(value).expect("a value without a type of its own can be written");
    text.trim_end_matches('\n').to_owned()
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test may panic")]
mod tests {
    use super::lines;

    #[test]
    fn an_empty_list_stays_one() {
        let value = serde_yaml::from_str("{ outcome: mixed, sources: [], steps: [{ a: 1 }] }").unwrap();
        assert_eq!(lines(&value), "outcome: mixed\nsources: []\nsteps:\n  - { a: 1 }");
    }
}
