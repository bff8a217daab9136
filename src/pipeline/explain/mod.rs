//! Where the words of a block come from in one target: layers, translation, values, audiences.

mod address;
mod blocks;
mod values;

use std::collections::{BTreeMap, BTreeSet};

use super::editions::{self, Beside};
use super::plan::{self, Planned};
use super::sources::Sources;
use crate::diagnostic::{Origin, Problems};
use crate::load::Workspace;
use crate::model::{Block, Field, Id, Kind, Localized, Module, Target, Text, Value};
use crate::overlay::{self, Decision, Departure, Explanation};
use crate::resolve::{Lengths, Places, Values};
use crate::translate::{self, Shown};
use address::{Asked, Found};
use values::Finder;

pub use blocks::NamedBlock;
pub use values::{Named, Setting, Standing};

/// Everything about what one address means in one module of a target.
#[derive(Debug)]
pub struct Account {
    /// `module/block`, or the module alone.
    pub address: String,
    /// Whether it is there, and why not.
    pub presence: Presence,
    /// How the block came to its place, newest first; empty where one field was asked for.
    pub place: Vec<Explanation>,
    /// Its fields.
    pub fields: Vec<FieldAccount>,
    /// What stands in it; empty unless a whole module was asked for.
    pub blocks: Vec<NamedBlock>,
}

/// Whether a block is there.
#[derive(Debug)]
pub enum Presence {
    /// It is shown.
    Shown,
    /// It is there, but empty for the target's audiences, or stands in one that is.
    FilteredOut,
    /// A layer took it away.
    Gone(Departure),
    /// The base removed it, for this reason.
    RemovedByBase(String, Origin),
}

/// Everything about one field.
#[derive(Debug)]
pub struct FieldAccount {
    /// The field.
    pub field: Field,
    /// Who set it, newest first.
    pub chain: Vec<Explanation>,
    /// Its texts as they are shown, values filled in.
    pub texts: Vec<Shown>,
    /// The variables and facts that they use.
    pub names: Vec<Named>,
    /// What is decided for the target's audiences.
    pub decisions: Vec<Decision>,
    /// The parts whose minutes add up to these.
    pub parts: Vec<(Id, u32, Origin)>,
}

/// Explains what an address means, in each module of the target that has it.
pub fn explain(workspace: &Workspace, target: &Target, address: &str) -> Result<Vec<Account>, Problems> {
    let planned = plan::single(workspace, target.clone())?;
    let asked = Asked::read(address);
    let sources = Sources::of(workspace, std::slice::from_ref(&planned));
    let teller = Teller { sources: &sources, planned: &planned };
    let mut accounts = Vec::new();
    let mut seen = Vec::new();
    for id in asked.modules(workspace, &planned.taught)? {
        let Some(module) = workspace.modules.get(&id) else { continue };
        let (localized, _) = overlay::apply(module, &workspace.library, &planned.layers, &sources.names)?;
        accounts.extend(teller.account(&asked, module, &localized)?);
        seen.push(localized);
    }
    if accounts.is_empty() { Err(asked.missing(&seen)) } else { Ok(accounts) }
}

struct Teller<'a> {
    sources: &'a Sources<'a>,
    planned: &'a Planned<'a>,
}

