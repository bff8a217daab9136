//! PDFs: what a program that reads aloud needs, and faces that every printer needs. Whether the tags
//! are good is for other programs and for people to say.

use lopdf::{Dictionary, Document, LoadOptions, Object};

use super::{AGAIN, not_verified};
use crate::diagnostic::{Code, Diagnostic, Origin, Problems};

/// Most bytes of all that is packed in a file.
const MOST_BYTES: usize = 64 << 20;

const PUBLISH: &str =
    "build the file again; if it is not kitbag's, export it again and choose tagged PDF or PDF/UA";

/// Looks at a PDF.
pub(super) fn verify(name: &str, bytes: &[u8]) -> Problems {
    let mut problems = Problems::none();
    match Document::load_mem_with_options(bytes, LoadOptions::with_max_decompressed_size(MOST_BYTES)) {
        Ok(file) if file.is_encrypted() || file.was_encrypted() => {
            let message = format!("`{name}` is locked, so programs that read aloud may be kept out");
            problems.push(not_verified(name, message).hint("save it without a password and without limits"));
        }
        Ok(file) => Pdf { name, file: &file, problems: &mut problems }.rules(),
        Err(error) => {
            let message = format!("`{name}` is no PDF that can be read: {error}");
            problems.push(not_verified(name, message).hint(AGAIN));
        }
    }
    problems
}

struct Pdf<'a> {
    name: &'a str,
    file: &'a Document,
    problems: &'a mut Problems,
}

impl Pdf<'_> {
    fn told(&mut self, code: Code, message: String) {
        let origin = Origin::of_path(self.name);
        self.problems.push(Diagnostic::new(code, message).at(&origin).hint(PUBLISH));
    }

    fn rules(&mut self) {
        let Ok(catalog) = self.file.catalog().cloned() else {
            let message = format!("`{}` has no catalogue, so no page can be found", self.name);
            self.problems.push(not_verified(self.name, message).hint(AGAIN));
            return;
        };
        self.tags(&catalog);
        self.title(&catalog);
        self.figures();
        self.faces();
    }

    fn tags(&mut self, catalog: &Dictionary) {
        let marked = self.inner(catalog, b"MarkInfo").is_some_and(|it| is_true(it, b"Marked"));
        if !marked || self.inner(catalog, b"StructTreeRoot").is_none() {
            let message = format!("`{}` is not tagged: what is a heading or a list is not told", self.name);
            self.told(Code::InaccessiblePdf, message);
        }
        let language = catalog.get(b"Lang").ok().and_then(|it| it.as_str().ok());
        if language.is_none_or(<[u8]>::is_empty) {
            self.told(Code::InaccessiblePdf, format!("`{}` does not say its language", self.name));
        }
    }

    fn title(&mut self, catalog: &Dictionary) {
        let metadata = catalog.get_deref(b"Metadata", self.file).and_then(Object::as_stream);
        let metadata = metadata.ok().and_then(|it| it.decompressed_content_with_limit(MOST_BYTES).ok());
        let metadata = metadata.map(|it| String::from_utf8_lossy(&it).into_owned()).unwrap_or_default();
        let info = self.file.trailer.get_deref(b"Info", self.file).and_then(Object::as_dict);
        let title = info.and_then(|it| it.get(b"Title")).and_then(Object::as_str);
        if !metadata.contains("<dc:title") && title.map_or(true, <[u8]>::is_empty) {
            self.told(Code::UnfinishedPdf, format!("`{}` has no title of its own", self.name));
        }
        if !self.inner(catalog, b"ViewerPreferences").is_some_and(|it| is_true(it, b"DisplayDocTitle")) {
            let message = format!("`{}` shows the name of the file and not its title", self.name);
            self.told(Code::UnfinishedPdf, message);
        }
        if !metadata.contains("pdfuaid:part") {
            self.told(Code::UnfinishedPdf, format!("`{}` does not claim to be PDF/UA", self.name));
        }
    }

    /// Figures among the tags, which have to say what they show.
    fn figures(&mut self) {
        let silent = self.file.objects.values().filter_map(|object| object.as_dict().ok()).filter(|it| {
            it.get(b"S").and_then(Object::as_name).is_ok_and(|it| it == b"Figure")
                && !it.has(b"Alt")
                && !it.has(b"ActualText")
        });
        let count = silent.count();
        if count > 0 {
            let message = format!("`{}` has figures without alternative text: {count}", self.name);
            self.told(Code::InaccessiblePdf, message);
        }
    }

    /// Faces that are not in the file look different on each machine. Those of type 3 are drawn by it.
    fn faces(&mut self) {
        let fonts = self.file.objects.values().filter_map(|object| object.as_dict().ok());
        let fonts = fonts.filter(|it| name(it, b"Type") == b"Font" && name(it, b"Subtype") != b"Type3");
        let mut missing: Vec<String> = fonts
            .filter(|font| !self.is_embedded(font))
            .map(|font| String::from_utf8_lossy(name(font, b"BaseFont")).into_owned())
            .collect();
        missing.sort();
        missing.dedup();
        if !missing.is_empty() {
            let message =
                format!("`{}` has not the faces that it prints with: {}", self.name, missing.join(", "));
            self.told(Code::InaccessiblePdf, message);
        }
    }

    /// A composite font has its file in the one that it is made of.
    fn is_embedded(&self, font: &Dictionary) -> bool {
        let inner = font.get_deref(b"DescendantFonts", self.file).and_then(Object::as_array).ok();
        let inner = inner.and_then(|it| it.first()).and_then(|it| self.file.dereference(it).ok());
        let font = inner.and_then(|(_, it)| it.as_dict().ok()).unwrap_or(font);
        let files: [&[u8]; 3] = [b"FontFile", b"FontFile2", b"FontFile3"];
        self.inner(font, b"FontDescriptor").is_some_and(|it| files.iter().any(|key| it.has(key)))
    }

    fn inner<'a>(&'a self, dictionary: &'a Dictionary, key: &[u8]) -> Option<&'a Dictionary> {
        dictionary.get_deref(key, self.file).and_then(Object::as_dict).ok()
    }
}

fn is_true(dictionary: &Dictionary, key: &[u8]) -> bool {
    dictionary.get(key).and_then(Object::as_bool).unwrap_or(false)
}

fn name<'a>(dictionary: &'a Dictionary, key: &[u8]) -> &'a [u8] {
    dictionary.get(key).and_then(Object::as_name).unwrap_or_default()
}
