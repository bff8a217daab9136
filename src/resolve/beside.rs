//! Editions that are no modules: what they take over from the modules of their target.

use super::Context;
use crate::model::{Draft, Edition, Id, RichText, State, Text};

/// An edition with the look, the settings and the labels of `module`, and nothing in it.
pub(super) fn beside(module: &Edition, (name, title): (Id, RichText)) -> Edition {
    let logo = module.branding.logo.as_ref().map(|(path, _)| path);
    let assets = module.assets.iter().filter(|(path, _)| Some(*path) == logo);
    let assets = assets.map(|(path, asset)| (path.clone(), asset.clone())).collect();
    Edition {
        module: name,
        title,
        summary: module.series.title.clone(),
        objectives: Vec::new(),
        sections: Vec::new(),
        cases: Vec::new(),
        tools: Vec::new(),
        activities: Vec::new(),
        quiz: None,
        glossary: Vec::new(),
        schedule: None,
        guide: None,
        assets,
        hash: String::new(),
        ..module.clone()
    }
}

/// What is said of the readiness of something that is made of several modules.
pub(super) fn draft(modules: &[&Edition]) -> Draft {
    let any = |is: fn(&Draft) -> bool| modules.iter().any(|edition| is(&edition.draft));
    Draft {
        module: any(|it| it.module),
        translation: any(|it| it.translation),
        unfinished: any(|it| it.unfinished),
        fallback: any(|it| it.fallback),
    }
}

/// The readiness of the modules, and that of the words that are not theirs.
pub(super) fn draft_with<'a>(
    modules: &[&Edition],
    own: impl Iterator<Item = (&'static str, &'a Text)>,
    context: &Context<'_>,
) -> Draft {
    let of_modules = draft(modules);
    let own: Vec<_> = own.map(|(role, text)| context.loose(role, text)).collect();
    let language = &context.target.language;
    Draft {
        translation: of_modules.translation || own.iter().any(|text| text.state == State::MachineDraft),
        fallback: of_modules.fallback || own.iter().any(|text| text.language != *language),
        // The mark of a module would speak of the whole.
        module: false,
        ..of_modules
    }
}
