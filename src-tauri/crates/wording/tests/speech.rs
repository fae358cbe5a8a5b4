//! Owns a table of invented sentences, said as people say them: what the coach hears in each, or that it keeps quiet.
//! Must not know how it is found.
#![allow(clippy::expect_used, reason = "a test stops at the first surprise")]

use wording::{Class, Lexicon, lint};

use Class::{
    Absolute, AccusingQuestion, Blame, Counterfactual, Hindsight, Judgement, Mechanistic, Minimiser, SelfBlame,
    SingleCause,
};

const CAUGHT: [(&str, Class, &str); 62] = [
    ("It was the night operator's fault, plain and simple.", Blame, "fault"),
    ("They are to blame for this.", Blame, "are to blame"),
    ("Kevin broke the deploy again.", Blame, "broke"),
    ("The contractor took down billing.", Blame, "took down"),
    ("Someone in the other team messed up the config.", Blame, "messed up"),
    ("The dba was careless with the backup.", Blame, "was careless"),
    ("The captain ignored the lamp.", Blame, "ignored"),
    ("The reviewers forgot the second file.", Blame, "forgot"),
    ("You let us down.", Blame, "let us down"),
    ("Thanks to the new intern, the queue fell over.", Blame, "Thanks to the new intern"),
    ("The engineer on call was negligent.", Blame, "was negligent"),
    ("The developers should have tested it.", Counterfactual, "should have"),
    ("It should really have been caught in review.", Counterfactual, "should"),
    ("You could have asked first.", Counterfactual, "could have"),
    ("Ana would have seen it.", Counterfactual, "would have"),
    ("If only somebody had called.", Counterfactual, "If only"),
    ("If the team had read the page, we would be home.", Counterfactual, "If the team had"),
    ("Had the operator checked, it would be fine.", Counterfactual, "Had the operator"),
    ("The on-call engineer repeatedly failed to respond.", Counterfactual, "failed to"),
    ("The manager neglected to tell the crew.", Counterfactual, "neglected to"),
    ("The pilot didn’t check the gauge.", Counterfactual, "didn’t check"),
    ("She missed the alert.", Counterfactual, "missed the"),
    ("He restarted it instead of asking.", Counterfactual, "instead of asking"),
    ("The responder was supposed to page us.", Counterfactual, "was supposed to"),
    ("That was poor judgement.", Judgement, "poor judgement"),
    ("The handover was inadequate.", Judgement, "inadequate"),
    ("The change was handled improperly.", Judgement, "improperly"),
    ("The crew cut corners.", Judgement, "cut corners"),
    ("Best practices were not followed.", Judgement, "Best practices were not followed"),
    ("The incident came from human error.", Mechanistic, "human error"),
    ("Someone fat-fingered the address.", Mechanistic, "fat-fingered"),
    ("A typo caused all of it.", Mechanistic, "typo caused"),
    ("The volume was accidentally deleted.", Mechanistic, "accidentally"),
    ("The wrong host was rebooted by mistake.", Mechanistic, "by mistake"),
    ("The crew lost situational awareness.", Mechanistic, "lost situational awareness"),
    ("Mistakes were made.", Mechanistic, "Mistakes were made"),
    ("The root cause was a full disk.", SingleCause, "The root cause"),
    ("The culprit turned out to be cron.", SingleCause, "The culprit"),
    ("It all came down to one line.", SingleCause, "It all came down to"),
    ("The RCA is due on Friday.", SingleCause, "RCA"),
    ("It was obvious that nobody was home.", Hindsight, "obvious"),
    ("Clearly they had not read it.", Hindsight, "Clearly"),
    ("In hindsight, the pin was wrong.", Hindsight, "In hindsight"),
    ("This was bound to happen.", Hindsight, "was bound to happen"),
    ("The warning signs were there.", Hindsight, "warning signs were there"),
    ("Anyone would have noticed.", Hindsight, "Anyone would have"),
    ("Why did you restart it?", AccusingQuestion, "Why did you"),
    ("why didn't the night shift call", AccusingQuestion, "why didn't the night shift"),
    ("How could you not see that?", AccusingQuestion, "How could you"),
    ("Who approved this?", AccusingQuestion, "Who approved"),
    ("What were you thinking?", AccusingQuestion, "What were you thinking"),
    ("Didn't you see the lamp?", AccusingQuestion, "Didn't you see"),
    ("They never answer the phone.", Absolute, "never"),
    ("Everyone knows that host is fragile.", Absolute, "Everyone knows"),
    ("Nothing worked that night.", Absolute, "Nothing worked"),
    ("They just had to read the log.", Minimiser, "just had to"),
    ("All you had to do was wait.", Minimiser, "All you had to do"),
    ("A rookie mistake.", Minimiser, "rookie mistake"),
    ("It was my fault.", SelfBlame, "my fault"),
    ("I should have looked at the graph.", SelfBlame, "I should have"),
    ("I screwed up the migration.", SelfBlame, "I screwed up"),
    ("I feel terrible about the pagers.", SelfBlame, "I feel terrible"),
];

