use super::*;

fn paragraph(text: &str, locale: &str, direction: Direction) -> Paragraph {
    Paragraph {
        spans: vec![Span::plain(text)],
        size: Milli::pt(12),
        line_height: 1500,
        width: Milli::pt(120),
        direction,
        align: Align::Start,
        locale: locale.into(),
    }
}

/// Lines as text in logical order of their runs from the reading side.
fn words(lines: &Lines, direction: Direction) -> Vec<String> {
    let line_text = |line: &Line| -> String {
        let runs = line.runs.iter().map(GlyphRun::text);
        match direction {
            Direction::Ltr => runs.collect(),
            Direction::Rtl => runs.rev().collect(),
        }
    };
    lines.lines.iter().map(line_text).collect()
}

#[test]
fn english_breaks_between_words_on_an_even_grid() {
    let lines =
        Typesetter::new().layout(&paragraph("Ask the room who came to your counter", "en", Direction::Ltr));
    assert_eq!(words(&lines, Direction::Ltr), ["Ask the room who ", "came to your ", "counter"]);
    assert_eq!(lines.lines.iter().map(|it| it.top).collect::<Vec<_>>(), [0, 18, 36].map(Milli::pt));
    assert_eq!(lines.height, Milli::pt(54));
    assert!(lines.lines.iter().all(|it| it.width <= Milli::pt(120)));
    assert!(lines.missing.is_empty());
}

#[test]
fn khmer_breaks_inside_a_row_without_spaces() {
    let text = "ប្រជាពលរដ្ឋនិងភ្ញៀវមកកាន់បញ្ជរសេវា";
    let lines = Typesetter::new().layout(&paragraph(text, "km", Direction::Ltr));
    assert_eq!(words(&lines, Direction::Ltr), ["ប្រជាពលរដ្ឋនិងភ្ញៀវមកកាន់", "បញ្ជរសេវា"]);
}

#[test]
fn dari_lines_start_at_the_right_edge_and_keep_their_words() {
    let text = "باشندگان و مهمانان به پنجرهٔ خدمات می‌آیند";
    let lines = Typesetter::new().layout(&paragraph(text, "fa-AF", Direction::Rtl));
    assert_eq!(words(&lines, Direction::Rtl).concat(), text);
    for line in &lines.lines {
        let right = line.runs.last().map(|run| run.x + run.width).expect("no line is empty");
        assert!((right.0 - Milli::pt(120).0).abs() <= 20, "{right:?}");
    }
}

#[test]
fn a_foreign_word_stays_in_its_span_and_does_not_move_the_baseline() {
    let mut mixed = paragraph("ප්‍රජාව", "si", Direction::Ltr);
    let plain = Typesetter::new().layout(&mixed);
    mixed.spans.push(Span::bold(" LMS"));
    let lines = Typesetter::new().layout(&mixed);
    let runs: Vec<_> = lines.lines[0].runs.iter().map(|it| (it.span, it.text())).collect();
    assert_eq!(runs, [(0, "ප්‍රජාව".into()), (1, " ".into()), (1, "LMS".into())]);
    assert_eq!(Face::of(lines.lines[0].runs[2].face).postscript_name, "NotoSans-Bold");
    assert_eq!(lines.lines[0].baseline, plain.lines[0].baseline);
}

#[test]
fn characters_without_a_face_are_named_once() {
    let lines = Typesetter::new().layout(&paragraph("a 漢 b 字 漢", "en", Direction::Ltr));
    assert_eq!(lines.missing, ['漢', '字']);
}

#[test]
fn empty_text_has_one_empty_line() {
    let lines = Typesetter::new().layout(&paragraph("", "km", Direction::Ltr));
    assert_eq!(lines.height, Milli::pt(18));
    assert!(lines.lines[0].runs.is_empty());
}

#[test]
fn long_words_are_broken_rather_than_cut_off() {
    let lines = Typesetter::new().layout(&paragraph(&"x".repeat(60), "en", Direction::Ltr));
    assert!(lines.lines.len() > 1);
    assert!(lines.width() <= Milli::pt(120));
}

#[test]
fn no_line_ends_inside_a_letter_group_or_after_a_hyphen_that_begins_a_word() {
    // Words that no dictionary has, in a row too narrow for them and the word before.
    for (text, locale) in [
        ("ป่าเถื่อน ซี่งเป็นการละเมิด", "th"),
        ("ດິນໃນປະເທດຂອງຕົນ ແລ້ວ", "lo"),
        ("ស្ថានភាព ដទៃៗទៀត", "km"),
        ("नर -नारीहरू", "ne"),
    ] {
        for width in 60..160 {
            let lines = Typesetter::new()
                .layout(&Paragraph { width: Milli::pt(width), ..paragraph(text, locale, Direction::Ltr) });
            let ends: Vec<&str> = lines.lines.iter().map(|line| &text[line.text.clone()]).collect();
            assert!(
                !ends
                    .iter()
                    .any(|line| line.ends_with(['เ', 'ແ', 'ໃ', '-']) || line.starts_with(['ะ', 'ະ', 'ៗ'])),
                "{ends:?}"
            );
        }
    }
}

#[test]
fn a_short_paragraph_has_the_height_of_one_line_without_being_shaped() {
    let text = "Ask the room who came";
    let wide = |width| Paragraph { width: Milli::pt(width), ..paragraph(text, "en", Direction::Ltr) };
    let needed = Typesetter::new().layout(&wide(1000)).lines[0].width;
    assert!(brief::is_one_line(&wide(needed.0 / 1000 * 11 / 10)));
    assert!(!brief::is_one_line(&wide(needed.0 / 1000)));
    for width in 40..300 {
        let paragraph = wide(width);
        assert_eq!(Typesetter::new().height(&paragraph), Typesetter::new().layout(&paragraph).height);
    }
}

#[test]
fn only_letters_that_stand_alone_are_measured_by_their_advances() {
    let wide = |text, locale, direction| {
        brief::is_one_line(&Paragraph { width: Milli::pt(10_000), ..paragraph(text, locale, direction) })
    };
    assert!(wide("Việt Nam – dịch vụ công", "vi", Direction::Ltr));
    assert!(wide("Кто приходит к окну?", "ru", Direction::Ltr));
    let others =
        [("", "en"), ("one\ntwo", "en"), ("co\u{AD}operate", "en"), ("e\u{301}", "en"), ("សេវា", "km")];
    assert!(others.into_iter().all(|(text, locale)| !wide(text, locale, Direction::Ltr)));
    assert!(!wide("one", "en", Direction::Rtl));
}
