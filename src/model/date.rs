//! Calendar days.

use std::fmt;

/// A day of the Gregorian calendar, 1970-01-01 to 9999-12-31.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Date {
    /// 1970 to 9999.
    pub year: u16,
    /// 1 to 12.
    pub month: u8,
    /// 1 to the length of the month.
    pub day: u8,
}

impl Date {
    /// Reads `YYYY-MM-DD`; `None` for anything else and for days that do not exist.
    pub fn parse(text: &str) -> Option<Self> {
        let shape = text.len() == 10
            && text.bytes().enumerate().all(|(i, b)| match i {
                4 | 7 => b == b'-',
                _ => b.is_ascii_digit(),
            });
        if !shape {
            return None;
        }
        let date = Self {
            year: text[..4].parse().ok()?,
            month: text[5..7].parse().ok()?,
            day: text[8..].parse().ok()?,
        };
        (date.year >= 1970 && (1..=12).contains(&date.month) && (1..=date.month_length()).contains(&date.day))
            .then_some(date)
    }

    /// The day so many days after 1970-01-01; `None` beyond the year 9999.
    pub fn from_days(days: u64) -> Option<Self> {
        // Years are taken from March, so that the leap day is the last of its year.
        let shifted = days + 719_468;
        let (era, day_of_era) = (shifted / 146_097, shifted % 146_097);
        let year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
        let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let month = (5 * day_of_year + 2) / 153;
        let day = u8::try_from(day_of_year - (153 * month + 2) / 5 + 1).ok()?;
        let month = u8::try_from(if month < 10 { month + 3 } else { month - 9 }).ok()?;
        let year = u16::try_from(era * 400 + year_of_era + u64::from(month <= 2)).ok()?;
        Some(Self { year, month, day }).filter(|date| date.year <= 9999)
    }

    /// The days from 1970-01-01 to it.
    pub fn days(self) -> u64 {
        let (year, month) = (u64::from(self.year), u64::from(self.month));
        let (year, month) = if month > 2 { (year, month - 3) } else { (year - 1, month + 9) };
        let day_of_year = (153 * month + 2) / 5 + u64::from(self.day) - 1;
        year * 365 + year / 4 - year / 100 + year / 400 + day_of_year - 719_468
    }

    fn month_length(self) -> u8 {
        let divides = |by: u16| self.year.is_multiple_of(by);
        let leap = divides(4) && (!divides(100) || divides(400));
        match self.month {
            2 if leap => 29,
            2 => 28,
            4 | 6 | 9 | 11 => 30,
            _ => 31,
        }
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

#[cfg(test)]
mod tests {
    use super::Date;

    #[test]
    fn days_since_1970_become_dates() {
        let of = |days| Date::from_days(days).map(|date| date.to_string());
        assert_eq!(of(0).as_deref(), Some("1970-01-01"));
        assert_eq!(of(11_016).as_deref(), Some("2000-02-29"));
        assert_eq!(of(20_777).as_deref(), Some("2026-11-20"));
        assert_eq!(of(u64::from(u32::MAX)), None);
    }

    #[test]
    fn days_that_do_not_exist_are_refused() {
        assert!(Date::parse("2025-02-29").is_none());
        assert!(Date::parse("2024-02-29").is_some());
        assert!(Date::parse("2024-2-9").is_none());
    }
}
