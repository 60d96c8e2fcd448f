//! Reads cases from standard input, one JSON object a line, and writes one answer a line: `ask 2`, `keep 0`.
#[path = "should_ask.rs"]
mod should_ask;

use serde_json::Value;
use should_ask::{should_ask, Answer, Stored};
use std::io::BufRead;

fn main() {
    for line in std::io::stdin().lock().lines() {
        let case: Value = serde_json::from_str(&line.unwrap()).unwrap();
        let stored = case.get("stored").unwrap();
        let text = |key: &str| stored.get(key).and_then(Value::as_str).map(String::from);
        let answer = text("answer").map(|answer| Answer {
            consent_version: stored.get("consentVersion").and_then(Value::as_u64).unwrap(),
            yes: answer == "yes",
            told: answer == "told",
            answered_on: text("answeredOn").unwrap(),
        });
        let stored = Stored { project: text("project").unwrap(), category: text("category").unwrap(), answer };
        let today = case.get("today").and_then(Value::as_str).unwrap();
        let decision = should_ask(&stored, case.get("published").and_then(Value::as_str), today);
        println!("{} {}", if decision.ask { "ask" } else { "keep" }, decision.covers);
    }
}
