//! Video and audio: what belongs to them, what is refused, and where their words come out.
#![allow(clippy::unwrap_used, clippy::disallowed_methods, reason = "a test may panic and uses the disk")]

mod support;

use std::collections::BTreeMap;
use std::fs;
use std::io::{Cursor, Read};

use support::says::says;
use support::workspace::Project;

const ASSETS: &str = "base-modules/queue/assets";

const SLIDES: &str = "base-modules/queue/slides/01-waiting.md";

const CAPTIONS: &str = "WEBVTT - made by hand\n\nNOTE of a speaker\n\nfirst\n00:00.000 --> 00:02.500\nThe queue opens\n\
     at eight &amp; nobody knows.\n\n00:02.500 --> 00:00:05.000\n{{office}} opens at nine.\n";

const TRANSCRIPT: &str =
    "A speaker says: the queue opens at eight.\n\n- To be seen: twelve people in the sun\n";

/// A box of an MP4 file.
fn part(name: &str, inside: &[u8]) -> Vec<u8> {
    let size = u32::try_from(8 + inside.len()).unwrap();
    [&size.to_be_bytes()[..], name.as_bytes(), inside].concat()
}

fn track(handler: &str, codec: &str) -> Vec<u8> {
    let handler = part("hdlr", &[&[0; 8][..], handler.as_bytes(), &[0; 12]].concat());
    let side = |length: u16| length.to_be_bytes();
    let entry = part(codec, &[&[0; 24][..], &side(640), &side(360), &[0; 50]].concat());
    let samples = part("stbl", &part("stsd", &[&[0, 0, 0, 0, 0, 0, 0, 1][..], &entry].concat()));
    part("trak", &part("mdia", &[handler, part("minf", &samples)].concat()))
}

/// An MP4 file of 5.2 seconds with nothing to be seen, in `bytes` bytes more than it needs.
fn mp4(tracks: &[Vec<u8>], bytes: usize) -> Vec<u8> {
    let length = [1000_u32, 5200].map(u32::to_be_bytes).concat();
    let header = part("mvhd", &[&[0; 12][..], &length, &[0; 80]].concat());
    let movie = part("moov", &[header, tracks.concat()].concat());
    [part("ftyp", b"isom\0\0\0\0"), movie, part("mdat", &vec![0; bytes])].concat()
}

fn video() -> Vec<u8> {
    mp4(&[track("vide", "avc1"), track("soun", "mp4a")], 100)
}

/// An MP3 file of 40 frames, which are 1.04 seconds.
fn mp3() -> Vec<u8> {
    let frame = [&[0xFF, 0xFB, 0x10, 0xC0][..], &[0; 100]].concat();
    [&b"ID3\x04\0\0\0\0\0\x04tags"[..], &frame.repeat(40)].concat()
}

/// The small workspace without overlays, with a recording on its first slide.
fn with(recording: &str) -> Project {
    let project = Project::small();
    project.remove("overlays");
    project.edit(SLIDES, "\n::: say", &format!("\n{recording}\n\n::: say"));
    project
}

/// The same with a video and all that belongs to it, and a sound in its case.
fn complete() -> Project {
    let project = with("![The queue at eight](assets/eight.mp4)");
    put(&project, "eight.mp4", &video());
    put(&project, "hall.mp3", &mp3());
    project.write(&format!("{ASSETS}/eight.vtt"), CAPTIONS);
    project.write(&format!("{ASSETS}/eight.md"), TRANSCRIPT);
    project.write(&format!("{ASSETS}/hall.md"), "Steps, and a stamp.\n");
    let picture = project.read(&format!("{ASSETS}/clock.svg"));
    put(&project, "eight.svg", &picture);
    let case = "base-modules/queue/cases/one-counter.md";
    let text = String::from_utf8(project.read(case)).unwrap();
    project.write(case, &format!("{text}\n![How the hall sounds](assets/hall.mp3)\n"));
    project
}

fn put(project: &Project, name: &str, bytes: &[u8]) {
    fs::write(project.path(&format!("{ASSETS}/{name}")), bytes).unwrap();
}

