//! The stable codes of all problems, in one table.

use std::fmt;

use super::Severity::{self, Error, Notice, Warning};

/// Makes the closed set of codes.
macro_rules! codes {
    ($($name:ident $code:literal $severity:ident $meaning:literal;)*) => {
        /// The kind of a problem. Numbers are stable and documented in `docs/diagnostics.md`.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[allow(missing_docs, reason = "the table gives the meaning of each")]
        pub enum Code { $($name,)* }

        impl Code {
            /// All codes, by number.
            pub const ALL: &[Self] = &[$(Self::$name,)*];

            /// The number that is printed and never changes.
            pub fn number(self) -> &'static str {
                match self { $(Self::$name => $code,)* }
            }

            /// How bad such a problem is.
            pub fn severity(self) -> Severity {
                match self { $(Self::$name => $severity,)* }
            }

            /// What it means, in a few words.
            pub fn meaning(self) -> &'static str {
                match self { $(Self::$name => $meaning,)* }
            }
        }
    };
}

codes! {
    // Files
    NoWorkspace "KB0101" Error "no workspace at or above the folder";
    Unreadable "KB0102" Error "a file cannot be read";
    NotUtf8 "KB0103" Error "a file is not UTF-8 text";
    TooLarge "KB0104" Error "a file or a text is larger than the limit";
    MissingFile "KB0105" Error "a file that is named is not there";
    BadPath "KB0106" Error "a path is not allowed";
    StrayFile "KB0107" Warning "a file that nothing refers to";
    DoubleExtension "KB0108" Error "a file has a second extension, as `who.md.txt`";
    Control "KB0109" Error "a character that no output can hold";
    CaseTwins "KB0110" Error "two names that other systems take for one";
    ConflictMarker "KB0111" Error "a text still has conflict markers";
    Direction "KB0112" Warning "a mark of writing direction without its partner";
    // YAML
    BadYaml "KB0120" Error "the YAML cannot be parsed";
    DuplicateKey "KB0121" Error "a key stands twice";
    Refused "KB0122" Error "anchors, aliases, tags, merge keys and second documents are not used here";
    TooDeep "KB0123" Error "nested deeper than the limit";
    UnknownKey "KB0124" Error "a key that the file does not have";
    MissingKey "KB0125" Error "a required key is missing";
    WrongType "KB0126" Error "a value of another type was expected";
    BadValue "KB0127" Error "a value outside the allowed ones";
    Tab "KB0128" Error "a tab where YAML wants spaces";
    // Ids and structure
    BadId "KB0140" Error "an id breaks the rule for ids";
    DuplicateId "KB0141" Error "an id stands twice";
    UnknownReference "KB0142" Error "a name that does not exist";
    Minutes "KB0143" Error "minutes do not add up";
    DuplicateCode "KB0144" Error "two modules or overlays have the same code";
    // Markdown
    RawHtml "KB0160" Error "raw HTML in Markdown";
    UnknownFence "KB0161" Error "a `:::` fence of an unknown kind";
    OpenFence "KB0162" Error "a `:::` fence that is not closed";
    BadAttribute "KB0163" Error "an attribute that cannot be read";
    CurlyQuotes "KB0164" Error "typographic quotation marks in attributes";
    MissingId "KB0165" Error "a heading without an id";
    NotAllowedHere "KB0166" Error "a kind of Markdown that this place cannot show";
    BadLink "KB0167" Error "a link with a scheme that is not allowed";
    UnknownAudience "KB0168" Error "an audience that the series does not have";
    SlideWords "KB0169" Warning "more words on a slide than the limit";
    EmptyHeading "KB0170" Error "a heading without words";
    PrintedMark "KB0171" Warning "a line that begins with a mark that makes no list";
    MissingBrace "KB0172" Warning "a variable or fact that lacks a brace";
    // Overlays
    MissingTarget "KB0201" Error "an edit names a block that does not exist";
    RenamedTarget "KB0202" Warning "an edit names a block by its old id";
    RemovedTarget "KB0203" Error "an edit names a block that the base or a lower layer removed";
    SetTwice "KB0204" Error "one field is set twice in one layer";
    Contradiction "KB0205" Error "two edits of one layer contradict each other";
    AnchorCycle "KB0206" Error "adds or moves refer to each other in a circle";
    ExtendsCycle "KB0207" Error "layers extend each other in a circle";
    UnknownLayer "KB0208" Error "a layer that does not exist";
    WrongPrefix "KB0209" Error "a new id without the prefix of its layer";
    NoEffect "KB0210" Notice "an edit that sets what is already there";
    WrongField "KB0211" Error "a field that this kind of block does not have";
    NotSelected "KB0212" Notice "an edit in a module that the target does not select";
    UnknownTarget "KB0213" Error "a target that does not exist";
    EmptyAfterFilter "KB0214" Notice "a block left empty by the audience filter";
    NotCleared "KB0215" Notice "an entry that is not cleared and was skipped";
    WrongAnchor "KB0216" Error "an anchor of a kind that cannot hold the block";
    BaseChanged "KB0217" Warning "the text below an edit changed since its author saw it";
    EditedLock "KB0218" Warning "an entry of a lock that is not as kitbag wrote it";
    Untracked "KB0219" Notice "edits of which no lock says what lay below";
    StaleLock "KB0220" Notice "entries of a lock that belong to no edit";
    Unsettled "KB0221" Warning "texts that a rebase could not merge and nobody has settled";
    NotRebased "KB0222" Error "an edit that rebase cannot write, since it stands in overlay.yaml";
    Customised "KB0225" Error "a text that the overlay has its own version of";
    OwnBlock "KB0226" Error "a block that the overlay itself brings";
    CannotAmend "KB0227" Error "a YAML file into which no entry can be put";
    // A base that moves, packed overlays, starters
    BadChangelog "KB0230" Error "a changelog that does not fit the series";
    BadArchive "KB0231" Error "an archive that is not unpacked";
    SecondBase "KB0232" Warning "a workspace with a base of its own that names another one";
    WouldReplace "KB0233" Error "a packed file would take the place of one that differs";
    OtherBase "KB0234" Warning "a packed overlay was made for another version of the base";
    BadPack "KB0235" Error "a packed overlay is not what its list says";
    NameTaken "KB0236" Error "the name of a starter is taken, or is none";
    NotOurBase "KB0237" Error "a base elsewhere cannot be changed from this workspace";
    // Provenance, facts and clearance
    RestrictedFact "KB0240" Error "a restricted fact in words that learners see";
    RestrictedTitle "KB0241" Error "the title of a restricted block in words that learners see";
    UnusedFact "KB0242" Warning "a fact that no text uses";
    UnknownFile "KB0243" Error "a file that no build of this workspace made";
    ModuleOrder "KB0245" Error "an order of modules that is not one of those that are taught";
    Unreachable "KB0246" Error "a link to what an edition does not have, without other words for it";
    MissingValue "KB0247" Warning "a variable without a value in the language of a target";
    MisplacedLayer "KB0248" Error "an `overlay.yaml` in a folder that is no layer";
    // Variables and facts
    UnknownVariable "KB0401" Error "a variable or fact that does not exist";
    UnusedVariable "KB0402" Warning "a variable that no text uses";
    BadVariable "KB0403" Error "a value that does not fit the variable's type";
    NestedVariable "KB0404" Error "variables nested deeper than one level";
    UncertainFact "KB0405" Error "a fact marked uncertain";
    ExpiredFact "KB0406" Warning "a fact past its review date";
    // Translation
    BadCatalogue "KB0501" Error "a PO file cannot be parsed";
    DuplicateMessage "KB0502" Error "a message stands twice in a PO file";
    LostPlaceholder "KB0503" Error "a translation loses, adds or changes a placeholder";
    WrongLanguage "KB0504" Error "the header of a PO file names another language";
    Untranslated "KB0505" Notice "texts that fell back to another language";
    UnknownMessage "KB0506" Notice "a translation of a text that no longer exists";
    DraftEdition "KB0507" Notice "an edition is a draft: less is translated than the overlay asks for";
    RefusedEdition "KB0508" Warning "an edition is not built: less is translated than the overlay asks for";
    // Assets
    MissingAlt "KB0601" Error "a picture without alternative text";
    BadPicture "KB0602" Error "a picture that cannot be used";
    UnusedAsset "KB0603" Warning "a picture, recording or file of words that nothing shows";
    MissingGlyph "KB0604" Error "a character that no bundled font has";
    LowContrast "KB0605" Error "a brand colour with too little contrast";
    KeptAlt "KB0606" Warning "a replaced picture or recording that kept the old words";
    BadRecording "KB0607" Error "a video or audio file that cannot be used";
    BadCaptions "KB0608" Error "captions that cannot be read";
    Unaccompanied "KB0609" Error "a recording without captions, transcript or poster";
    LargeRecordings "KB0610" Error "recordings that are larger than the limit";
    BoxedWords "KB0611" Warning "words in a picture in whose place stand boxes";
    NothingDrawn "KB0612" Warning "a drawing without anything in it";
    HeavyPicture "KB0613" Warning "a picture of more megabytes than it needs";
    // Paper
    LongCheatSheet "KB0650" Warning "a cheat sheet that takes more than one sheet of paper";
    // Templates of decks
    BadTemplate "KB0660" Error "a PowerPoint file on which no deck can be made";
    TemplateMacros "KB0661" Notice "macros of a template, which get into no deck";
    NoSuchLayout "KB0662" Error "a layout that the template does not have";
    UnfitLayout "KB0663" Warning "a layout without the placeholders that its slides need";
    TemplateDirection "KB0664" Warning "a template that runs the other way than the language";
    TemplateContrast "KB0665" Warning "colours of a template with too little contrast";
    FontsOfTemplate "KB0666" Warning "typefaces to embed in decks that have those of a template";
    // Papers of programmes
    CohortDays "KB0670" Error "a cohort with more or fewer dates than its programme has days";
    CohortDates "KB0671" Error "dates of a cohort that do not follow each other";
    UnknownCohort "KB0672" Error "a cohort that nobody has described";
    PackNotWhole "KB0673" Error "a print pack that would lack a paper";
    BadNames "KB0674" Error "a list of names that cannot be read";
    SameName "KB0675" Warning "a name that stands twice in a list";
    NamesAndPeople "KB0676" Warning "a list of names with more names than the cohort has people";
    // Rules of modules
    NoRightAnswer "KB0701" Error "a question without a right answer";
    EqualOptions "KB0702" Error "two options with the same text";
    MissingFeedback "KB0703" Warning "an option without feedback";
    Uncovered "KB0704" Warning "an objective without slide, activity or question";
    EmptySlide "KB0705" Error "a slide with nothing on it";
    RequiredRemoved "KB0706" Error "a required block was removed";
    OverfullDay "KB0707" Warning "a day with more minutes than it has";
    Prerequisite "KB0708" Warning "a module that is taught before or without one that it builds on";
    SlotTooShort "KB0709" Warning "a meeting with more minutes than its slot";
    SessionLeftOut "KB0710" Notice "a session or day of a module that the target does not teach";
    Untaught "KB0711" Notice "a module that no programme teaches";
    EveningLeftOut "KB0712" Notice "a session that was left out because it would end after dark";
    AfterDark "KB0713" Warning "a day that ends after dark";
    SessionsMeet "KB0714" Warning "a session at a time when others are held";
    PrayerMoved "KB0715" Notice "a prayer far from its time";
    ObjectiveLeftOut "KB0716" Notice "an objective that the variant does not teach";
    LinkLeftOut "KB0717" Notice "a link to a block that the variant leaves out";
    AudiencesDiffer "KB0718" Warning "two audiences of one target set the same field";
    // How a module reads
    LongSentence "KB0720" Warning "a sentence that is too long to be said";
    HardToRead "KB0721" Notice "a text that is hard to read";
    UndefinedAcronym "KB0722" Notice "an acronym that is not spelled out";
    OneSidedCases "KB0723" Notice "cases of a module that all ended well, or all badly";
    NoInclusion "KB0724" Notice "a module without an objective about those who are left out";
    FewLocalCases "KB0725" Notice "fewer local cases than the overlay wants";
    // Finished files
    NotVerified "KB0730" Error "a finished file that cannot be looked at";
    RefusedArchive "KB0731" Error "an archive that programs refuse to open";
    UncommonArchive "KB0732" Warning "an archive that some programs refuse to open";
    BrokenDeck "KB0733" Error "a deck whose parts do not lead to each other as they must";
    ForgivenDeck "KB0734" Warning "something in a deck that PowerPoint forgives and other programs may not";
    ClashingNumber "KB0735" Error "a number or identifier in a deck that is not its own";
    WrongXml "KB0736" Error "XML in a deck that PowerPoint repairs or refuses";
    InaccessibleSlide "KB0737" Error "a slide that some people cannot use";
    HardToFollow "KB0738" Warning "a deck that some people can follow only with difficulty";
    BrokenPackage "KB0740" Error "a course package that an LMS cannot import, open or record";
    UncommonPackage "KB0741" Warning "something in a course package that some LMSs trip over";
    InaccessiblePdf "KB0745" Error "a PDF that some people cannot use";
    UnfinishedPdf "KB0746" Warning "a PDF that says less of itself than it should";
    OtherBytes "KB0750" Error "a file that is not the one that its list of checksums tells";
    UnlistedFile "KB0751" Warning "a finished file that its folder does not list";
    // Output
    SuspendTooLong "KB0801" Error "the learner's state may not fit the LMS";
    SlideOverflow "KB0802" Warning "text that does not fit its place on a slide";
    CannotWrite "KB0803" Error "a file cannot be written";
    ControlSchema "KB0804" Error "a control schema that does not fit its package";
    // Second reading of translations
    BlankTranslation "KB0810" Error "a translation of blanks alone";
    Zawgyi "KB0811" Error "Burmese in the encoding Zawgyi";
    OtherNumbers "KB0812" Warning "a translation with other numbers than its source text";
    SameAsSource "KB0813" Warning "a translation that is the source text";
    MissingTerm "KB0814" Warning "a translation without the word that the glossary has";
    AvoidedTerm "KB0815" Warning "a translation with a word that the glossary says not to use";
    LongTranslation "KB0816" Warning "a translation that is too long for its place";
    OtherMarks "KB0817" Warning "a translation with other marks of punctuation";
    MixedScripts "KB0818" Warning "a translation with letters of another script or language";
    DoubledWords "KB0819" Warning "a word twice in a row";
    OuterSpaces "KB0820" Notice "a translation that begins or ends with a blank";
    HiddenCharacter "KB0821" Warning "a character in a translation that nobody sees";
    // What translators send back
    BadDelivery "KB0850" Error "a file of translations that cannot be read";
    OtherTarget "KB0851" Error "a file of translations for another overlay or language";
    NotOurs "KB0852" Error "a translation of a text that is not in the workspace";
    StateWentBack "KB0853" Error "a reviewed translation that comes back as a machine draft";
    UnknownState "KB0854" Error "a word that is no state of a translation";
    LostLetters "KB0855" Error "a translation whose letters were lost on the way";
    Emptied "KB0856" Notice "a translation that comes back empty and stays as it was";
    OldText "KB0857" Notice "a translation of a text that is no longer used";
    OldSource "KB0858" Notice "a translation of a text that has changed since";
    ChangedTwice "KB0859" Warning "a translation that others changed while it was out";
    // Updates of translations
    BadContext "KB0870" Error "a `{ctx=…}` that cannot be read";
    OtherSegmentation "KB0871" Error "a PO file whose texts were split by other rules";
    NotUpdated "KB0872" Error "a PO file that cannot be updated while its sources have errors";
    // Review documents
    SeveralEditions "KB0890" Error "a name that stands for editions in several languages, where one is needed";
    // Languages that nobody speaks
    UnspokenLanguage "KB0894" Error "a pseudo-locale where a language is published";
    Internal "KB0901" Error "a fault of kitbag itself";
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.number())
    }
}
