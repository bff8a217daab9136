//! The guide of the series, made from the finished modules of a target.

use super::Format;
use super::editions::TargetEditions;
use super::of_modules::{Whole, Words};
use super::plan::{Planned, Request};
use crate::model::{Guide, SeriesFile};
use crate::resolve::{self, Context};

/// Whether a request asks for the guide, and there is one.
pub(super) fn asked(series: &SeriesFile, request: &Request) -> bool {
    series.has_guide() && request.formats.contains(&Format::Guide) && request.asks_for(&Guide::id())
}

/// Adds the guide to the finished modules of a target.
pub(super) fn add(
    planned: &Planned<'_>,
    context: &Context<'_>,
    words: &Words<'_>,
    done: &mut TargetEditions,
) {
    if planned.guide {
        let texts = resolve::guide_texts(context);
        Whole { name: Guide::id(), texts, make: resolve::guide, planned, context }.add(words, done);
    }
}
