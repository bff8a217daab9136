//! The only user of the zip crate: archives with fixed time, mode, system and order.

use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, System, ZipWriter};

/// Deflate level 6: higher levels cost ten times the time for less than one percent.
const LEVEL: i64 = 6;

/// Writes the parts in the order given. Writing into memory leaves no data descriptors, which
/// streaming readers refuse.
pub(super) fn archive<'a>(parts: impl Iterator<Item = (&'a str, &'a [u8])>) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (path, bytes) in parts {
        writer.start_file(path, options(path)).expect("an archive in memory takes every checked path");
        writer.write_all(bytes).expect("memory takes every write");
    }
    writer.finish().expect("an archive in memory can be closed").into_inner()
}

/// Pictures are compressed already and are stored.
fn options(path: &str) -> SimpleFileOptions {
    let stored = [".png", ".jpg", ".fntdata"].iter().any(|ending| path.ends_with(ending));
    let options = SimpleFileOptions::default()
        .last_modified_time(DateTime::default())
        .unix_permissions(0o644)
        .system(System::Unix);
    if stored {
        options.compression_method(CompressionMethod::Stored)
    } else {
        options.compression_method(CompressionMethod::Deflated).compression_level(Some(LEVEL))
    }
}
