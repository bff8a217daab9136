//! The words of drawings, which the reader of SVG sets in the bundled faces.

use std::collections::BTreeSet;
use std::sync::{Arc, LazyLock};

use usvg::fontdb::{Database, Source};
use usvg::{Group, ImageHrefResolver, Node, Options, Tree};

use super::Face;

/// The bundled faces; those of the machine are never asked.
static FACES: LazyLock<Arc<Database>> = LazyLock::new(|| {
    let mut faces = Database::new();
    for face in Face::all() {
        faces.load_font_source(Source::Binary(Arc::new(face.bytes)));
    }
    faces.set_sans_serif_family("Noto Sans");
    faces.set_serif_family("Noto Sans");
    faces.set_monospace_family("Noto Sans");
    Arc::new(faces)
});

/// How drawings are read. Pictures inside them are passed over: they could name files of the machine.
pub fn options() -> Options<'static> {
    Options {
        font_family: "Noto Sans".to_owned(),
        fontdb: Arc::clone(&FACES),
        image_href_resolver: ImageHrefResolver {
            resolve_data: Box::new(|_, _, _| None),
            resolve_string: Box::new(|_, _| None),
        },
        ..Options::default()
    }
}

/// The characters of a drawing in whose place stand boxes.
pub fn boxes(drawing: &Tree) -> BTreeSet<char> {
    let mut found = BTreeSet::new();
    note(drawing.root(), &mut found);
    found
}

fn note(group: &Group, found: &mut BTreeSet<char>) {
    for node in group.children() {
        match node {
            Node::Group(inner) => note(inner, found),
            Node::Text(text) => {
                let glyphs = text.layouted().iter().flat_map(|span| &span.positioned_glyphs);
                let empty = glyphs.filter(|glyph| glyph.id.0 == 0);
                found.extend(empty.flat_map(|glyph| glyph.text.chars()).filter(|c| !c.is_whitespace()));
            }
            Node::Path(_) | Node::Image(_) => {}
        }
    }
}
