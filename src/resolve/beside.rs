//! Editions that are no modules: what they take over from the modules of their target.

use crate::model::{Draft, Edition, Id, RichText};

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
