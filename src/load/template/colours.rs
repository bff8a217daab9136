//! The colours of a theme, as far as they are plain ones.

use std::collections::BTreeMap;

use crate::model::Colour;
use crate::package::Element;

/// The colours of a theme under the names that masters and layouts use.
pub(super) struct Palette(BTreeMap<String, Colour>);

/// Names that a master without a map has (ECMA-376 part 1 §19.3.1.6).
const USUAL: [(&str, &str); 4] = [("bg1", "lt1"), ("tx1", "dk1"), ("bg2", "lt2"), ("tx2", "dk2")];

impl Palette {
    /// The colours of a theme, with the names that the map of a master gives them.
    pub(super) fn of(theme: &Element, map: Option<&Element>) -> Self {
        let scheme = theme.first("themeElements").and_then(|it| it.first("clrScheme"));
        let colours = scheme.into_iter().flat_map(Element::elements);
        let colour = |entry: &Element| Some((entry.name.clone(), literal(entry.elements().next()?)?));
        let mut found: BTreeMap<String, Colour> = colours.filter_map(colour).collect();
        let usual = USUAL.map(|(name, of)| (name.to_owned(), of.to_owned()));
        let named = map.map_or(usual.to_vec(), |map| map.attributes.clone());
        for (name, of) in named {
            if let Some(colour) = found.get(&of).copied() {
                found.insert(name, colour);
            }
        }
        Self(found)
    }

    /// The colour of a fill; `None` for gradients, pictures, and colours that are changed on the way.
    pub(super) fn fill(&self, holder: &Element) -> Option<Colour> {
        self.named(holder.first("solidFill")?.elements().next()?)
    }

    /// A colour by its name or by itself.
    pub(super) fn named(&self, colour: &Element) -> Option<Colour> {
        if colour.elements().next().is_some() {
            return None;
        }
        match colour.name.as_str() {
            "schemeClr" => self.0.get(colour.attribute("val")?).copied(),
            _ => literal(colour),
        }
    }
}

fn literal(colour: &Element) -> Option<Colour> {
    let digits = match colour.name.as_str() {
        "srgbClr" => colour.attribute("val"),
        "sysClr" => colour.attribute("lastClr"),
        _ => None,
    };
    Colour::parse(digits?)
}
