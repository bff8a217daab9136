//! What is known about a block, in words.

use crate::diagnostic::Origin;
use crate::model::{Clearance, Condition, Fact, Id, State, Target, Visibility};
use crate::overlay::{Decision, Departure, Explanation, Reason, cut};
use crate::pipeline::{Account, FieldAccount, Named, NamedBlock, Presence, Setting, Standing};
use crate::translate::{Gap, Lack, Shown};

/// The lines about one block, or about one of its fields.
pub(super) fn account(account: &Account, target: &Target) -> Vec<String> {
    let field = match account.fields.as_slice() {
        [only] if account.place.is_empty() => format!("#{}", only.field),
        _ => String::new(),
    };
    let mut lines = vec![format!("{}{field}  in {target}", account.address)];
    lines.extend(presence(&account.presence, target));
    if !account.place.is_empty() {
        lines.push("place".to_owned());
        lines.extend(account.place.iter().map(step));
    }
    for field in &account.fields {
        lines.push(field.field.to_string());
        lines.extend(self::field(field, target));
    }
    lines.extend(blocks(&account.blocks));
    lines
}

fn blocks(blocks: &[NamedBlock]) -> Vec<String> {
    let line = |it: &NamedBlock| {
        let indent = "  ".repeat(it.depth + 1);
        format!("{indent}{}  {}  {}", it.kind, it.address, cut(&it.title)).trim_end().to_owned()
    };
    let head = (!blocks.is_empty()).then(|| "blocks".to_owned());
    head.into_iter().chain(blocks.iter().map(line)).collect()
}

fn presence(presence: &Presence, target: &Target) -> Vec<String> {
    match presence {
        Presence::Shown => Vec::new(),
        Presence::FilteredOut => {
            vec![format!("left out: nothing of it is for {}", whom(&target.audiences))]
        }
        Presence::Gone(departure) => gone(departure),
        Presence::RemovedByBase(reason, origin) => {
            vec![format!("removed by the base: \"{reason}\"  {}", origin.place())]
        }
    }
}

fn gone(departure: &Departure) -> Vec<String> {
    let how = match &departure.reason {
        Reason::Removed => "removed".to_owned(),
        Reason::Swapped(new) => format!("swapped for `{new}`"),
        Reason::NotCleared => "left out, since nobody has cleared it,".to_owned(),
        Reason::Refused => "left out, since its edit has an error,".to_owned(),
    };
    let touch = &departure.touch;
    let because = because(touch.because.as_deref());
    vec![
        format!("{how} by {}{because}  {}", touch.layer, touch.origin.place()),
        format!("the {} is written in {}", departure.kind, departure.written.place()),
    ]
}

fn because(reason: Option<&str>) -> String {
    reason.map_or(String::new(), |reason| format!(": \"{reason}\""))
}

/// One value or one step of a block to its place.
fn step(step: &Explanation) -> String {
    let hidden = if step.hidden { " (hidden)" } else { "" };
    let because = because(step.because.as_deref());
    format!("  {}  {}  {}{because}{hidden}", step.shown, step.origin.place(), step.verb)
}

fn field(field: &FieldAccount, target: &Target) -> Vec<String> {
    let mut lines: Vec<String> = field.chain.iter().map(step).collect();
    lines.extend(sum(&field.parts));
    lines.extend(field.texts.iter().map(|shown| words(shown, target)));
    lines.extend(field.names.iter().flat_map(named));
    lines.extend(field.decisions.iter().map(|decision| part(decision, target)));
    lines
}

fn sum(parts: &[(Id, u32, Origin)]) -> Vec<String> {
    let total: u32 = parts.iter().map(|(_, minutes, _)| minutes).sum();
    let mut lines = Vec::new();
    if !parts.is_empty() {
        lines.push(format!("  {total} is the sum of"));
    }
    let part = |(id, minutes, origin): &(Id, u32, Origin)| format!("    {minutes}  {id}  {}", origin.place());
    lines.extend(parts.iter().map(part));
    lines
}