fn parts(project: &Project, path: &str) -> BTreeMap<String, Vec<u8>> {
    let mut archive = zip::ZipArchive::new(Cursor::new(project.read(path))).unwrap();
    let mut parts = BTreeMap::new();
    for at in 0..archive.len() {
        let mut file = archive.by_index(at).unwrap();
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).unwrap();
        parts.insert(file.name().unwrap().into_owned(), bytes);
    }
    parts
}

fn text<'a>(parts: &'a BTreeMap<String, Vec<u8>>, name: &str) -> &'a str {
    std::str::from_utf8(&parts[name]).unwrap()
}

/// Every figure of a page that plays something.
fn played(page: &str) -> String {
    page.split("<figure class=\"recording\">")
        .skip(1)
        .map(|rest| rest.split("</figure>").next().unwrap())
        .collect()
}

#[test]
fn a_course_plays_recordings_with_their_words() {
    let project = complete();
    let run = project.kitbag(&["build", "base", "--format", "scorm12"]);
    says("recordings-build", &run);
    let parts = parts(&project, "output/base/en/base-en-queue-scorm12.zip");
    insta::assert_snapshot!("recordings-in-a-course", played(text(&parts, "index.html")));
    let manifest = text(&parts, "imsmanifest.xml");
    for name in ["media/eight.mp4", "media/eight.svg", "media/hall.mp3", "recordings.js", "recordings.css"] {
        assert!(manifest.contains(&format!("<file href=\"{name}\"/>")), "{name}");
    }
    assert_eq!((&parts["media/eight.mp4"], &parts["media/hall.mp3"]), (&video(), &mp3()));
}

#[test]
fn a_course_without_recordings_has_nothing_to_play_them() {
    let project = Project::small();
    assert_eq!(project.kitbag(&["build", "base", "--format", "web"]).code, 0);
    let parts = parts(&project, "output/base/en/base-en-queue-web.zip");
    assert!(parts.keys().all(|name| !name.contains("recordings")));
    assert!(!text(&parts, "index.html").contains("recordings"));
}

#[test]
fn the_deck_shows_the_poster_and_says_the_rest_in_its_notes() {
    let project = complete();
    assert_eq!(project.kitbag(&["build", "base", "--format", "deck"]).code, 0);
    let parts = parts(&project, "output/base/en/base-en-queue-deck.pptx");
    assert!(parts.keys().all(|name| !name.contains("mp4") && !name.contains("mp3")));
    let is_notes = |name: &&String| name.starts_with("ppt/notesSlides/notesSlide");
    let notes: Vec<&str> = parts.keys().filter(is_notes).map(|name| text(&parts, name)).collect();
    let words = |notes: &str| {
        let words: Vec<_> =
            notes.split("<a:t>").skip(1).map(|rest| rest.split("</a:t>").next().unwrap()).collect();
        words.join("\n")
    };
    let found =
        |what: &str| notes.iter().find(|notes| notes.contains(what)).map(|notes| words(notes)).unwrap();
    let video = "Video, 0:05 min: plays in the online course\nTranscript\nA speaker says: the queue opens at eight.\n\
                 To be seen: twelve people in the sun";
    assert!(found("Video, ").contains(video), "{}", found("Video, "));
    let audio =
        "How the hall sounds\nAudio, 0:01 min: plays in the online course\nTranscript\nSteps, and a stamp.";
    assert!(found("Audio, ").contains(audio), "{}", found("Audio, "));
    let slides = parts.keys().filter(|name| name.starts_with("ppt/slides/slide"));
    assert!(
        slides.map(|name| text(&parts, name)).any(|slide| slide.contains("descr=\"The queue at eight\""))
    );
}

#[test]
fn every_word_of_a_recording_reaches_translators_with_its_place() {
    let project = complete();
    project.write("base-modules/i18n/si.po", "msgid \"\"\nmsgstr \"Language: si\\n\"\n");
    assert_eq!(project.kitbag(&["translate", "update", "base", "si"]).code, 0);
    let catalogue = String::from_utf8(project.read("base-modules/i18n/si.po")).unwrap();
    let entries =
        catalogue.split("\n\n").filter(|it| it.contains("\"caption\"") || it.contains("\"transcript\""));
    insta::assert_snapshot!("recordings-in-a-catalogue", entries.collect::<Vec<_>>().join("\n\n"));
}

