//! kitbag's own words: buttons, headings and marks of its outputs.

use std::collections::BTreeMap;

use super::{Language, RichText};

/// Makes the closed set of labels with their English words.
macro_rules! labels {
    ($($name:ident = $english:literal,)*) => {
        /// One of kitbag's own texts. `{n}`, `{m}` and `{name}` stand for values.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        #[allow(missing_docs, reason = "the English words say what each is")]
        pub enum Label { $($name,)* }

        impl Label {
            /// All labels, in the order in which they are shown to translators.
            pub const ALL: &[Self] = &[$(Self::$name,)*];

            /// The English words, which are also the message id in the PO files.
            pub fn english(self) -> &'static str {
                match self { $(Self::$name => $english,)* }
            }
        }
    };
}

labels! {
    // Marks of every output
    DraftTranslation = "Machine-made translation: draft for review",
    DraftLanguage = "Draft: not all of it is translated and reviewed yet",
    DraftModule = "Draft module: not complete yet",
    ReviewCopy = "Review copy: shows the parts for all audiences, not for use in a course",
    MarkOnly = "Only for: {name}",
    MarkExcept = "Not for: {name}",
    MarkLeftOut = "left out of this edition",
    MarkEnd = "End: {name}",
    FallbackNote = "Some texts are not translated yet and are shown in {name}",
    Version = "Version {n}",
    AsOf = "As of {n}",
    Source = "Source",
    Sources = "Sources",
    Licence = "Licence",
    Credits = "Credits",
    Minutes = "{n} min",
    Module = "Module {n}",
    Break = "Break",
    Objectives = "Objectives",
    Agenda = "Agenda",
    Contents = "Contents",
    Glossary = "Glossary",
    Term = "Term",
    Meaning = "Meaning",
    // Programmes
    DayNumber = "Day {n}",
    PartNumber = "Part {n}",
    Session = "Session",
    Topic = "Topic",
    Lunch = "Lunch",
    Tea = "Tea",
    Continued = "continued",
    Group = "Group",
    Venue = "Venue",
    PeopleCounted = "People: {n}",
    Trainers = "Trainers",
    Checklist = "Checklist for the trainer",
    TwoWeeksBefore = "Two weeks before",
    OneWeekBefore = "One week before",
    OnTheDay = "On the day",
    OneWeekAfter = "One week after",
    PapersToPrint = "Papers to print",
    Document = "Document",
    Pages = "Pages",
    SheetsOfCopy = "Sheets",
    Copies = "Copies",
    SheetsInAll = "Sheets in all",
    AllSheets = "Sheets of paper in all: {n}",
    CountedFor = "Counted for {n} people in groups of {m}.",
    HowMany = "How many",
    ForPrintShop = "For the print shop",
    PrintAsOften = "Print each file as often as the list says, at actual size, in black and white.",
    PaperSize = "Paper",
    OneSide = "one side",
    BothSides = "both sides",
    SignIn = "Sign-in sheet",
    Name = "Name",
    Organisation = "Organisation",
    Gender = "Gender (optional)",
    Signature = "Signature",
    SignInConsent = "What you write here is used for this course alone. By signing you agree to that.",
    Forms = "Forms",
    Certificates = "Certificates",
    HasTakenPart = "has taken part in",
    // Guide
    Guide = "Facilitator guide",
    Modules = "The modules",
    Programmes = "Programmes",
    Competencies = "Competencies",
    CreditsAndLicence = "Credits and licence",
    Express = "Express",
    Core = "Core",
    Deep = "Deep",
    // Script steps
    Say = "Say",
    Do = "Do",
    Ask = "Ask",
    ExpectedAnswers = "Expected answers",
    IfSilence = "If silence",
    ListenFor = "Listen for",
    WatchOut = "Watch out",
    KeyPoint = "Key point",
    KeyPoints = "Key points",
    Transition = "Transition",
    // Script pages
    FacilitatorScript = "Facilitator script",
    Slide = "Slide",
    SlideOf = "Slide {n} of {m}",
    PageOf = "Page {n} of {m}",
    BlankPage = "This page is left blank on purpose.",
    Planned = "Planned",
    Actual = "Actual",
    RunningTotal = "{n} of {m} min",
    Local = "Local",
    Behind = "Behind time?",
    Materials = "Materials",
    GroupSize = "Group size",
    Purpose = "Purpose",
    HowToUse = "How to use this script",
    HowToUseSay = "Say: speak these words, or your own that mean the same.",
    HowToUseDo = "Do: an action, with its minutes.",
    HowToUseAsk = "Ask: a question to the room, the answers to expect, and what to do if nobody speaks.",
    HowToUseOther = "Listen for, watch out, key point and transition help you to steer.",
    HowToUseApart = "Handouts, cases, the quiz and its answers are documents of their own. This script names them by their numbers.",
    Time = "Time",
    Part = "Part",
    // Cases, tools, activities, quiz
    Case = "Case",
    Success = "Success",
    Failure = "Failure",
    Mixed = "Mixed result",
    Tool = "Tool",
    Activity = "Activity",
    Quiz = "Quiz",
    TestBefore = "Test before the course",
    TestAfter = "Test after the course",
    Question = "Question",
    QuestionOf = "Question {n} of {m}",
    True = "True",
    False = "False",
    ChooseOne = "Choose one answer.",
    ChooseAll = "Choose all that are right.",
    MatchEach = "Choose the right match for each.",
    PutInOrder = "Put the steps in the right order.",
    TypeNumber = "Type a number.",
    TypeWords = "Type a word or a short phrase.",
    NotScored = "This question is not scored.",
    CheckAnswer = "Check answer",
    KeepAnswer = "Keep this answer",
    Right = "Right",
    NotRight = "Not quite right",
    ChooseFirst = "Choose an answer first.",
    TryAgain = "Try again",
    MoveUp = "Move up",
    MoveDown = "Move down",
    // Documents beside the script
    Handouts = "Handouts",
    HandoutNumber = "Handout {n}",
    Cases = "Cases",
    CaseNumber = "Case {n}",
    QuizKey = "Answers to the quiz",
    QuizApart = "All questions on paper and the answers are documents of their own.",
    Objective = "Objective",
    WriteLetters = "Write the letter of the right match into each box.",
    WriteOrder = "Write the numbers into the boxes: 1 comes first.",
    WriteNumber = "Write a number.",
    WriteWords = "Write a word or a short phrase.",
    CheatSheet = "Cheat sheet",
    // Player
    Start = "Start",
    Next = "Next",
    Previous = "Previous",
    Outline = "Outline",
    SkipToContent = "Skip to content",
    SaveAndExit = "Save and exit",
    Saved = "Your progress is saved.",
    NotSavedYet = "Not saved yet. We keep trying.",
    Closed = "Your work is saved. You can close this window.",
    Relaunch = "This session is closed. Open the course again from the learning platform.",
    Preview = "Preview: results are not recorded.",
    Review = "Review: results are not recorded.",
    ProgressOf = "{n} of {m}",
    Result = "Your result",
    ScoreOf = "You scored {n} %. The pass mark is {m} %.",
    Passed = "Passed",
    NotPassed = "Not passed yet",
    QuizIntro = "Questions in the quiz: {n}. The pass mark is {m} %. You can try again.",
    NewAttempt = "Try the quiz again",
    UnansweredLeft = "Questions without an answer: {n}",
    Visited = "done",
    Progress = "Progress",
    NewWindow = "opens in a new window",
    YourAnswer = "Your answer",
    Choose = "Choose",
    MovedTo = "Now number {n} of {m}",
    FirstCounts = "Your first answer to each question counts. You can change it afterwards to learn.",
    SurveyIntro = "Questions: {n}. Nothing here is scored.",
    FirstIsKept = "Your first answer to each question is kept, to compare it with the test after the course.",
    NotAnswered = "not answered yet",
    BestScore = "Your best score so far is {n} %.",
    PrintPage = "Print this page",
    // Recordings
    Transcript = "Transcript",
    Captions = "Captions",
    VideoOnline = "Video, {n} min: plays in the online course",
    AudioOnline = "Audio, {n} min: plays in the online course",
    // Notes of learners
    MyNotes = "My notes",
    NotesStay = "Your notes stay in this browser, on this device. They are sent to nobody. Whoever uses this browser after you can read them: on a shared computer, delete them before you leave.",
    NotesSession = "This browser keeps nothing. Your notes are gone when you close this page: copy or print them before.",
    CopyNotes = "Copy my notes",
    NotesCopied = "Your notes are copied.",
    NotesMarked = "Your notes are marked. Copy them now.",
    DeleteNotes = "Delete my notes",
    NotesDeleted = "Your notes are deleted from this device.",
    PutBack = "Put them back",
    // Answers kept without a learning platform
    KeepAnswers = "Keep my answers on this device? Whoever uses this browser can see them.",
    Keep = "Keep them",
    DoNotKeep = "Do not keep them",
    AnswersKept = "Your answers are kept on this device.",
    Forget = "Delete them",
    // Certificate
    Certificate = "Certificate of participation",
    ShowCertificate = "Show my certificate",
    YourName = "Your name",
    NameStays = "Type your name as it is to be printed. It stays on this device and is sent to nobody.",
    PassedOn = "Passed on",
    CompletedOn = "Completed on",
    Score = "Score",
    Percent = "{n} %",
    NoQualification = "This page confirms that somebody took part in this training. It is no formal qualification.",
    // Deck
    ThankYou = "Thank you",
    DiscussInPairs = "Discuss in pairs",
    // Review document
    TranslationReview = "Translation review",
    Reviewer = "Reviewer",
    Day = "Date",
    ReviewTick = "Read both texts and tick one box. Write your correction on the line below.",
    ReviewBrackets = "Words in double curly brackets are filled in later. Leave them as they are.",
    ReviewReturn = "Write your name and the date above, and give the pages back to whoever sent them.",
    LeftOut = "Left out because nobody needs to review them: {n}",
    NotTranslated = "Not translated yet",
    MachineDraft = "Machine draft",
    NeedsWork = "To be mended",
    Translated = "Translated",
    Reviewed = "Reviewed",
    Approved = "Approved",
    WrittenHere = "Written in this language",
    EarlierText = "Source text before the change",
    TranslatorNote = "Note for translators",
    TranslatorRemark = "Remark of the translator",
    PleaseCheck = "Please check",
    ToChange = "To change",
    Correction = "Correction",
    // Read me first
    ReadMeFirst = "Read me first",
    FilesHere = "The files in this folder",
    File = "File",
    WhatFor = "What it is for",
    CourseScorm12 = "Course for a learning platform, SCORM 1.2",
    CourseScorm2004 = "Course for a learning platform, SCORM 2004 3rd Edition",
    CourseScorm2004Fourth = "Course for a learning platform, SCORM 2004 4th Edition",
    CourseWeb = "Course without a learning platform",
    SlideDeck = "Slides",
    TakeScorm12 = "Take this one if you do not know what your platform takes.",
    TakeScorm2004 = "Only for a platform that asks for SCORM 2004.",
    TakeWeb = "Unpack it into a folder or onto a USB stick and open index.html. No results are sent anywhere.",
    TakeScript = "For the trainer, to print and to hold in the hand.",
    TakeHandouts = "For participants, to read and to fill in by hand.",
    TakeCases = "For participants, to read and to discuss.",
    TakeQuiz = "For participants, to fill in by hand.",
    TakeQuizKey = "For the trainer alone. Do not hand it out.",
    TakeCheatSheet = "For the trainer: times and key points on one page.",
    TakeBooklet = "The same as a booklet, half as large and with two pages on each side of the paper.",
    TakeAgenda = "For everybody: what is held when.",
    TakeChecklist = "For the trainer: what to do before, during and after the course, and how much of everything.",
    TakeSignIn = "For each day: participants write their names and sign.",
    TakeForms = "For participants: what they think of the course, to fill in by hand.",
    TakeCertificates = "For participants: one page for each name.",
    TakeGuide = "For trainers: how to prepare, teach and adapt the whole series.",
    TakeDeck = "For the trainer, to project. The texts can be changed in PowerPoint or LibreOffice.",
    SheetsOf = "Pages: {n}. Sheets when printed on both sides: {m}.",
    SlidesCounted = "Slides: {n}",
    HowToPrint = "How to print",
    PrintOpen = "Open the PDF file. Print it on {name} paper at actual size, on both sides, turned over the long edge.",
    PrintBooklet = "Print a booklet on both sides, turned over the short edge. Fold all its sheets together in the middle and staple them in the fold.",
    PrintGrey = "A black-and-white printer is enough.",
    PrintNumbers = "The slide numbers in the script are those of the slides. Take both from the same version.",
    HowToUpload = "How to upload a course",
    UploadWhole = "Upload the zip file as it is. Do not unpack it.",
    UploadOne = "Each file is one module in one language. Make one activity for each file.",
    UploadTry = "Then try it as a learner: answer a question, close the window and open the course again. It must go on where you stopped.",
    UploadNames = "The names of buttons and settings below are those of the English screens. Your version may say them a little differently.",
    UploadAdd = "Add the course:",
    UploadSettings = "Settings",
    Setting = "Setting",
    SetTo = "Set it to",
    UploadReplace = "Replace it later:",
    HowToReplace = "How to replace a course without losing results",
    ReplaceInPlace = "Put the new file into the same activity. Results belong to the activity: do not delete it, and do not make a second one.",
    ReplaceSameKind = "Keep to the same kind of file. Never put SCORM 2004 in the place of SCORM 1.2.",
    ReplaceNames = "The names inside the file stay the same in every version, so people go on where they stopped.",
    ReplaceQuiet = "Do it when nobody is learning, and keep the old file until you have tried the new one.",
    ReplaceAsk = "If your platform cannot replace the file of an activity, leave the old one to those who have begun, and add the new one for new groups.",
    AreFilesWhole = "Are the files whole?",
    Checksums = "The file SHA256SUMS in the folder above this one has the checksum of every file. On Windows, this command prints the checksum of a file:",
}

