//! PDFs.

use kitbag::render::pdf;
use lopdf::{Document, EncryptionState, EncryptionVersion, Object, Permissions};

use crate::support::sample::edition;
use crate::told::{says, told};

fn script(tag: &str) -> Vec<u8> {
    let edition = edition(tag);
    let (deck, _) = kitbag::deck::plan(&edition);
    pdf::script(&edition, &deck).unwrap().bytes
}

#[test]
fn good_scripts_have_no_problem() {
    for tag in ["en", "si", "ta", "km", "fa-AF"] {
        assert_eq!(told("a.pdf", &script(tag)), "", "{tag}");
    }
}

fn saved(mut file: Document) -> Vec<u8> {
    let mut bytes = Vec::new();
    file.save_to(&mut bytes).unwrap();
    bytes
}

/// Takes a key out of every dictionary.
fn without(object: &mut Object, key: &[u8]) {
    match object {
        Object::Array(all) => all.iter_mut().for_each(|it| without(it, key)),
        Object::Dictionary(it) => {
            it.remove(key);
            it.iter_mut().for_each(|(_, it)| without(it, key));
        }
        _ => {}
    }
}

#[test]
fn each_rule_of_pdfs_catches_a_script_that_breaks_it() {
    let whole = Document::load_mem(&script("en")).unwrap();
    let broken = |change: &dyn Fn(&mut Document)| {
        let mut file = whole.clone();
        change(&mut file);
        told("a.pdf", &saved(file))
    };
    let catalog = |key: &'static [u8]| broken(&|file| drop(file.catalog_mut().unwrap().remove(key)));
    let every =
        |key: &'static [u8]| broken(&|file| file.objects.values_mut().for_each(|it| without(it, key)));
    let locked = broken(&|file| {
        let version = EncryptionVersion::V2 {
            document: &file.clone(),
            owner_password: "owner",
            user_password: "",
            key_length: 128,
            permissions: Permissions::empty(),
        };
        let state = EncryptionState::try_from(version).unwrap();
        file.encrypt(&state).unwrap();
    });
    says(
        "pdfs",
        &[
            ("no tags", catalog(b"StructTreeRoot")),
            ("no marks", catalog(b"MarkInfo")),
            ("no language", catalog(b"Lang")),
            ("the name of the file is shown", catalog(b"ViewerPreferences")),
            (
                "no title and no claim",
                broken(&|file| {
                    file.catalog_mut().unwrap().remove(b"Metadata");
                    file.trailer.remove(b"Info");
                }),
            ),
            ("figures without words", every(b"Alt")),
            ("faces that are not there", every(b"FontDescriptor")),
            ("a password", locked),
            ("no catalogue", broken(&|file| file.trailer.set("Root", Object::Null))),
            ("a file that was cut off", told("a.pdf", b"%PDF-1.7\n1 0 obj")),
        ],
    );
}