#[test]
fn what_belongs_to_a_recording_must_be_there() {
    let project = complete();
    for name in ["eight.vtt", "eight.md", "eight.svg", "hall.md"] {
        project.remove_file(&format!("{ASSETS}/{name}"));
    }
    says("recordings-alone", &project.kitbag(&["check"]));
}

#[test]
fn recordings_that_browsers_do_not_play_are_refused() {
    let project = complete();
    let tracks = [track("vide", "avc1"), track("soun", "mp4a")];
    put(&project, "empty.mp4", b"");
    put(&project, "script.mp4", b"#!/bin/sh\nrm -rf /\n");
    put(&project, "cut.mp4", &video()[..300]);
    put(&project, "cut-before-the-movie.mp4", &video()[..16]);
    put(&project, "telephone.mp4", &mp4(&[track("vide", "hvc1"), track("soun", "mp4a")], 0));
    put(&project, "silent-film.mp4", &mp4(&[track("soun", "mp4a")], 0));
    put(&project, "film.m4a", &mp4(&tracks, 0));
    put(&project, "film.mp3", &video());
    put(&project, "cut.mp3", &mp3()[..mp3().len() - 20]);
    put(&project, "film.webm", b"\x1aE\xdf\xa3");
    says("recordings-refused", &project.kitbag(&["check"]));
}

#[test]
fn captions_that_cannot_be_read_are_told_with_their_line() {
    let project = complete();
    let one =
        |times: &str, words: &str| format!("WEBVTT\n\n00:00.000 --> 00:01.000\nFine\n\n{times}\n{words}\n");
    let many = format!("WEBVTT\n{}", "\n00:00.000 --> 00:01.000\nWords\n".repeat(100_000));
    let faults = [
        ("01", "1\n00:00:00,000 --> 00:00:01,000\nFrom another program\n".to_owned()),
        ("02", one("00:00:01,000 --> 00:00:02,000", "A comma")),
        ("03", one("00:02.000 --> 00:01.000", "Backwards")),
        ("04", one("00:01.000 --> 00:02.000 align:start position:0%", "A place")),
        ("05", one("00:01.000 --> 00:02.000", "A <c.yellow>mark</c>")),
        ("06", one("00:01.000 --> 00:02.000", "")),
        ("07", one("00:61.000 --> 00:62.000", "A long minute")),
        ("08", one("STYLE", "::cue { color: red }")),
        ("09", "WEBVTT\n\n00:03.000 --> 00:04.000\nSecond\n\n00:01.000 --> 00:02.000\nFirst\n".to_owned()),
        ("10", "WEBVTT\n\nWords alone\n".to_owned()),
        ("11", many),
        ("12", String::new()),
    ];
    for (name, captions) in faults {
        project.write(&format!("{ASSETS}/{name}.vtt"), &captions);
    }
    project.write(&format!("{ASSETS}/eight.vtt"), "WEBVTT\n\n00:01.000 --> 00:07.000\nToo late\n");
    says("recordings-captions", &project.kitbag(&["check"]));
}

#[test]
fn recordings_stand_where_they_can_be_played() {
    let project = with("![](assets/eight.mp4)");
    project.edit(SLIDES, "Think of {{office}}. ", "![Talk](assets/eight.mp4)\n\n");
    put(&project, "eight.mp4", &video());
    project.write(&format!("{ASSETS}/eight.md"), "![A picture](assets/clock.svg)\n");
    says("recordings-misplaced", &project.kitbag(&["check"]));
}

#[test]
fn recordings_that_are_not_there_are_told_and_none_is_a_picture() {
    let project = with("![Nobody](assets/nobody.mp4)");
    project.edit(SLIDES, "assets/clock.svg", "{{film}}");
    let film = "variables:\n  film: { type: image, default: assets/eight.mp4 }";
    project.edit("base-modules/series.yaml", "variables:", film);
    put(&project, "eight.mp4", &video());
    says("recordings-not-there", &project.kitbag(&["check"]));
}

