//! Learning platforms: where a course is added, what to set, where it is replaced. The words are those of
//! their English screens, as their own documentation has them.

/// A learning platform.
pub(super) struct Platform {
    /// Its name.
    pub(super) name: &'static str,
    /// What to click to add a course, step by step.
    pub(super) add: &'static [&'static str],
    /// Settings and their values.
    pub(super) settings: &'static [(&'static str, &'static str)],
    /// What to click to replace the file; empty where not every version has a way.
    pub(super) replace: &'static [&'static str],
}

/// All platforms that the page speaks of.
pub(super) const PLATFORMS: &[Platform] = &[
    Platform {
        name: "Moodle",
        add: &[
            "Edit mode",
            "Add an activity or resource",
            "SCORM package",
            "Package file",
            "Save and display",
        ],
        settings: &[
            ("Display package", "Current window"),
            ("Student skip content structure page", "Always"),
            ("Display course structure in player", "Disabled"),
            ("Grading method", "Highest grade"),
            ("Number of attempts", "Unlimited attempts"),
            ("Attempts grading", "Highest attempt"),
            ("Force new attempt", "No"),
            ("Require status", "Passed"),
        ],
        replace: &["Settings", "Package file", "Save and display"],
    },
    Platform {
        name: "Totara",
        add: &["Turn editing on", "Add an activity", "SCORM", "Package file", "Save and display"],
        settings: &[
            ("Display package", "Current window"),
            ("Learner skip content structure page", "Always"),
            ("Display course structure in player", "Disabled"),
            ("Grading method", "Highest grade"),
            ("Attempts grading", "Highest attempt"),
            ("Force new attempt", "No"),
        ],
        replace: &["Edit settings", "Package file", "Save and display"],
    },
    Platform {
        name: "ILIAS",
        add: &["Add New Item", "Learning Module SCORM", "SCORM 1.2"],
        settings: &[("Online", "On")],
        replace: &[],
    },
    Platform {
        name: "Open edX (SCORM XBlock)",
        add: &[
            "Settings",
            "Advanced Settings",
            "Advanced Module List: add \"scorm\"",
            "Unit",
            "Add New Component",
            "Advanced",
            "Scorm module",
            "Edit",
        ],
        settings: &[("Scored", "True"), ("Weight", "1")],
        replace: &["Unit", "Scorm module", "Edit"],
    },
    Platform {
        name: "Chamilo",
        add: &["Learning paths", "Import SCORM course"],
        settings: &[],
        replace: &["Learning paths", "Update SCORM"],
    },
    Platform {
        name: "Canvas",
        add: &["SCORM", "Upload", "Import as"],
        settings: &[("Import as", "Graded Assignment")],
        replace: &[],
    },
    Platform {
        name: "SAP SuccessFactors Learning",
        add: &["Learning Administration", "Content", "Import Content", "Items", "Online Content"],
        settings: &[],
        replace: &[],
    },
];
