//! Whether an app asks for consent (again), from its stored answer and the project's consent.json.
//! Needs the crate `serde_json`.
use serde_json::Value;

/// What an app keeps of an answer. Never asked: `answer` is `None`.
pub struct Stored {
    pub project: String,
    pub category: String,
    pub answer: Option<Answer>,
}

pub struct Answer {
    pub consent_version: u64,
    pub yes: bool,
    /// On by default, and the notice was shown; then it is no yes.
    pub told: bool,
    /// Day of the answer, YYYY-MM-DD.
    pub answered_on: String,
}

/// Whether to ask (or to show the notice), and up to which consent version to send now; 0 is nothing.
#[derive(Debug, PartialEq)]
pub struct Decision {
    pub ask: bool,
    pub covers: u64,
}

/// `published` is the text of consent.json, `None` when offline; one that is broken, older or
/// another project's changes nothing. `today` is YYYY-MM-DD. A category whose default is on: show the
/// notice instead of a question, store `told`, and do neither after a no.
pub fn should_ask(stored: &Stored, published: Option<&str>, today: &str) -> Decision {
    let (version, yes, told, since) = match &stored.answer {
        Some(answer) => (answer.consent_version, answer.yes, answer.told, answer.answered_on.as_str()),
        None => (0, false, false, today),
    };
    let covers = if yes || told { version } else { 0 };
    let Some((wanted, validity, is_on)) = published.and_then(|text| find_category(text, stored)) else {
        return Decision { ask: false, covers };
    };
    if wanted >= version && is_on && stored.answer.is_some() && !yes && !told {
        return Decision { ask: false, covers: 0 };
    }
    if wanted >= version && !is_on && told {
        return Decision { ask: true, covers: 0 };
    }
    if wanted != version {
        return Decision { ask: wanted > version, covers };
    }
    let age = day_number(today).zip(day_number(since)).map(|(to, from)| to - from);
    match (yes || told, validity, age) {
        (true, Some(days), Some(age)) if age >= days as i64 => Decision { ask: true, covers: 0 },
        _ => Decision { ask: false, covers },
    }
}

/// Consent version, days of validity, and whether the category is on by default; `None` for a file that cannot be used.
fn find_category(text: &str, stored: &Stored) -> Option<(u64, Option<u64>, bool)> {
    let count = |value: &Value| value.as_u64().filter(|count| *count > 0);
    let file: Value = serde_json::from_str(text).ok()?;
    if file.get("schemaVersion")?.as_u64()? != 1 || file.get("project")?.get("id")?.as_str()? != stored.project {
        return None;
    }
    let categories = file.get("categories")?.as_array()?;
    let found = categories.iter().find(|one| one.get("id").and_then(Value::as_str) == Some(&stored.category))?;
    let validity = match found.get("validityDays") {
        Some(value) => Some(count(value)?),
        None => None,
    };
    let is_on = found.get("default").and_then(Value::as_str) == Some("on");
    Some((count(found.get("consentVersion")?)?, validity, is_on))
}

/// Days since 1 March of year 0, for counting days between two dates.
fn day_number(day: &str) -> Option<i64> {
    let mut parts = day.splitn(3, '-').map(|part| part.parse::<i64>().ok());
    let (year, month, day) = (parts.next()??, parts.next()??, parts.next()??);
    let (year, month) = if month > 2 { (year, month - 3) } else { (year - 1, month + 9) };
    Some(365 * year + year / 4 - year / 100 + year / 400 + (153 * month + 2) / 5 + day)
}
