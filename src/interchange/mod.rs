//! What translators get and send back: the messages of one target as PO, CSV, XLSX or XLIFF, and read
//! again with the place of every text. A message is found again by its role and source text, never by
//! its row. Knows no layers and no disk.

mod csv;
mod po;
mod table;
mod xliff;
mod xlsx;

#[cfg(test)]
mod tests;

use std::sync::Arc;

use crate::catalogue::{Catalogue, SENT};
use crate::diagnostic::{Origin, Problems, SourceFile};
use crate::model::{Language, Target};

/// The forms in which translators get messages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// GNU gettext: Poedit, Weblate and every CAT tool.
    Po,
    /// Tables as text: any spreadsheet.
    Csv,
    /// Workbooks: Excel, LibreOffice, Google Sheets.
    Xlsx,
    /// XLIFF 1.2: agencies and their tools.
    Xliff,
}

/// Messages on their way to a translator.
#[derive(Clone, Copy, Debug)]
pub struct Order<'a> {
    /// Whose words, and in which language they come back.
    pub target: &'a Target,
    /// The language of the source texts.
    pub source_language: &'a Language,
    /// The messages with what is translated already.
    pub catalogue: &'a Catalogue,
}

/// A file that came back, as it was read from the disk.
#[derive(Clone, Debug)]
pub enum Delivery {
    /// PO, CSV or XLIFF.
    Text(Arc<SourceFile>),
    /// XLSX.
    Workbook {
        /// The name of the file.
        name: String,
        /// Its bytes.
        bytes: Vec<u8>,
    },
}

/// What a file that came back holds.
#[derive(Clone, Debug, Default)]
pub struct Returned {
    /// For which target it says it is, as `lk@si`, and where.
    pub target: Option<(String, Origin)>,
    /// In which language it says it is, and where.
    pub language: Option<(String, Origin)>,
    /// Its messages.
    pub catalogue: Catalogue,
}

impl Format {
    /// All forms.
    pub const ALL: [Self; 4] = [Self::Po, Self::Csv, Self::Xlsx, Self::Xliff];

    /// The ending of its files.
    pub fn extension(self) -> &'static str {
        match self {
            Self::Po => "po",
            Self::Csv => "csv",
            Self::Xlsx => "xlsx",
            Self::Xliff => "xlf",
        }
    }

    /// The form of a file, by the ending of its name; `None` where kitbag does not read it.
    pub fn of_name(name: &str) -> Option<Self> {
        let (_, ending) = name.rsplit_once('.')?;
        match ending.to_ascii_lowercase().as_str() {
            "po" => Some(Self::Po),
            "csv" | "tsv" | "txt" => Some(Self::Csv),
            "xlsx" => Some(Self::Xlsx),
            "xlf" | "xliff" => Some(Self::Xliff),
            _ => None,
        }
    }
}

/// The file for a translator.
pub fn write(order: &Order<'_>, format: Format) -> Result<Vec<u8>, Problems> {
    match format {
        Format::Po => Ok(po::write(order)),
        Format::Csv => Ok(csv::write(order)),
        Format::Xlsx => xlsx::write(order),
        Format::Xliff => Ok(xliff::write(order)),
    }
}

/// Reads what a translator sent. Where an error is reported, not all of it was read.
pub fn read(delivery: &Delivery, format: Format) -> (Returned, Problems) {
    match (delivery, format) {
        (Delivery::Workbook { name, bytes }, _) => xlsx::read(name, bytes),
        (Delivery::Text(file), Format::Po) => po::read(file),
        (Delivery::Text(file), Format::Xliff) => xliff::read(file),
        (Delivery::Text(file), Format::Csv | Format::Xlsx) => csv::read(file),
    }
}

/// Whether an extracted comment says what the translation was when it was sent out.
fn is_seal(comment: &str) -> bool {
    comment.starts_with(SENT)
}

/// Line ends as every format keeps them.
fn plain_lines(text: &str) -> String {
    text.replace("\r\n", "\n").replace('\r', "\n")
}
