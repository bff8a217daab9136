//! Inline learning-object metadata of SCORM 1.2 (IMS Learning Resource Meta-Data 1.2.1): the only
//! place in a manifest where texts have a language.

use crate::model::{Edition, RichText};
use crate::package::Xml;

/// Characters of a `langstring` that every reader keeps (LRM 1.2.1 §3, `title` and `description`).
const TITLE: usize = 1000;

/// As [`TITLE`], for descriptions.
const DESCRIPTION: usize = 2000;

pub(super) fn lom(xml: &mut Xml, edition: &Edition) {
    let series = &edition.series;
    xml.within("imsmd:lom", &[], |xml| {
        xml.within("imsmd:general", &[], |xml| {
            text(xml, "imsmd:title", &edition.title, TITLE);
            xml.leaf("imsmd:language", &[], edition.language().tag());
            text(xml, "imsmd:description", &edition.summary, DESCRIPTION);
        });
        xml.within("imsmd:lifecycle", &[], |xml| {
            xml.within("imsmd:version", &[], |xml| langstring(xml, "x-none", &series.version));
        });
        xml.within("imsmd:rights", &[], |xml| {
            xml.within("imsmd:copyrightandotherrestrictions", &[], |xml| {
                xml.within("imsmd:source", &[], |xml| langstring(xml, "x-none", "LOMv1.0"));
                xml.within("imsmd:value", &[], |xml| langstring(xml, "x-none", "yes"));
            });
            let rights =
                format!("{}, {}. {}", series.licence_name, series.licence_url, series.credits.join(", "));
            xml.within("imsmd:description", &[], |xml| langstring(xml, "en", cut(&rights, DESCRIPTION)));
        });
    });
}

fn text(xml: &mut Xml, element: &'static str, text: &RichText, limit: usize) {
    xml.within(element, &[], |xml| {
        langstring(xml, text.language.tag(), cut(&text.to_plain(), limit));
    });
}

fn langstring(xml: &mut Xml, language: &str, text: &str) {
    xml.leaf("imsmd:langstring", &[("xml:lang", language)], text);
}

/// The longest start of a text that ends between two characters as readers see them.
pub(super) fn cut(text: &str, characters: usize) -> &str {
    use unicode_segmentation::UnicodeSegmentation;
    let mut count = 0;
    let mut end = 0;
    for (at, grapheme) in text.grapheme_indices(true) {
        count += grapheme.chars().count();
        if count > characters {
            break;
        }
        end = at + grapheme.len();
    }
    &text[..end]
}