impl Teller<'_> {
    fn account(
        &self,
        asked: &Asked<'_>,
        module: &Module,
        localized: &Localized,
    ) -> Result<Option<Account>, Problems> {
        let block = match asked.find(localized, module) {
            Some(Found::Block(block)) => block,
            Some(Found::Nothing(id)) => return Ok(self.absent(asked, module, &id)),
            None => return Ok(None),
        };
        let audiences = &self.planned.target.audiences;
        let (filtered, _) = overlay::for_audiences(localized.clone(), audiences);
        let kept = filtered.root.find(&block.id);
        let presence = if kept.is_some() { Presence::Shown } else { Presence::FilteredOut };
        let shown = if kept.is_some() { &filtered } else { localized };
        let fields = asked.fields(block)?;
        let is_whole = block.kind == Kind::Module && !asked.is_about_a_field();
        let blocks = if is_whole { blocks::blocks(&shown.root) } else { Vec::new() };
        let place = if fields.len() == 1 { Vec::new() } else { place(localized, &block.id) };
        let fields = self.fields(&fields, (block, shown));
        Ok(Some(Account {
            address: address_of(&localized.root.id, &block.id),
            presence,
            place,
            fields,
            blocks,
        }))
    }

    /// A block that somebody took away.
    fn absent(&self, asked: &Asked<'_>, module: &Module, id: &Id) -> Option<Account> {
        let base = (module, &self.sources.workspace.library);
        let presence = match overlay::departure(base, &self.planned.layers, &self.sources.names, id) {
            Some(departure) => Presence::Gone(departure),
            None if asked.is_shelved() => return None,
            None => {
                let (reason, origin) = module.removed.get(id)?;
                Presence::RemovedByBase(reason.clone(), origin.clone())
            }
        };
        let address = address_of(&module.root.id, id);
        let (place, fields, blocks) = (Vec::new(), Vec::new(), Vec::new());
        Some(Account { address, presence, place, fields, blocks })
    }

    fn fields(&self, fields: &[Field], (block, shown): (&Block<Text>, &Localized)) -> Vec<FieldAccount> {
        let voice = self.sources.voice(self.planned);
        let request = self.sources.request(&voice);
        // What values stand for depends neither on other modules nor on pictures.
        let places = &Places::default();
        let glossary = editions::glossary(self.sources.workspace, &self.planned.layers);
        let loose_texts = editions::loose_texts(self.sources, self.planned, (&glossary, places));
        let loose = editions::loose(self.sources, &voice, &loose_texts, &mut Problems::none());
        let (lengths, layer_assets, templates) = (&Lengths::new(), &BTreeMap::new(), &BTreeMap::new());
        let unfinished = &BTreeSet::new();
        let (timetables, glossary, loose) = (&[], &glossary, &loose);
        let beside =
            Beside { unfinished, lengths, timetables, layer_assets, templates, loose, glossary, places };
        let context = editions::context(self.sources, self.planned, &beside);
        let values = Values::new(&context);
        let finder = Finder { sources: self.sources, planned: self.planned, values: &values };
        let one = |field: &Field| {
            let there = block.slots.get(field).map(|slot| &slot.value);
            let mut texts = translate::explain(&shown.root, &request, (&block.id, *field));
            for text in &mut texts {
                text.words.markup = values.filled(&text.words.markup);
            }
            let decided = |value| overlay::decisions(value, &self.planned.target.audiences);
            FieldAccount {
                field: *field,
                chain: overlay::explain(shown, &block.id, Some(*field)).unwrap_or_default(),
                texts,
                names: finder.names(there.into_iter().flat_map(Value::texts)),
                decisions: there.map(decided).unwrap_or_default(),
                parts: shown.root.find(&block.id).map(|block| parts(block, *field)).unwrap_or_default(),
            }
        };
        fields.iter().map(one).collect()
    }
}

fn place(localized: &Localized, block: &Id) -> Vec<Explanation> {
    let all = overlay::explain(localized, block, None).unwrap_or_default();
    all.into_iter().filter(|step| step.field.is_none()).collect()
}

fn address_of(module: &Id, block: &Id) -> String {
    if module == block { module.to_string() } else { format!("{module}/{block}") }
}

/// The slides of a section, or the sections of a module, where the minutes are their sum.
fn parts(block: &Block<Text>, field: Field) -> Vec<(Id, u32, Origin)> {
    let minutes = |part: &Block<Text>| match part.value(Field::Minutes)? {
        Value::Minutes(minutes) => Some(minutes.core),
        value => value.as_number(),
    };
    let counts = |part: &&Block<Text>| match block.kind {
        Kind::Module => matches!(part.kind, Kind::Section | Kind::Break),
        _ => part.kind == Kind::Slide,
    };
    let found = block.children.iter().filter(counts).filter_map(|part| {
        let slot = part.slots.get(&Field::Minutes)?;
        Some((part.id.clone(), minutes(part)?, slot.touch.origin.clone()))
    });
    let found: Vec<_> = found.collect();
    let sum: u32 = found.iter().map(|(_, minutes, _)| minutes).sum();
    let adds_up = minutes(block).is_none_or(|own| own == sum);
    let is_sum = field == Field::Minutes && matches!(block.kind, Kind::Module | Kind::Section) && adds_up;
    if is_sum { found } else { Vec::new() }
}
