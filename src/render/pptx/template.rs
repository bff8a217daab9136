//! Parts that hardly vary: readable files with a few open places.

use std::sync::LazyLock;

use handlebars::Handlebars;
use serde_json::{Value, json};

use super::faces::Faces;
use super::guid::guid;
use super::scenery::Look;
use crate::model::Colour;

const FILES: [(&str, &str); 6] = [
    ("theme", include_str!("template/theme.xml")),
    ("notesMaster", include_str!("template/notesMaster.xml")),
    ("handoutMaster", include_str!("template/handoutMaster.xml")),
    ("presProps", include_str!("template/presProps.xml")),
    ("viewProps", include_str!("template/viewProps.xml")),
    ("tableStyles", include_str!("template/tableStyles.xml")),
];

/// Levels of a list in notes.
const LEVELS: usize = 9;

/// Indent of one level under another in EMU.
const INDENT: usize = 457_200;

static TEMPLATES: LazyLock<Handlebars<'static>> = LazyLock::new(|| {
    let mut templates = Handlebars::new();
    templates.set_strict_mode(true);
    templates.register_escape_fn(escape);
    for (name, text) in FILES {
        templates.register_template_string(name, text).expect("bundled templates are well formed");
    }
    templates
});

/// The values of all open places of one look.
pub(super) struct Values(Value);

impl Values {
    pub(super) fn of(look: &Look<'_>) -> Self {
        let Look { branding, language, .. } = look;
        let (faces, locale) = (Faces::of(look), look.locale());
        let levels = (0..LEVELS).map(|above| json!({ "number": above + 1, "margin": above * INDENT }));
        let levels: Vec<_> = levels.collect();
        Self(json!({
            "levels": levels,
            "faces": ["major", "minor"],
            "accent": hex(branding.accent),
            "dark": hex(branding.dark),
            "pale": hex(branding.pale),
            "latin": faces.latin,
            "complex": faces.complex,
            "language": language.office_tag(),
            "start": locale.start(),
            "end": locale.end(),
            "rtl": locale.rtl(),
            "field": guid("slidenum"),
            "tableStyle": guid("table"),
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