#[test]
fn recordings_have_a_size_that_learners_can_afford() {
    let project = complete();
    put(&project, "eight.mp4", &mp4(&[track("vide", "avc1")], 8_000_000));
    let overlay = "overlay: lk\ntitle: Sri Lanka\ncode: lk\nlanguages: { list: [en] }\n\
                   variables: { office: the office }\nlms: { recording: 9, recordings: 8 }\n";
    project.write("overlays/lk/overlay.yaml", overlay);
    says("recordings-too-large", &project.kitbag(&["check"]));
    project.write("overlays/lk/overlay.yaml", &overlay.replace("recordings: 8", "recordings: 9"));
    assert_eq!(project.kitbag(&["check", "lk"]).code, 0);
}

#[test]
fn an_overlay_brings_its_own_recording_and_words() {
    let project = complete();
    let overlay = "overlay: lk\ntitle: Sri Lanka\ncode: lk\nlanguages: { list: [en] }\nvariables: { office: the office }\n";
    project.write("overlays/lk/overlay.yaml", overlay);
    fs::create_dir_all(project.path("overlays/lk/assets/queue")).unwrap();
    let own = mp4(&[track("vide", "avc1"), track("soun", "mp4a")], 7);
    fs::write(project.path("overlays/lk/assets/queue/eight.mp4"), &own).unwrap();
    project.write("overlays/lk/assets/queue/nine.md", "Words of nobody\n");
    says("recordings-kept-words", &project.kitbag(&["check", "lk"]));
    project.remove_file("overlays/lk/assets/queue/nine.md");
    let captions = CAPTIONS.replace("The queue opens", "In Galle it opens");
    project.write("overlays/lk/assets/queue/eight.vtt", &captions);
    project.write("overlays/lk/assets/queue/eight.md", "In Galle.\n");
    let run = project.kitbag(&["build", "lk", "--format", "web"]);
    assert_eq!((run.code, run.stderr.as_str()), (0, ""));
    let parts = parts(&project, "output/lk/en/lk-en-queue-web.zip");
    assert_eq!(parts["media/eight.mp4"], own);
    let page = played(text(&parts, "index.html"));
    assert!(
        page.contains("In Galle it opens at eight &amp; nobody knows.") && page.contains("<p>In Galle.</p>")
    );
}

#[test]
fn words_of_a_recording_that_are_not_translated_keep_no_slide_from_its_language() {
    let project = complete();
    let overlay = "overlay: lk\ntitle: Sri Lanka\ncode: lk\nlanguages: { list: [si] }\nvariables: { office: the office }\n";
    project.write("overlays/lk/overlay.yaml", overlay);
    let entry =
        |role: &str, words: &str| format!("\nmsgctxt \"{role}\"\nmsgid \"{words}\"\nmsgstr \"සිංහල\"\n");
    let mut catalogue = "msgid \"\"\nmsgstr \"Language: si\\n\"\n".to_owned();
    let slide = ["Who waits here?", "People without an appointment", "People who came yesterday"];
    for (role, words) in ["slide-title", "slide-text", "slide-text"].iter().zip(slide) {
        catalogue += &entry(role, words);
    }
    catalogue += &entry("alt", "The queue at eight");
    project.write("base-modules/i18n/si.po", &catalogue);
    let build = |project: &Project| {
        assert_eq!(project.kitbag(&["build", "lk", "--format", "web"]).code, 0);
        played(text(&parts(project, "output/lk/si/lk-si-queue-web.zip"), "index.html"))
    };
    let page = build(&project);
    assert!(page.contains("aria-label=\"සිංහල\""), "{page}");
    assert!(page.contains("<ol class=\"captions\" hidden lang=\"en\""), "{page}");
    let recording = [
        ("caption", "The queue opens at eight & nobody knows."),
        ("caption", "{{office}} opens at nine."),
        ("transcript", "A speaker says: the queue opens at eight."),
        ("transcript", "To be seen: twelve people in the sun"),
    ];
    let spoken = recording.map(|(role, words)| match words.strip_prefix("{{office}}") {
        Some(_) => entry(role, words).replace("\"සිංහල\"", "\"{{office}} සිංහල\""),
        None => entry(role, words),
    });
    project.write("base-modules/i18n/si.po", &(catalogue + &spoken.concat()));
    let page = build(&project);
    assert!(page.contains("<ol class=\"captions\" hidden lang=\"si\""), "{page}");
    assert!(page.contains("data-end=\"2500\">සිංහල</li>"), "{page}");
}
