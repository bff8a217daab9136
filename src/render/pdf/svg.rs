//! Drawings: SVG read by usvg. Opaque outlines stay outlines; what paper cannot do so (masks,
//! filters, gradients, patterns, see-through groups) becomes points of colour.

use std::sync::atomic::{AtomicBool, Ordering};

use usvg::tiny_skia_path::{PathSegment, Point};
use usvg::{
    BlendMode, FillRule, Group, ImageHrefResolver, LineCap, LineJoin, Node, Options, Paint, Transform, Tree,
};

use super::picture::{Drawn, Line, Path, Picture, Pixels, Segment};
use crate::typeset::drawing::options;

/// The longer side of a painted drawing, in points of colour: 300 to the inch on five inches.
const POINTS: f32 = 1500.0;

/// Reads a drawing. References to other files are refused, not followed.
pub(super) fn drawing(bytes: &[u8]) -> Result<Picture, String> {
    let text = std::str::from_utf8(bytes).map_err(|_| "an SVG must be UTF-8 text".to_owned())?;
    let refused = AtomicBool::new(false);
    let refuse = || {
        refused.store(true, Ordering::Relaxed);
        None
    };
    let refusing = Options {
        image_href_resolver: ImageHrefResolver {
            resolve_data: Box::new(|_, _, _| refuse()),
            resolve_string: Box::new(|_, _| refuse()),
        },
        ..options()
    };
    let tree =
        Tree::from_str(text, &refusing).map_err(|why| format!("not an SVG that can be read: {why}"))?;
    if refused.load(Ordering::Relaxed) {
        return Err("an SVG must not show other pictures".to_owned());
    }
    if !plain(tree.root()) {
        return painted(&tree).map(Picture::Pixels);
    }
    let mut marks = Vec::new();
    group(tree.root(), &mut marks);
    Ok(Picture::Drawing { width: tree.size().width(), height: tree.size().height(), marks })
}

/// Whether a group is made of opaque outlines alone.
fn plain(group: &Group) -> bool {
    let own = group.opacity().get() >= 1.0
        && group.blend_mode() == BlendMode::Normal
        && group.mask().is_none()
        && group.filters().is_empty()
        && group.clip_path().is_none_or(|clip| clip.clip_path().is_none() && plain(clip.root()));
    let solid = |paint: &Paint, opacity: f32| matches!(paint, Paint::Color(_)) && opacity >= 1.0;
    own && group.children().iter().all(|node| match node {
        Node::Group(inner) => plain(inner),
        Node::Path(path) => {
            path.fill().is_none_or(|fill| solid(fill.paint(), fill.opacity().get()))
                && path.stroke().is_none_or(|stroke| solid(stroke.paint(), stroke.opacity().get()))
        }
        Node::Text(text) => plain(text.flattened()),
        Node::Image(_) => false,
    })
}

/// The drawing as points of colour on white.
fn painted(tree: &Tree) -> Result<Pixels, String> {
    let scale = POINTS / tree.size().width().max(tree.size().height());
    let too_large = || "an SVG that is too large to be painted".to_owned();
    let size = tree.size().to_int_size().scale_by(scale).ok_or_else(too_large)?;
    let mut canvas = resvg::tiny_skia::Pixmap::new(size.width(), size.height()).ok_or_else(too_large)?;
    canvas.fill(resvg::tiny_skia::Color::WHITE);
    resvg::render(tree, Transform::from_scale(scale, scale), &mut canvas.as_mut());
    let bytes = canvas.pixels().iter().flat_map(|it| [it.red(), it.green(), it.blue()]).collect();
    Ok(Pixels { width: size.width(), height: size.height(), grey: false, jpeg: false, bytes })
}

fn group(group: &Group, marks: &mut Vec<Drawn>) {
    if let Some(clip) = group.clip_path() {
        let mut inside = Vec::new();
        clipped(clip.root(), group.abs_transform().pre_concat(clip.transform()), &mut inside);
        marks.push(Drawn::Clip(inside));
    }
    for node in group.children() {
        match node {
            Node::Group(inner) => self::group(inner, marks),
            Node::Path(path) if path.is_visible() => marks.extend(outline(path).map(Drawn::Path)),
            Node::Text(text) => self::group(text.flattened(), marks),
            Node::Path(_) | Node::Image(_) => {}
        }
    }
    if group.clip_path().is_some() {
        marks.push(Drawn::EndClip);
    }
}

/// All outlines of a clip.
fn clipped(group: &Group, base: Transform, inside: &mut Vec<Segment>) {
    for node in group.children() {
        match node {
            Node::Group(inner) => clipped(inner, base, inside),
            Node::Path(path) => inside.extend(segments(path, base.pre_concat(path.abs_transform()))),
            Node::Text(text) => clipped(text.flattened(), base, inside),
            Node::Image(_) => {}
        }
    }
}

fn outline(path: &usvg::Path) -> Option<Path> {
    let transform = path.abs_transform();
    let fill = path.fill().and_then(|fill| Some((colour(fill.paint())?, fill.rule() == FillRule::EvenOdd)));
    let line = path.stroke().and_then(|stroke| line(stroke, transform));
    (fill.is_some() || line.is_some()).then(|| Path { segments: segments(path, transform), fill, line })
}

