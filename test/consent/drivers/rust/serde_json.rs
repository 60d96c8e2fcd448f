//! As much of the crate `serde_json` as the snippet uses, with the same names, so that the test needs no registry.
use std::iter::Peekable;
use std::str::Chars;

pub enum Value {
    Null,
    Bool,
    Number(f64),
    String(String),
    Array(Vec<Value>),
    Object(Vec<(String, Value)>),
}

impl Value {
    pub fn get(&self, key: &str) -> Option<&Value> {
        match self {
            Value::Object(members) => members.iter().rev().find(|(name, _)| name == key).map(|(_, value)| value),
            _ => None,
        }
    }
    pub fn as_str(&self) -> Option<&str> {
        match self {
            Value::String(text) => Some(text),
            _ => None,
        }
    }
    pub fn as_u64(&self) -> Option<u64> {
        match self {
            Value::Number(number) if *number >= 0.0 && number.fract() == 0.0 => Some(*number as u64),
            _ => None,
        }
    }
    pub fn as_array(&self) -> Option<&Vec<Value>> {
        match self {
            Value::Array(values) => Some(values),
            _ => None,
        }
    }
}

type Read<'a> = Peekable<Chars<'a>>;

pub fn from_str(text: &str) -> Result<Value, String> {
    let mut read = text.chars().peekable();
    let value = parse(&mut read).ok_or("not JSON")?;
    skip(&mut read);
    if read.next().is_none() { Ok(value) } else { Err("more after the value".into()) }
}

fn skip(read: &mut Read) {
    while read.next_if(|character| character.is_ascii_whitespace()).is_some() {}
}

fn expect(read: &mut Read, word: &str) -> Option<()> {
    word.chars().try_for_each(|character| read.next_if_eq(&character).map(|_| ()))
}

fn parse(read: &mut Read) -> Option<Value> {
    skip(read);
    match *read.peek()? {
        'n' => expect(read, "null").map(|_| Value::Null),
        't' => expect(read, "true").map(|_| Value::Bool),
        'f' => expect(read, "false").map(|_| Value::Bool),
        '"' => parse_string(read).map(Value::String),
        '[' => parse_list(read, '[', ']', parse).map(Value::Array),
        '{' => parse_list(read, '{', '}', parse_member).map(Value::Object),
        _ => {
            let mut digits = String::new();
            while let Some(character) = read.next_if(|character| "+-.0123456789eE".contains(*character)) {
                digits.push(character);
            }
            digits.parse().ok().map(Value::Number)
        }
    }
}

fn parse_member(read: &mut Read) -> Option<(String, Value)> {
    skip(read);
    let key = parse_string(read)?;
    skip(read);
    expect(read, ":")?;
    Some((key, parse(read)?))
}

fn parse_list<T>(read: &mut Read, open: char, close: char, item: fn(&mut Read) -> Option<T>) -> Option<Vec<T>> {
    read.next_if_eq(&open)?;
    let mut items = Vec::new();
    skip(read);
    if read.next_if_eq(&close).is_some() {
        return Some(items);
    }
    loop {
        items.push(item(read)?);
        skip(read);
        if read.next_if_eq(&close).is_some() {
            return Some(items);
        }
        read.next_if_eq(&',')?;
    }
}

fn parse_string(read: &mut Read) -> Option<String> {
    read.next_if_eq(&'"')?;
    let mut text = String::new();
    loop {
        match read.next()? {
            '"' => return Some(text),
            '\\' => text.push(match read.next()? {
                'n' => '\n',
                't' => '\t',
                'r' => '\r',
                'b' => '\u{8}',
                'f' => '\u{c}',
                'u' => {
                    let digits: String = (0..4).map_while(|_| read.next()).collect();
                    char::from_u32(u32::from_str_radix(&digits, 16).ok()?)?
                }
                other => other,
            }),
            other => text.push(other),
        }
    }
}