/// Sentences the coach must leave alone: every trap of the published list, and what engineers write all day.
const QUIET: [&str; 70] = [
    // Blame.
    "Run git blame on the file.",
    "The design has fault tolerance.",
    "A page fault was logged.",
    "Images use lazy loading.",
    "Comments are ignored by the parser.",
    "The parser ignored the field.",
    "Nadia's team is the owner responsible for the service.",
    "The upgrade broke the build.",
    "Thanks to the night crew for staying.",
    // Counterfactual.
    "The server failed to start.",
    "Builds failed to finish and the job failed to upload.",
    "Each action should have an owner.",
    "The dashboard should have more detail.",
    "The cache could have data from before.",
    "They could not have known.",
    "What if the operator had stayed? We will run that as an exercise.",
    "The monitor did not notice the drop.",
    "The job was supposed to run at two.",
    "We would have liked more time.",
    // Judgement.
    "The line had poor network quality.",
    "It is an improper fraction.",
    "Inadequate disk space stopped the copy.",
    "The acceptable-use policy calls this inappropriate.",
    "A security violation was reported.",
    // Mechanistic.
    "It throws the UserError class.",
    "The gateway returns user error code 17.",
    "This commit is a typo fix.",
    "We live with accidental complexity.",
    "\"I fat-fingered it,\" the author says on her page.",
    "It was not human error.",
    // Single cause.
    "The rootCause field is empty.",
    "There is no single root cause.",
    "Log in as root on Linux.",
    "# Root cause analysis",
    "**Root cause:** see below",
    "See https://example.org/root-cause-analysis for the form.",
    // Hindsight.
    "Nothing obvious showed in the graphs.",
    "Obvious to whom?",
    "It wasn’t obvious which node it was.",
    "The system has predictable latency.",
    "It turns out the disk was slow.",
    "The page clearly states the limit.",
    // Accusing questions.
    "Who else should attend?",
    "Who noticed first?",
    "What were you thinking at that point?",
    "Why did the server restart?",
    "How did this come about?",
    "What did you see?",
    // Absolutes.
    "The user never logged in.",
    "This invariant always holds.",
    "The queue delivers at least once.",
    "The lamp is always on.",
    "The promise covers all of them.",
    // Minimisers.
    "Just after noon the pump stopped.",
    "We saw it just now.",
    "It was not just the disk.",
    "Put it in Simple Storage.",
    "It uses basic auth.",
    "The volume is read-only.",
    "The change is non-trivial.",
    // Self-blame.
    "We are sorry for the inconvenience.",
    "Thank you, everyone, for your patience.",
    "I failed over the database at nine.",
    // Everywhere.
    "Run `should have been` through the parser.",
    "```\nthe engineer failed to check\n```",
    "> The operator was careless, wrote the paper.",
    "2024-03-05 14:05:22 ERROR operator failed to reconcile: user error",
    "The Kubernetes operator failed to reconcile.",
    "What went wrong",
    "At 14:05 the pump stopped, and Ana opened the valve by hand.",
];

#[test]
fn blaming_speech_is_heard() {
    let lexicon = Lexicon::english().expect("the lexicon is sound");
    let missed: Vec<String> = CAUGHT
        .iter()
        .filter_map(|(sentence, class, phrase)| {
            let seen: Vec<_> =
                lint(sentence, lexicon).into_iter().map(|hint| (hint.class, hint.phrase, hint.rule)).collect();
            let heard = seen.iter().any(|(heard, words, _)| heard == class && words.contains(phrase));
            (!heard).then(|| format!("{sentence:?}: wanted {class:?} {phrase:?}, heard {seen:?}"))
        })
        .collect();
    assert!(missed.is_empty(), "{}", missed.join("\n"));
}

#[test]
fn what_is_only_about_machines_or_somebody_elses_words_is_left_alone() {
    let lexicon = Lexicon::english().expect("the lexicon is sound");
    let disturbed: Vec<String> = QUIET
        .iter()
        .filter_map(|sentence| {
            let seen: Vec<_> = lint(sentence, lexicon).into_iter().map(|hint| (hint.rule, hint.phrase)).collect();
            (!seen.is_empty()).then(|| format!("{sentence:?}: heard {seen:?}"))
        })
        .collect();
    assert!(disturbed.is_empty(), "{}", disturbed.join("\n"));
}

#[test]
fn one_phrase_gets_one_hint() {
    let lexicon = Lexicon::english().expect("the lexicon is sound");
    for (sentence, ..) in CAUGHT {
        let hints = lint(sentence, lexicon);
        for pair in hints.windows(2) {
            assert!(pair[0].bytes.end <= pair[1].bytes.start, "hints overlap in {sentence:?}: {pair:?}");
        }
    }
}
