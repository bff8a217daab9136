//! What XML 1.0 (fifth edition) asks of a document and quick-xml leaves to its user.

/// White space (§2.3).
const BLANKS: [char; 4] = [' ', '\t', '\n', '\r'];

/// The byte of the first character that may not stand in a document (§2.2).
pub(super) fn forbidden(text: &str) -> Option<usize> {
    let control = text.bytes().position(|byte| byte < b' ' && !matches!(byte, b'\t' | b'\n' | b'\r'));
    [control, text.find('\u{FFFE}'), text.find('\u{FFFF}')].into_iter().flatten().min()
}

/// Whether there is nothing but white space.
pub(super) fn is_blank(text: &str) -> bool {
    text.chars().all(|c| BLANKS.contains(&c))
}

/// Text between tags (§2.4).
pub(super) fn text(written: &str) -> Result<(), String> {
    if written.contains("]]>") {
        return Err("a text holds `]]>`".to_owned());
    }
    Ok(())
}

/// A first tag without its brackets (§3.1). Quotation marks are checked by whoever reads the values.
pub(super) fn tag(written: &str) -> Result<(), String> {
    let (element, mut rest) = written.split_at(written.find(BLANKS).unwrap_or(written.len()));
    named(element)?;
    while !is_blank(rest) {
        let next = rest.trim_start_matches(BLANKS);
        if next.len() == rest.len() {
            return Err(format!("two attributes of `{element}` stand without a blank between them"));
        }
        let Some((key, value)) = next.split_once('=') else { return Ok(()) };
        named(key.trim_end_matches(BLANKS))?;
        let value = value.trim_start_matches(BLANKS);
        let Some(quote) = value.chars().next().filter(|c| matches!(c, '"' | '\'')) else { return Ok(()) };
        let Some((value, after)) = value[1..].split_once(quote) else { return Ok(()) };
        if value.contains('<') {
            return Err(format!("the value of an attribute of `{element}` holds `<`"));
        }
        rest = after;
    }
    Ok(())
}

/// The declaration without its brackets, which begins at a byte (§2.8).
pub(super) fn declaration(written: &str, at: usize) -> Result<(), String> {
    if at > 0 {
        return Err("something stands before its declaration".to_owned());
    }
    tag(written)?;
    let version = written.split(['"', '\'']).nth(1).unwrap_or_default();
    let is_first = written.trim_start_matches("xml").trim_start_matches(BLANKS).starts_with("version");
    let minor = version.strip_prefix("1.").unwrap_or_default();
    if !is_first || minor.is_empty() || !minor.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err("its declaration does not name a version 1 of XML".to_owned());
    }
    Ok(())
}

/// What a processing instruction is for (§2.6).
pub(super) fn target(written: &str) -> Result<(), String> {
    if written.eq_ignore_ascii_case("xml") {
        return Err(format!("an instruction is called `{written}`, as only the declaration may be"));
    }
    named(written)
}

fn named(written: &str) -> Result<(), String> {
    let mut letters = written.chars();
    if letters.next().is_some_and(begins_name) && letters.all(|c| begins_name(c) || goes_on_in_name(c)) {
        return Ok(());
    }
    Err(format!("`{written}` is no name in XML"))
}

/// `NameStartChar` (§2.3).
fn begins_name(c: char) -> bool {
    matches!(c,
        'a'..='z' | 'A'..='Z' | ':' | '_'
        | '\u{C0}'..='\u{D6}' | '\u{D8}'..='\u{F6}' | '\u{F8}'..='\u{2FF}' | '\u{370}'..='\u{37D}'
        | '\u{37F}'..='\u{1FFF}' | '\u{200C}'..='\u{200D}' | '\u{2070}'..='\u{218F}'
        | '\u{2C00}'..='\u{2FEF}' | '\u{3001}'..='\u{D7FF}' | '\u{F900}'..='\u{FDCF}'
        | '\u{FDF0}'..='\u{FFFD}' | '\u{10000}'..='\u{EFFFF}')
}

/// What `NameChar` has beyond `NameStartChar` (§2.3).
fn goes_on_in_name(c: char) -> bool {
    matches!(c, '0'..='9' | '-' | '.' | '\u{B7}' | '\u{300}'..='\u{36F}' | '\u{203F}'..='\u{2040}')
}
