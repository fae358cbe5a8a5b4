//! Owns what a package ships so that a shell and `man` know the command line: completions and the manual page.
//! Must not know what any command does; both follow from the words in `ask`.

use crate::Ended;
use crate::ask::Ask;
use crate::say;
use clap::{Arg, Command, CommandFactory};
use clap_complete::Shell;
use clap_mangen::Man;
use clap_mangen::roff::{Inline, Roff, bold, italic, roman};

/// What the exit codes mean; a contract, see `exit_code` in `main`.
const EXIT_CODES: [(&str, &str); 4] = [
    ("0", "Done."),
    ("1", "It ran and found something, or did not find what was named."),
    ("2", "The words were not understood, or what was asked may not be."),
    ("3", "The library could not be read or written."),
];

/// Prints the completions for a shell.
pub fn completions(shell: Shell) -> Ended {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Ask::command(), "second-story", &mut script);
    say::text(format_args!("{}", String::from_utf8_lossy(&script)));
    Ended::Done
}

/// Prints the manual: one page for every command, because nobody looks for `second-story-list(1)`.
pub fn page() -> Ended {
    let mut command = Ask::command();
    command.build();
    let head = Man::new(command.clone()).manual("Second Story");
    let mut page = Vec::new();
    // Writing into memory does not fail.
    let _ = head
        .render_title(&mut page)
        .and_then(|()| head.render_name_section(&mut page))
        .and_then(|()| head.render_synopsis_section(&mut page))
        .and_then(|()| head.render_description_section(&mut page))
        .and_then(|()| head.render_options_section(&mut page))
        .and_then(|()| commands(&command).to_writer(&mut page))
        .and_then(|()| exit_status().to_writer(&mut page));
    say::text(format_args!("{}", String::from_utf8_lossy(&page)));
    Ended::Done
}

fn commands(all: &Command) -> Roff {
    let mut section = Roff::new();
    section.control("SH", ["COMMANDS"]);
    for command in all.get_subcommands().filter(|command| command.get_name() != "help") {
        section.control("SS", [command.get_name()]);
        let usage = command.clone().render_usage().to_string();
        section.text([bold(usage.trim_start_matches("Usage: "))]);
        section.control("PP", []);
        section.text([roman(command.get_about().map(ToString::to_string).unwrap_or_default())]);
        for argument in command.get_arguments().filter(|argument| is_its_own(argument)) {
            section.control("TP", []);
            section.text(name(argument));
            section.text([roman(what(argument))]);
        }
    }
    section
}

/// The options every command takes are told once, above.
fn is_its_own(argument: &Arg) -> bool {
    !argument.is_hide_set() && !argument.is_global_set() && argument.get_id() != "help"
}

fn name(argument: &Arg) -> Vec<Inline> {
    let value = argument.get_value_names().unwrap_or_default().join(" ");
    match argument.get_long() {
        Some(long) if argument.get_action().takes_values() => {
            vec![bold(format!("--{long}")), roman(" "), italic(value)]
        }
        Some(long) => vec![bold(format!("--{long}"))],
        None => vec![italic(value)],
    }
}

/// The help of an argument, with the words it takes and the one it takes by itself.
fn what(argument: &Arg) -> String {
    let mut told = argument.get_help().map(ToString::to_string).unwrap_or_default();
    if !told.ends_with(['.', '?']) {
        told.push('.');
    }
    let values: Vec<String> = argument.get_possible_values().iter().map(|value| value.get_name().to_owned()).collect();
    if !values.is_empty() && argument.get_action().takes_values() {
        told.push_str(&format!(" One of: {}.", values.join(", ")));
    }
    if let Some(default) = argument.get_default_values().first().and_then(|value| value.to_str()) {
        told.push_str(&format!(" Default: {default}."));
    }
    told
}

fn exit_status() -> Roff {
    let mut section = Roff::new();
    section.control("SH", ["EXIT STATUS"]);
    for (code, meaning) in EXIT_CODES {
        section.control("TP", []);
        section.text([bold(code)]);
        section.text([roman(meaning)]);
    }
    section
}