fn line(stroke: &usvg::Stroke, transform: Transform) -> Option<Line> {
    let colour = colour(stroke.paint())?;
    let (x, y) = transform.get_scale();
    let scale = f32::midpoint(x, y);
    Some(Line {
        colour,
        width: stroke.width().get() * scale,
        cap: match stroke.linecap() {
            LineCap::Butt => 0,
            LineCap::Round => 1,
            LineCap::Square => 2,
        },
        join: match stroke.linejoin() {
            LineJoin::Miter | LineJoin::MiterClip => 0,
            LineJoin::Round => 1,
            LineJoin::Bevel => 2,
        },
        dashes: stroke.dasharray().unwrap_or_default().iter().map(|dash| dash * scale).collect(),
    })
}

fn colour(paint: &Paint) -> Option<[f32; 3]> {
    match paint {
        Paint::Color(colour) => {
            Some([colour.red, colour.green, colour.blue].map(|part| f32::from(part) / 255.0))
        }
        Paint::LinearGradient(_) | Paint::RadialGradient(_) | Paint::Pattern(_) => None,
    }
}

fn segments(path: &usvg::Path, transform: Transform) -> Vec<Segment> {
    let at = |mut point: Point| {
        transform.map_point(&mut point);
        [point.x, point.y]
    };
    let mut last = Point::zero();
    let mut segments = Vec::new();
    for segment in path.data().segments() {
        segments.push(match segment {
            PathSegment::MoveTo(to) => Segment::Move(at(to)),
            PathSegment::LineTo(to) => Segment::Line(at(to)),
            PathSegment::QuadTo(by, to) => {
                let toward = |from: Point| {
                    Point::from_xy(from.x + (by.x - from.x) * 2.0 / 3.0, from.y + (by.y - from.y) * 2.0 / 3.0)
                };
                curve(at(toward(last)), at(toward(to)), at(to))
            }
            PathSegment::CubicTo(first, second, to) => curve(at(first), at(second), at(to)),
            PathSegment::Close => Segment::Close,
        });
        if let PathSegment::MoveTo(to)
        | PathSegment::LineTo(to)
        | PathSegment::QuadTo(_, to)
        | PathSegment::CubicTo(_, _, to) = segment
        {
            last = to;
        }
    }
    segments
}

fn curve(first: [f32; 2], second: [f32; 2], to: [f32; 2]) -> Segment {
    Segment::Curve([first[0], first[1], second[0], second[1], to[0], to[1]])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(inside: &str) -> Result<Picture, String> {
        let text = format!(
            r#"<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 100 50">{inside}</svg>"#
        );
        drawing(text.as_bytes())
    }

    fn marks(inside: &str) -> Vec<Drawn> {
        match of(inside) {
            Ok(Picture::Drawing { marks, .. }) => marks,
            Ok(Picture::Pixels(_)) => panic!("painted"),
            Err(why) => panic!("{why}"),
        }
    }

    #[test]
    fn outlines_keep_their_place_and_colour() {
        let marks = marks(
            r##"<g transform="translate(10 5)"><path d="M0 0 L20 0" stroke="#ff0000" stroke-width="2"/></g>"##,
        );
        let [Drawn::Path(path)] = marks.as_slice() else { panic!("one outline") };
        assert_eq!(path.segments, [Segment::Move([10.0, 5.0]), Segment::Line([30.0, 5.0])]);
        let line = path.line.as_ref().expect("it is stroked");
        assert_eq!((line.colour, line.width), ([1.0, 0.0, 0.0], 2.0));
    }

    #[test]
    fn letters_become_outlines() {
        assert!(!marks(r#"<text x="5" y="20" font-size="10">ក</text>"#).is_empty());
    }

    #[test]
    fn a_clip_holds_what_it_clips() {
        let marks = marks(
            r#"<clipPath id="c"><rect width="10" height="10"/></clipPath><g clip-path="url(#c)"><rect width="50" height="50"/></g>"#,
        );
        assert!(matches!(marks.as_slice(), [Drawn::Clip(_), Drawn::Path(_), Drawn::EndClip]));
    }

    #[test]
    fn what_paper_cannot_do_is_painted() {
        let gradient = r##"<linearGradient id="g"><stop offset="0" stop-color="#000"/><stop offset="1" stop-color="#fff"/></linearGradient><rect width="9" height="9" fill="url(#g)"/>"##;
        for inside in [gradient, r#"<rect width="9" height="9" opacity="0.5"/>"#] {
            let Ok(Picture::Pixels(pixels)) = of(inside) else { panic!("not painted") };
            assert_eq!((pixels.width, pixels.height), (1500, 750));
            assert_eq!(pixels.bytes.len(), 1500 * 750 * 3);
        }
    }

    #[test]
    fn other_files_are_refused() {
        let refused = Some("an SVG must not show other pictures".to_owned());
        assert_eq!(of(r#"<image width="9" height="9" xlink:href="/etc/hostname"/>"#).err(), refused);
        assert_eq!(
            of(r#"<image width="9" height="9" xlink:href="data:image/svg+xml;base64,PHN2Zy8+"/>"#).err(),
            refused
        );
    }
}
