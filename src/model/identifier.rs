//! What tells a package from every other.

use super::{Edition, Variant};

impl Edition {
    /// The identifier of its packages, as `si-lk-wd-why-digital`: language first, because `SuccessFactors`
    /// tells contents apart by the first 15 characters. A digit in the place of the second hyphen tells
    /// the other variants apart within them: codes of modules have letters only.
    pub fn identifier(&self) -> String {
        let code = &self.code;
        let variant = match self.variant {
            Variant::Express => '1',
            Variant::Core => '-',
            Variant::Deep => '3',
        };
        let mut identifier = format!("{}-{}{variant}{}", self.language(), code.overlay, code.module);
        if self.is_review() {
            identifier.push_str("-flag");
        }
        for audience in &self.target.audiences {
            identifier.push('-');
            identifier.push_str(audience.as_str());
        }
        format!("{identifier}-{}", self.module).to_ascii_lowercase()
    }
}
