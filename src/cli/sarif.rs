//! Problems as SARIF 2.1.0, which code hosts and editors show beside the lines.

use serde_json::{Value, json};

use crate::diagnostic::{Code, Diagnostic, Origin, Problems, Severity};

/// Where the meaning of the codes stands.
const GUIDE: &str = "docs/diagnostics.md";

/// A log of one run. All codes are its rules, whether they were found or not.
pub(super) fn log(problems: &Problems) -> String {
    let rules: Vec<_> = Code::ALL.iter().map(|code| rule(*code)).collect();
    let driver = json!({ "name": "kitbag", "semanticVersion": env!("CARGO_PKG_VERSION"), "rules": rules });
    let run = json!({
        "tool": { "driver": driver },
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": { "WORKSPACE": { "description": { "text": "The folder of the workspace." } } },
        "results": problems.iter().map(result).collect::<Vec<_>>(),
    });
    let log = json!({
        "$schema": "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
        "version": "2.1.0",
        "runs": [run],
    });
    serde_json::to_string_pretty(&log).expect("a log has only text and numbers")
}

fn rule(code: Code) -> Value {
    let weight = match code.severity() {
        Severity::Error => "The editions that it concerns are not built.",
        Severity::Warning => "The editions are built; `--strict` makes it count.",
        Severity::Notice => "The editions are built; it is good to know.",
    };
    json!({
        "id": code.number(),
        "name": format!("{code:?}"),
        "shortDescription": { "text": sentence(code.meaning()) },
        "help": { "text": format!("{weight} Each result names a way out. All codes: {GUIDE}") },
        "defaultConfiguration": { "level": level(code.severity()) },
    })
}

fn result(problem: &Diagnostic) -> Value {
    let rule = Code::ALL.iter().position(|code| *code == problem.code).expect("all codes are rules");
    let hints = problem.hints.iter().map(|hint| format!("\nHint: {hint}"));
    let mut result = json!({
        "ruleId": problem.code.number(),
        "ruleIndex": rule,
        "level": level(problem.severity),
        "message": { "text": std::iter::once(sentence(&problem.message)).chain(hints).collect::<String>() },
        "locations": problem.origin.iter().map(|origin| json!({ "physicalLocation": physical(origin) })).collect::<Vec<_>>(),
    });
    if !problem.related.is_empty() {
        result["relatedLocations"] = problem.related.iter().enumerate().map(related).collect();
    }
    result
}

fn related((number, (words, origin)): (usize, &(String, Origin))) -> Value {
    json!({ "id": number, "message": { "text": sentence(words) }, "physicalLocation": physical(origin) })
}

fn physical(origin: &Origin) -> Value {
    let mut place =
        json!({ "artifactLocation": { "uri": uri(&origin.file.path), "uriBaseId": "WORKSPACE" } });
    if let Some((start, end)) = origin.span() {
        place["region"] = json!({
            "startLine": start.line,
            "startColumn": start.column,
            "endLine": end.line,
            "endColumn": end.column,
            "snippet": { "text": origin.text() },
        });
    }
    place
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Notice => "note",
    }
}

/// Words as a sentence, with a capital letter and a full stop.
fn sentence(words: &str) -> String {
    let mut letters = words.chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    first.chain(letters).chain(['.']).collect()
}

/// A path as RFC 3986 has it: bytes that are no plain letters or digits in hexadecimal.
fn uri(path: &str) -> String {
    path.bytes().fold(String::new(), |uri, byte| match byte {
        b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => {
            uri + char::from(byte).encode_utf8(&mut [0; 4])
        }
        _ => uri + &format!("%{byte:02X}"),
    })
}
