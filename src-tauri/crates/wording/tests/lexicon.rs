//! Owns the promises of the lexicon: its own examples hold, and a broken file is told by line and reason.
//! Must not know how phrases are found.
#![allow(clippy::expect_used, reason = "a test stops at the first surprise")]

use std::collections::BTreeSet;
use wording::{Class, Example, Language, Lexicon, Wrong, lint};

fn english() -> &'static Lexicon {
    Lexicon::english().expect("the built-in lexicon must be sound")
}

#[test]
fn every_rule_catches_its_own_examples_and_leaves_its_traps_alone() {
    let mut wrong = Vec::new();
    for language in Language::ALL {
        let lexicon = Lexicon::built_in(language).expect("a built-in lexicon is sound");
        for Example { rule, file, line, sentence, fires } in lexicon.examples() {
            // A sentence may be caught by a neighbouring rule of the same words; then this rule has not failed.
            let caught: Vec<String> = lint(sentence, lexicon).into_iter().map(|hint| hint.rule).collect();
            if caught.iter().any(|other| other == rule) != fires {
                let should = if fires { "should" } else { "should not" };
                wrong.push(format!("{file}:{line}: {rule} {should} catch {sentence:?}; caught: {caught:?}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn german_and_spanish_are_young_and_hear_every_class() {
    for language in [Language::German, Language::Spanish] {
        let lexicon = Lexicon::built_in(language).expect("a built-in lexicon is sound");
        assert!(lexicon.is_young(), "{language:?} has met few texts, and says so");
        assert!(lexicon.phrases() >= 80, "{} phrases of {language:?} are too few", lexicon.phrases());
        let classes: BTreeSet<Class> = lexicon.rules().map(|rule| rule.class).collect();
        assert_eq!(classes.len(), 10, "{language:?} listens for every class");
        for rule in lexicon.rules() {
            assert!(SOURCES.contains(&rule.source), "{}", rule.id);
            for fires in [true, false] {
                let shown = lexicon.examples().any(|example| example.rule == rule.id && example.fires == fires);
                assert!(shown, "{} shows only one side", rule.id);
            }
        }
        for rule in lexicon.rules() {
            let named = rule.asks.iter().find(|ask| ask.contains("{who}"));
            assert!(named.is_none(), "{}: this language would have to bend the name", rule.id);
        }
    }
    assert!(!english().is_young());
    assert_eq!(Language::of("de-AT"), Some(Language::German));
    assert_eq!(Language::of("fr"), None);
}

#[test]
fn capitals_and_umlauts_are_heard_as_the_letters_they_are() {
    let german = Lexicon::built_in(Language::German).expect("sound");
    for sentence in ["Hätte sie nur angerufen.", "HÄTTE SIE NUR ANGERUFEN.", "Übersehen hat es der Techniker."] {
        assert_eq!(lint(sentence, german).len(), 1, "{sentence:?}");
    }
}

#[test]
fn every_class_has_rules_and_every_rule_has_examples_of_both_kinds() {
    let classes: BTreeSet<Class> = english().rules().map(|rule| rule.class).collect();
    assert_eq!(classes.len(), 10, "each of the ten classes is listened for");
    for rule in english().rules() {
        for fires in [true, false] {
            assert!(
                english().examples().any(|example| example.rule == rule.id && example.fires == fires),
                "{} shows only one side",
                rule.id
            );
        }
        assert!(
            SOURCES.contains(&rule.source),
            "{} names {:?}, which assets/lexicon does not explain",
            rule.id,
            rule.source
        );
    }
}

/// The letters of `assets/lexicon/README.md`.
const SOURCES: [&str; 9] = ["B", "C", "E", "K", "P", "R", "S", "T", "own"];

#[test]
fn english_listens_for_many_phrases_and_asks_about_what_stands_around_them() {
    let (phrases, contexts) = (english().phrases(), english().contexts());
    println!("{phrases} phrases in {} rules, {contexts} questions about what stands around", english().rules().count());
    assert!(phrases >= 400, "{phrases} phrases are too few for a meeting");
    assert!(contexts >= 60, "{contexts} questions about what stands around a phrase are too few to be right");
}

#[test]
fn asks_fill_their_slot_only_where_any_word_for_a_person_fits() {
    // "They" is the subject of a past tense in all of these; "for they" and "was they" would be no English.
    let before = ["did {who}", "as {who} saw", "where {who} stood"];
    for example in english().examples() {
        for hint in lint(example.sentence, english()) {
            assert!(hint.ask.iter().all(|ask| !ask.contains("{who}")), "{}: an ask was left unfilled", hint.rule);
            assert!(
                hint.ask.iter().all(|ask| !["was they", "for they", "to they", "needed they", "has they"]
                    .iter()
                    .any(|bad| ask.contains(bad))),
                "{}: {:?} is no English; write the ask with one of {before:?}",
                hint.rule,
                hint.ask
            );
        }
    }
}

#[test]
fn self_blame_is_answered_kindly() {
    for sentence in [
        "It was my fault.",
        "I should have checked.",
        "I broke it.",
        "I'm an idiot.",
        "Why didn’t I look?",
        "Sorry everyone.",
    ] {
        let hints = lint(sentence, english());
        assert_eq!(hints.len(), 1, "{sentence:?} is one thing to answer: {hints:?}");
        assert_eq!(hints[0].class, Class::SelfBlame, "{sentence:?} must not get a harsher answer");
    }
}

fn broken(text: &str) -> (usize, Wrong) {
    let why = Lexicon::read("mine.toml", text).map(|_| ()).expect_err("the file is broken");
    assert_eq!(why.file, "mine.toml");
    (why.line, why.wrong)
}

#[test]
fn a_broken_file_is_told_by_line_and_reason() {
    let rule = |extra: &str| {
        format!("class = \"blame\"\n\n[[rule]]\nid = \"x\"\nwhy = \"w\"\nfires = []\nsilent = []\n{extra}\n")
    };
    let id = || "x".to_owned();
    assert_eq!(broken(&rule("phrases = []\nask = [\"a\"]")), (4, Wrong::NoPhrases { id: id() }));
    assert_eq!(
        broken(&rule("phrases = [\"ok\",\n  \"Not Low\"]\nask = [\"a\"]")),
        (9, Wrong::Phrase { id: id(), phrase: "Not Low".into() })
    );
    assert_eq!(broken(&rule("phrases = [\"x\"]\nask = [\"a\"]")), (8, Wrong::Phrase { id: id(), phrase: "x".into() }));
    assert_eq!(
        broken(&rule("phrases = [\"{P} did\"]\nask = [\"a\"]")),
        (8, Wrong::Phrase { id: id(), phrase: "{P} did".into() })
    );
    assert_eq!(
        broken(&rule("phrases = [\"did {Q}\"]\nask = [\"a\"]")),
        (8, Wrong::Slot { id: id(), slot: "{Q}".into() })
    );
    assert_eq!(broken(&rule("phrases = [\"ok\"]\nask = []")), (4, Wrong::Asks { id: id(), asks: 0 }));
    assert_eq!(
        broken(&rule("phrases = [\"ok\"]\nask = [\"{name}?\"]")),
        (4, Wrong::Slot { id: id(), slot: "{name}".into() })
    );
    assert_eq!(
        broken("[[rule]]\nid = \"x\"\nwhy = \"w\"\nfires = []\nsilent = []\nphrases = [\"ok\"]\nask = [\"a\"]\n"),
        (2, Wrong::NoClass)
    );
    let twice = rule("phrases = [\"ok\"]\nask = [\"a\"]")
        + "[[rule]]\nid = \"x\"\nwhy = \"w\"\nfires = []\nsilent = []\nphrases = [\"ok\"]\nask = [\"a\"]\n";
    assert_eq!(broken(&twice), (11, Wrong::Twice { id: id(), first: "mine.toml:4".into() }));
    let (line, wrong) = broken("class = \"blame\"\nrule = 7\n");
    assert!(line == 2 && matches!(wrong, Wrong::Shape { .. }), "{line}: {wrong:?}");
    let (line, wrong) = broken("class = \"blame\"\n\n[[rule]]\nid = \"x\"\nphrase = [\"misspelt\"]\n");
    assert!((3..=5).contains(&line) && matches!(wrong, Wrong::Shape { .. }), "{line}: {wrong:?}");
}

#[test]
fn a_rule_of_ones_own_is_heard_beside_the_words_for_people() {
    let text = "class = \"blame\"\n[[rule]]\nid = \"mine\"\nphrases = [\"napped\"]\nsubject = \"person\"\nwhy = \"w\"\nask = [\"What did {who} see?\"]\nfires = []\nsilent = []\n";
    let lexicon = Lexicon::read("mine.toml", text).expect("the file is sound");
    let hints = lint("The night nurse napped.", &lexicon);
    assert_eq!(hints.len(), 1);
    assert_eq!(hints[0].ask, ["What did the nurse see?"], "the ask names who the sentence is about");
    assert!(lint("The server napped.", &lexicon).is_empty());
}

#[test]
fn calm_talk_in_the_young_languages_is_left_alone() {
    let calm = [
        (
            Language::German,
            "Um 14:03 blieb die zweite Pumpe stehen. Der Dienst hätte drei Kopien. Die Nachtschicht hat die Tafel gewischt. \
             Die Prüfung schlug fehl, weil der Knoten neu startete. Wer war noch im Raum? Das Team hat die Anzeige geprüft. \
             Wir hatten Glück mit der Uhrzeit. Wenn der Puffer voll ist, wartet der Sender. Die Warteschlange wurde nie leer. \
             Jede Maßnahme sollte eine Frist haben. Warum startet der Dienst zweimal? Der Hersteller rief um neun an. \
             Die Sicherung lief wie immer um drei. Was war auf dem Schirm zu sehen? Ich habe den Schalter umgelegt.",
        ),
        (
            Language::Spanish,
            "A las 14:03 se paró la segunda bomba. El servicio tiene tres copias. El turno de noche apuntó la hora. \
             La prueba falló porque el nodo se reinició. ¿Quién más estaba en la sala? El equipo revisó la pantalla. \
             Tuvimos suerte con la hora. Si la cola está llena, el emisor espera. La cola nunca quedó vacía. \
             Cada acción debería tener una fecha. ¿Por qué arranca dos veces el servicio? El proveedor llamó a las nueve. \
             La copia se hizo a las tres, como siempre. ¿Qué se veía en la pantalla? Yo moví el interruptor.",
        ),
    ];
    for (language, text) in calm {
        let heard = lint(text, Lexicon::built_in(language).expect("a built-in lexicon is sound"));
        assert!(heard.is_empty(), "{language:?}: {:?}", heard.iter().map(|hint| &hint.phrase).collect::<Vec<_>>());
    }
}
