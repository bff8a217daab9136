//! Input that no folder of test files can hold: links, pipes, huge files, names that not every system
//! stores. What is told must be this, and the program must end by itself.
#![cfg(unix)]
#![allow(clippy::unwrap_used, clippy::disallowed_methods, reason = "a test may panic and uses the disk")]

mod support;

use std::fs;
use std::io::Cursor;
use std::os::unix::fs::symlink;
use std::process::Command;

use image::{DynamicImage, ImageFormat};
use support::workspace::Project;

const CLOSE: &str = "base-modules/queue/slides/02-close.md";
const OVERLAY: &str = "overlays/lk/overlay.yaml";

/// The heads of all problems, after a check that must fail.
fn told(project: &Project) -> Vec<String> {
    let run = project.kitbag(&["check"]);
    assert_eq!(run.code, 1, "{}", run.stderr);
    let heads = run.stderr.lines().filter(|line| line.starts_with("error[") || line.starts_with("warning["));
    heads.map(str::to_owned).collect()
}

fn joined(count: usize, part: impl Fn(usize) -> String) -> String {
    (0..count).map(part).collect::<Vec<_>>().concat()
}

fn slide(body: &str) -> Project {
    let project = Project::small();
    project.write(CLOSE, &format!("## One thing {{#one-thing minutes=5}}\n\n{body}\n"));
    project
}

fn picture(name: &str, bytes: &[u8]) -> Project {
    let project = slide(&format!("![A card on a table](assets/{name})"));
    fs::write(project.path(&format!("base-modules/queue/assets/{name}")), bytes).unwrap();
    project
}

#[test]
fn f063_links_are_told_and_not_followed() {
    let project = Project::small();
    fs::remove_file(project.path(CLOSE)).unwrap();
    symlink("/etc/passwd", project.path(CLOSE)).unwrap();
    assert_eq!(
        told(&project),
        ["error[KB0106]: `base-modules/queue/slides/02-close.md` is a link to another place"]
    );
}

#[test]
fn f063_a_linked_series_file_is_told_once() {
    let project = Project::small();
    let series = project.path("base-modules/series.yaml");
    fs::rename(&series, project.path("series.yaml")).unwrap();
    symlink("../series.yaml", series).unwrap();
    assert_eq!(told(&project), ["error[KB0106]: `base-modules/series.yaml` is a link to another place"]);
}

#[test]
fn f064_a_loop_of_folders_ends() {
    let project = Project::small();
    symlink("..", project.path("base-modules/queue/assets/loop")).unwrap();
    assert_eq!(
        told(&project),
        ["error[KB0106]: `base-modules/queue/assets/loop` is a link to another place"]
    );
}

#[test]
fn f065_a_pipe_does_not_hang() {
    let project = Project::small();
    fs::remove_file(project.path(CLOSE)).unwrap();
    let made = Command::new("mkfifo").arg(project.path(CLOSE)).status().unwrap();
    assert!(made.success());
    assert_eq!(told(&project), ["error[KB0106]: `base-modules/queue/slides/02-close.md` is no plain file"]);
}

#[test]
fn f066_f067_twins_are_told_on_every_system() {
    let project = Project::small();
    project.write("base-modules/queue/tools/Tally-sheet.md", "A line.\n");
    project.write("base-modules/queue/tools/caf\u{e9}.md", "A line.\n");
    project.write("base-modules/queue/tools/cafe\u{301}.md", "A line.\n");
    let twins: Vec<_> = told(&project).into_iter().filter(|head| head.contains("KB0110")).collect();
    assert_eq!(
        twins,
        [
            "error[KB0110]: `base-modules/queue/tools/cafe\u{301}.md` and `base-modules/queue/tools/caf\u{e9}.md` differ only in how accents are stored",
            "error[KB0110]: `base-modules/queue/tools/Tally-sheet.md` and `base-modules/queue/tools/tally-sheet.md` differ only in case",
        ]
    );
}

#[test]
fn f068_names_that_windows_refuses() {
    for name in ["con.yaml", "aux", "nul.md", "COM1.txt", "a.md.", "a ", "a:b.md", "what?.md", "a\\b.md"] {
        let project = Project::small();
        let path = format!("base-modules/queue/{name}");
        project.write(&path, "A line.\n");
        let refused = format!("error[KB0106]: Windows cannot store the name `{path}`");
        assert_eq!(told(&project).last(), Some(&refused));
    }
}

#[test]
fn f023_huge_files_are_told_once() {
    let project = Project::small();
    fs::File::create(project.path(OVERLAY)).unwrap().set_len(200 << 20).unwrap();
    assert_eq!(
        told(&project),
        ["error[KB0104]: `overlays/lk/overlay.yaml` has 209715200 bytes; at most 41943040 are read"]
    );
}

#[test]
fn f024_long_lines_and_texts_are_told() {
    assert_eq!(
        told(&slide(&"word ".repeat(20_000))),
        ["error[KB0104]: a line of 100001 bytes; at most 20000 are read"]
    );
    assert_eq!(
        told(&slide(&"[a](\n".repeat(2000))),
        ["error[KB0104]: a text of 9999 characters; at most 4000 are read"]
    );
    let project = Project::small();
    project.edit(OVERLAY, "Sri Lanka", &"a".repeat(1 << 20));
    assert_eq!(told(&project), ["error[KB0104]: a text of 1048576 characters; at most 4000 are read"]);
}

#[test]
fn f024_a_flood_of_problems_is_cut() {
    let project = Project::small();
    let keys = joined(5000, |at| format!("key-{at}: 1\n"));
    project.write(OVERLAY, &(String::from_utf8(project.read(OVERLAY)).unwrap() + &keys));
    assert_eq!(told(&project).len(), 200);
    let last = project.kitbag(&["check"]).stderr.lines().last().unwrap().to_owned();
    assert_eq!(last, "5000 errors; the first 200 of each kind are shown");
}

