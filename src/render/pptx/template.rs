//! Parts that hardly vary: readable files with a few open places.

use std::sync::LazyLock;

use handlebars::Handlebars;
use serde_json::{Value, json};

use super::faces::Faces;
use super::guid::guid;
use super::locale::Locale;
use crate::model::{Colour, Edition};

const FILES: [(&str, &str); 6] = [
    ("theme", include_str!("template/theme.xml")),
    ("notesMaster", include_str!("template/notesMaster.xml")),
    ("handoutMaster", include_str!("template/handoutMaster.xml")),
    ("presProps", include_str!("template/presProps.xml")),
    ("viewProps", include_str!("template/viewProps.xml")),
    ("tableStyles", include_str!("template/tableStyles.xml")),
];

static TEMPLATES: LazyLock<Handlebars<'static>> = LazyLock::new(|| {
    let mut templates = Handlebars::new();
    templates.set_strict_mode(true);
    templates.register_escape_fn(escape);
    for (name, text) in FILES {
        templates.register_template_string(name, text).expect("bundled templates are well formed");
    }
    templates
});

/// The values of all open places for one edition.
pub(super) struct Values(Value);

impl Values {
    pub(super) fn of(edition: &Edition, locale: Locale<'_>) -> Self {
        let branding = &edition.branding;
        let faces = Faces::of(edition, locale);
        Self(json!({
            "accent": hex(branding.accent),
            "dark": hex(branding.dark),
            "pale": hex(branding.pale),
            "latin": faces.latin,
            "complex": faces.complex,
            "language": locale.language.office_tag(),
            "start": locale.start(),
            "end": locale.end(),
            "rtl": locale.rtl(),
            "field": guid(&edition.module, "slidenum"),
            "tableStyle": guid(&edition.module, "table"),
        }))
    }

    /// A filled template.
    pub(super) fn fill(&self, name: &str) -> Vec<u8> {
        TEMPLATES.render(name, &self.0).expect("every open place has a value").into_bytes()
    }
}

fn hex(colour: Colour) -> String {
    format!("{:02X}{:02X}{:02X}", colour.red, colour.green, colour.blue)
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
