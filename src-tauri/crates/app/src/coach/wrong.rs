//! Owns the sentences that say what is wrong with a rule of somebody's own, from what the lexicon found.
//! Must not decide whether anything is wrong.

use crate::words::Words;
use wording::Wrong;

/// What is wrong, in a sentence.
pub(super) fn told(words: &Words, wrong: &Wrong) -> String {
    let (id, args): (&str, Vec<(&str, String)>) = match wrong {
        Wrong::Shape { message } => ("rule-shape", vec![("detail", message.trim().to_owned())]),
        Wrong::NoClass => ("rule-no-class", vec![]),
        Wrong::NoPhrases { id } => ("rule-no-phrases", vec![("rule", id.clone())]),
        Wrong::Phrase { id, phrase } => ("rule-phrase", vec![("rule", id.clone()), ("phrase", phrase.clone())]),
        Wrong::NoWhy { id } => ("rule-no-why", vec![("rule", id.clone())]),
        Wrong::Asks { id, asks } => ("rule-asks", vec![("rule", id.clone()), ("count", asks.to_string())]),
        Wrong::Slot { id, slot } => ("rule-slot", vec![("rule", id.clone()), ("slot", slot.clone())]),
        Wrong::Everywhere { id, phrase } => ("rule-everywhere", vec![("rule", id.clone()), ("phrase", phrase.clone())]),
        Wrong::TooManyWords { id, words, most } => (
            "rule-too-many-words",
            vec![("rule", id.clone()), ("count", words.to_string()), ("most", most.to_string())],
        ),
        Wrong::NoSuchRule { id } => ("rule-no-such-rule", vec![("rule", id.clone())]),
        Wrong::Twice { id, first } => ("rule-twice", vec![("rule", id.clone()), ("first", first.clone())]),
        Wrong::TooMany { phrases } => ("rule-too-many", vec![("count", phrases.to_string())]),
    };
    words.say(id, &args)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everything_that_can_be_wrong_with_a_rule_is_said_in_a_sentence_with_its_particulars() {
        let rule = || "mine-napped".to_owned();
        let all = [
            (Wrong::Shape { message: "expected a bracket".to_owned() }, "expected a bracket"),
            (Wrong::NoClass, "class"),
            (Wrong::NoPhrases { id: rule() }, "mine-napped"),
            (Wrong::Phrase { id: rule(), phrase: "A".to_owned() }, "“A”"),
            (Wrong::NoWhy { id: rule() }, "mine-napped"),
            (Wrong::Asks { id: rule(), asks: 7 }, "7"),
            (Wrong::Slot { id: rule(), slot: "{whom}".to_owned() }, "{whom}"),
            (Wrong::Everywhere { id: rule(), phrase: "the".to_owned() }, "“the”"),
            (Wrong::TooManyWords { id: rule(), words: 900, most: 400 }, "900"),
            (Wrong::NoSuchRule { id: rule() }, "mine-napped"),
            (Wrong::Twice { id: rule(), first: "mine.toml:4".to_owned() }, "mine.toml:4"),
            (Wrong::TooMany { phrases: 123_456 }, "123456"),
        ];
        for (wrong, particular) in all {
            let told = told(&Words::english(), &wrong);
            assert!(told.contains(particular), "{wrong:?} names what it is about: {told}");
            assert!(told.ends_with('.') && told.contains(' '), "and is a sentence, not an id: {told}");
        }
    }
}