/// The labels in one language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Labels {
    language: Language,
    words: BTreeMap<Label, String>,
    are_drafts: bool,
}

impl Labels {
    /// Labels in `language`; those without words are shown in English.
    pub fn new(language: Language, words: BTreeMap<Label, String>) -> Self {
        Self { language, words, are_drafts: false }
    }

    /// The same words, some of which nobody has reviewed.
    #[must_use]
    pub fn as_drafts(self) -> Self {
        Self { are_drafts: true, ..self }
    }

    /// Whether some of the words are machine translations that nobody has reviewed.
    pub fn are_drafts(&self) -> bool {
        self.are_drafts
    }

    /// The language asked for.
    pub fn language(&self) -> &Language {
        &self.language
    }

    /// The words of a label.
    pub fn get(&self, label: Label) -> &str {
        self.words.get(&label).map_or(label.english(), String::as_str)
    }

    /// The language of those words.
    pub fn language_of(&self, label: Label) -> Language {
        if self.words.contains_key(&label) { self.language.clone() } else { Language::english() }
    }

    /// The words with their values: each pair replaces `{name}`.
    pub fn fill(&self, label: Label, values: &[(&str, &str)]) -> String {
        let mut text = self.get(label).to_owned();
        for (name, value) in values {
            text = text.replace(&format!("{{{name}}}"), value);
        }
        text
    }

    /// The words with their values, in the language in which they are.
    pub fn text(&self, label: Label, values: &[(&str, &str)]) -> RichText {
        RichText::plain(self.fill(label, values), self.language_of(label))
    }
}
