//! Owns the walk over every screen in every theme: a picture of each, and nothing on it that shuts people out.
//! Must not judge how a screen looks: a person does, from the pictures.

use crate::desk::desk;
use crate::hand::Hand;
use serde_json::json;

const SAMPLE: &str = "Web hosts after an Apache upgrade";
const SCREENS: [&str; 6] = ["Prepare", "Meet", "Timeline", "Map", "Learn", "Handout"];
const THEMES: [(&str, &str); 3] = [("Light", "light"), ("Dark", "dark"), ("High contrast", "contrast")];

#[test]
fn every_screen_can_be_used_by_everybody_in_every_theme() {
    let Some(desk) = desk("every screen in every theme") else { return };
    let hand = desk.open(&["--sample"]);
    hand.see(SAMPLE);
    let mut found = Vec::new();
    for (words, theme) in THEMES {
        choose_theme(&hand, words, theme);
        found.extend(at_both_sizes(&hand, &format!("1-library-{theme}")));
        hand.press(SAMPLE);
        for (place, screen) in (2..).zip(SCREENS) {
            hand.press(screen);
            settled(&hand, screen);
            if screen == "Handout" {
                hand.see_paper();
            }
            found.extend(at_both_sizes(&hand, &format!("{place}-{}-{theme}", screen.to_lowercase())));
        }
        hand.press("All reviews");
        hand.see("More ways to begin");
    }
    desk.close(hand);
    assert!(found.is_empty(), "no screen may shut people out (axe-core) or cut its words off:\n{}", found.join("\n"));
}

/// What shuts people out on a laptop, on a large screen, and on the laptop again when the cable is out, with a picture of each.
fn at_both_sizes(hand: &Hand, name: &str) -> Vec<String> {
    let small = hand.findings(name);
    hand.0.resize(1920, 1080).unwrap();
    let large = hand.findings(&format!("{name}-1920"));
    hand.0.resize(1280, 800).unwrap();
    let again = hand.cut_off(&format!("{name}, small again"));
    [small, large, again].concat()
}

fn choose_theme(hand: &Hand, words: &str, theme: &str) {
    hand.press("How it looks");
    hand.press(words);
    let shown = "return document.documentElement.dataset.theme === arguments[0];";
    hand.0.wait_for(&format!("the theme {theme}"), shown, json!([theme])).unwrap();
}

/// Waits until a screen is there: its tab is the current one, it says something, and every picture on it has come.
fn settled(hand: &Hand, screen: &str) {
    const SETTLED: &str = r"
        const tab = document.querySelector('[aria-current=page]');
        const main = document.querySelector('main');
        const pictures = [...document.images].every((image) => image.complete);
        return tab?.innerText.trim() === arguments[0] && main?.innerText.length > 60 && pictures
            && !document.querySelector('[aria-busy=true]');
    ";
    hand.0.wait_for(&format!("the screen {screen}"), SETTLED, json!([screen])).unwrap();
}