#[test]
fn f045_nesting_overflows_no_stack() {
    for marker in ["1. ", "1) ", "> ", "- ", "+ * ", "> 1. "] {
        let heads = told(&slide(&marker.repeat(19_000 / marker.len())));
        assert_eq!(heads, ["error[KB0123]: nested deeper than 16 levels"], "{marker}");
    }
    let steps = joined(300, |depth| format!("{}1. a\n", " ".repeat(3 * depth)));
    assert_eq!(told(&slide(&steps)), ["error[KB0166]: a list of three levels; two are shown"]);
}

#[test]
fn f046_a_giant_table_is_told() {
    let rows = format!("| a | b |\n|---|---|\n{}", "| c | d |\n".repeat(3000));
    assert_eq!(
        told(&slide(&rows))[0],
        "error[KB0104]: a table of 3000 rows and 2 columns; at most 200 and 12 can be printed"
    );
}

#[test]
fn pictures_with_too_many_pixels_or_megabytes_are_to_be_made_smaller() {
    // IHDR with 12,000 by 9,000 pixels, and an IDAT with nothing in it.
    let large = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x2e\xe0\0\0\x23\x28\x08\x02\0\0\0\0\0\0\0\0\0\0\0IDAT5\xaf\x06\x1e\0\0\0\0IEND\xaeB`\x82";
    let mut large = large.to_vec();
    let sum = crc(&large[12..29]).to_be_bytes();
    large[29..33].copy_from_slice(&sum);
    let run = picture("card.png", &large).kitbag(&["check"]);
    assert_eq!(
        run.stderr.split("\n\n").next(),
        Some(
            "error[KB0602]: `base-modules/queue/assets/card.png` cannot be used: it has 12000 by 9000 pixels; at most 40 million are read\n --> base-modules/queue/assets/card.png\n  = hint: make it smaller: 3000 pixels on its longer side fill a page"
        )
    );
    let mut heavy = Cursor::new(Vec::new());
    DynamicImage::new_rgb8(4, 3).write_to(&mut heavy, ImageFormat::Png).unwrap();
    let mut heavy = heavy.into_inner();
    heavy.resize(20_450_000, 0);
    let run = picture("card.png", &heavy).kitbag(&["check"]);
    assert_eq!(
        run.stderr.split("\n\n").next(),
        Some(
            "warning[KB0613]: `base-modules/queue/assets/card.png` has 20.4 MB, and every learner loads it; 3 are enough\n --> base-modules/queue/assets/card.png\n  = hint: make it smaller: 3000 pixels on its longer side fill a page\n  = hint: save a photograph as JPEG"
        )
    );
}

/// The checksum of a chunk (PNG 3rd Edition, Annex D).
fn crc(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(u32::MAX, |crc, byte| {
        (0..8).fold(crc ^ u32::from(*byte), |crc, _| (crc >> 1) ^ (0xEDB8_8320 & 0_u32.wrapping_sub(crc & 1)))
    })
}

#[test]
fn f077_a_picture_of_twenty_thousand_pixels_is_refused_by_its_head() {
    // IHDR with 20,000 by 20,000 pixels of one bit, and an IDAT with nothing in it.
    let bomb = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x4e\x20\0\0\x4e\x20\x01\0\0\0\0\xcb\x0b\x7b\x94\0\0\0\0IDAT5\xaf\x06\x1e\0\0\0\0IEND\xaeB`\x82";
    assert_eq!(
        told(&picture("card.png", bomb))[0],
        "error[KB0602]: `base-modules/queue/assets/card.png` cannot be used: it has 20000 by 20000 pixels; at most 40 million are read"
    );
}

#[test]
fn f079_a_cut_picture_is_refused() {
    let mut whole = Cursor::new(Vec::new());
    DynamicImage::new_rgb8(64, 64).write_to(&mut whole, ImageFormat::Jpeg).unwrap();
    let whole = whole.into_inner();
    assert_eq!(picture("card.jpg", &whole).kitbag(&["check"]).code, 0);
    let heads = told(&picture("card.jpg", &whole[..whole.len() / 2]));
    let start = "error[KB0602]: `base-modules/queue/assets/card.jpg` cannot be used: ";
    assert!(heads[0].starts_with(start), "{heads:?}");
}

#[test]
fn f085_drawings_that_take_minutes_are_refused() {
    let drawing = |inside: &str| {
        format!("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\">{inside}</svg>")
    };
    let attributes = joined(50_000, |at| format!(" a{at}=\"x\""));
    let bombs = [
        ("<g>".repeat(3000) + &"</g>".repeat(3000), "SVG data parsing failed cause nodes limit reached"),
        ("<path d=\"M0 0h9\"/>".repeat(40_000), "it has 40001 elements; at most 4000 are drawn"),
        (format!("<g{attributes}/>"), "an element has more than 200 attributes"),
        ("<use href=\"#a\"/>".to_owned(), "an element `<use>` is not used here"),
    ];
    for (bomb, why) in bombs {
        let heads = told(&picture("card.svg", drawing(&bomb).as_bytes()));
        assert_eq!(
            heads[0],
            format!("error[KB0602]: `base-modules/queue/assets/card.svg` cannot be used: {why}")
        );
    }
}

#[test]
fn f041_f043_f056_what_looks_hostile_and_is_not_builds() {
    let project = slide(&format!("{}\n\na\u{2028}b ]]> -- \\</script>", "\u{1780}\u{17b6}".repeat(200)));
    let run = project.kitbag(&["build"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
}