/// A text as it is read, in which language, and why in another.
fn words(shown: &Shown, target: &Target) -> String {
    let it = &shown.words;
    let state = match it.state {
        State::Source => String::new(),
        state => format!(", {state}"),
    };
    let place = it.origin.place();
    let gap = match &shown.gap {
        Some(gap) if it.language != target.language => format!(": {}", lacks(gap, shown, target)),
        _ => String::new(),
    };
    format!("  reads \"{}\"  {}{state}  {place}{gap}", cut(&it.markup), it.language.name())
}

fn lacks(gap: &Gap, shown: &Shown, target: &Target) -> String {
    let language = target.language.name();
    let what = match &gap.lack {
        Lack::Missing => format!("no {language} translation"),
        Lack::NeedsWork(place) => format!("the {language} translation needs work ({})", place.place()),
        Lack::HiddenDraft(place) => {
            format!("the {language} translation is a machine draft, which is not shown ({})", place.place())
        }
        Lack::Faulty(place) => format!("the {language} translation has a fault ({})", place.place()),
    };
    if gap.text.origin == shown.source {
        what
    } else {
        format!("it stays with \"{}\": {what}", cut(&gap.text.markup))
    }
}

fn named(named: &Named) -> Vec<String> {
    let Named { name, value, settings } = named;
    let value = value.as_ref().map_or("nothing".to_owned(), |value| format!("\"{value}\""));
    let mut lines = vec![format!("  uses {name} = {value}")];
    lines.extend(settings.iter().flat_map(setting));
    lines
}

fn setting(setting: &Setting) -> Vec<String> {
    let standing = match setting.standing {
        Standing::InForce => "",
        Standing::Hidden => " (hidden)",
        Standing::NotCleared => " (not cleared)",
    };
    let mut lines = vec![format!("    \"{}\"  {}{standing}", setting.words, setting.origin.place())];
    lines.extend(setting.fact.iter().flat_map(fact));
    lines
}

fn fact(fact: &Fact) -> [String; 2] {
    let source = &fact.source;
    let clearance = match &fact.clearance {
        Clearance::NotNeeded => "no clearance needed".to_owned(),
        Clearance::Missing(office) => format!("to be cleared by {office}"),
        Clearance::Given { office, by, on } => format!("cleared for {office} by {by} on {on}"),
    };
    let restricted = match fact.visibility {
        Visibility::Everyone => "",
        Visibility::Facilitator => "; restricted",
    };
    let (as_of, review_by, confidence) = (fact.as_of, fact.review_by, &fact.confidence);
    [
        format!("      source: {}, {}, {}, {}", source.title, source.publisher, source.date, source.url),
        format!("      as of {as_of}, review by {review_by}; {confidence}; {clearance}{restricted}"),
    ]
}

/// What is decided about a part of a text, and why.
fn part(decision: &Decision, target: &Target) -> String {
    let condition = |condition: &Condition| match condition {
        Condition::Only(ids) => format!("only for {}", names(ids)),
        Condition::Except(ids) => format!("not for {}", names(ids)),
    };
    let when: Vec<String> = decision.when.iter().map(condition).collect();
    let verdict = if decision.shown { "shown" } else { "left out" };
    let (words, place) = (cut(&decision.words.markup), decision.words.origin.place());
    let audience = match target.audiences.as_slice() {
        [] => "names no audience".to_owned(),
        ids => format!("is for {}", names(ids)),
    };
    format!("  part {verdict}: \"{words}\" is {}, and {target} {audience}  {place}", when.join(" and "))
}

fn names(ids: &[Id]) -> String {
    ids.iter().map(Id::as_str).collect::<Vec<_>>().join(" or ")
}

fn whom(audiences: &[Id]) -> String {
    if audiences.is_empty() {
        return "a target that names no audience".to_owned();
    }
    audiences.iter().map(Id::as_str).collect::<Vec<_>>().join(" and ")
}
