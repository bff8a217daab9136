//! Drawings: SVG read by usvg, flattened to opaque outlines.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, OnceLock};

use usvg::tiny_skia_path::{PathSegment, Point};
use usvg::{
    FillRule, Group, ImageHrefResolver, LineCap, LineJoin, Node, Options, Paint, Transform, Tree, fontdb,
};

use super::picture::{Line, Path, Picture, Segment};
use crate::typeset::Face;

/// Reads a drawing. References to other files are refused, not followed.
pub(super) fn drawing(bytes: &[u8]) -> Result<Picture, String> {
    let text = std::str::from_utf8(bytes).map_err(|_| "an SVG must be UTF-8 text".to_owned())?;
    let refused = AtomicBool::new(false);
    let refuse = || {
        refused.store(true, Ordering::Relaxed);
        None
    };
    let options = Options {
        resources_dir: None,
        font_family: "Noto Sans".into(),
        image_href_resolver: ImageHrefResolver {
            resolve_data: Box::new(|_, _, _| refuse()),
            resolve_string: Box::new(|_, _| refuse()),
        },
        fontdb: Arc::clone(bundled()),
        ..Options::default()
    };
    let tree = Tree::from_str(text, &options).map_err(|why| format!("not an SVG that can be read: {why}"))?;
    if refused.load(Ordering::Relaxed) {
        return Err("an SVG must not show other pictures".to_owned());
    }
    let mut paths = Vec::new();
    group(tree.root(), 1.0, &mut paths);
    Ok(Picture::Drawing { width: tree.size().width(), height: tree.size().height(), paths })
}

fn bundled() -> &'static Arc<fontdb::Database> {
    static FONTS: OnceLock<Arc<fontdb::Database>> = OnceLock::new();
    FONTS.get_or_init(|| {
        let mut fonts = fontdb::Database::new();
        for face in Face::all() {
            fonts.load_font_source(fontdb::Source::Binary(Arc::new(face.bytes)));
        }
        fonts.set_sans_serif_family("Noto Sans");
        fonts.set_serif_family("Noto Sans");
        fonts.set_monospace_family("Noto Sans");
        Arc::new(fonts)
    })
}

fn group(group: &Group, opacity: f32, paths: &mut Vec<Path>) {
    let opacity = opacity * group.opacity().get();
    for node in group.children() {
        match node {
            Node::Group(inner) => self::group(inner, opacity, paths),
            Node::Path(path) if path.is_visible() => paths.extend(outline(path, opacity)),
            Node::Text(text) => self::group(text.flattened(), opacity, paths),
            Node::Path(_) | Node::Image(_) => {}
        }
    }
}

fn outline(path: &usvg::Path, opacity: f32) -> Option<Path> {
    let transform = path.abs_transform();
    let fill = path.fill().and_then(|fill| {
        let colour = colour(fill.paint(), opacity * fill.opacity().get())?;
        Some((colour, fill.rule() == FillRule::EvenOdd))
    });
    let line = path.stroke().and_then(|stroke| line(stroke, transform, opacity));
    (fill.is_some() || line.is_some()).then(|| Path { segments: segments(path, transform), fill, line })
}

fn line(stroke: &usvg::Stroke, transform: Transform, opacity: f32) -> Option<Line> {
    let colour = colour(stroke.paint(), opacity * stroke.opacity().get())?;
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

/// The colour as it looks on white; a gradient becomes the mean of its stops.
fn colour(paint: &Paint, opacity: f32) -> Option<[f32; 3]> {
    let on_white = |colour: usvg::Color, alpha: f32| {
        [colour.red, colour.green, colour.blue].map(|part| 1.0 + alpha * (f32::from(part) / 255.0 - 1.0))
    };
    let stops = match paint {
        Paint::Color(colour) => return Some(on_white(*colour, opacity)),
        Paint::LinearGradient(gradient) => gradient.stops(),
        Paint::RadialGradient(gradient) => gradient.stops(),
        Paint::Pattern(_) => return None,
    };
    let share = 1.0 / f32::from(u16::try_from(stops.len()).ok()?.max(1));
    let mut mean = [0.0; 3];
    for stop in stops {
        let colour = on_white(stop.color(), opacity * stop.opacity().get());
        for (sum, part) in mean.iter_mut().zip(colour) {
            *sum += part * share;
        }
    }
    Some(mean)
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
