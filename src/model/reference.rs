//! Addresses of links, as authors write them.

use super::Id;

/// Schemes that a link out of the module may have.
const SCHEMES: [&str; 4] = ["https://", "http://", "mailto:", "tel:"];

/// Where the address of a link points.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reference<'a> {
    /// An address with one of the schemes that are allowed.
    Web(&'a str),
    /// A block of the same module: `#block`, or `library/block` where the module uses it.
    Here(&'a str),
    /// Another module, `module`, or one of its blocks, `module/block`.
    Module(Id, Option<Id>),
}

impl<'a> Reference<'a> {
    /// Reads an address; `None` where it may not stand in a link.
    pub fn parse(address: &'a str) -> Option<Self> {
        if SCHEMES.iter().any(|scheme| address.starts_with(scheme)) {
            return Some(Self::Web(address));
        }
        if let Some(name) = address.strip_prefix('#').or_else(|| address.strip_prefix("library/")) {
            return Some(Self::Here(name));
        }
        match address.split_once('/') {
            Some((module, block)) => Some(Self::Module(Id::parse(module)?, Some(Id::parse(block)?))),
            None => Some(Self::Module(Id::parse(address)?, None)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Reference;
    use crate::model::Id;

    #[test]
    fn an_address_leads_out_stays_or_names_another_module() {
        let id = |name| Id::parse(name).expect("a plain name is an id");
        assert_eq!(Reference::parse("https://a.org"), Some(Reference::Web("https://a.org")));
        assert_eq!(Reference::parse("#who"), Some(Reference::Here("who")));
        assert_eq!(Reference::parse("library/journey-map"), Some(Reference::Here("journey-map")));
        assert_eq!(Reference::parse("people-first"), Some(Reference::Module(id("people-first"), None)));
        assert_eq!(
            Reference::parse("people-first/who"),
            Some(Reference::Module(id("people-first"), Some(id("who"))))
        );
        for refused in ["javascript:alert(1)", "file:///etc/passwd", "who.html", "a/b/c", "../a", ""] {
            assert_eq!(Reference::parse(refused), None, "{refused}");
        }
    }
}
