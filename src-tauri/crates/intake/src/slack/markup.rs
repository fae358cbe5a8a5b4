//! Owns Slack's own markup: mentions, channels, links and the three escaped signs become what people saw.
//! Must not know messages.

use super::people::Directory;
use std::borrow::Cow;

/// The text as people saw it. Stars and underscores stay: they are part of how it was written.
pub(crate) fn seen<'a>(text: &'a str, names: &Directory) -> Cow<'a, str> {
    if !text.contains(['<', '&']) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(['<', '&']) {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let inside = rest.strip_prefix('<').and_then(|rest| rest.split_once('>'));
        if let Some((inside, after)) = inside.filter(|(inside, _)| !inside.is_empty() && !inside.contains('<')) {
            mark(&mut out, inside, names);
            rest = after;
        } else if let Some((sign, len)) = escaped(rest) {
            out.push(sign);
            rest = &rest[len..];
        } else {
            let sign = rest.chars().next().unwrap_or_default();
            out.push(sign);
            rest = &rest[sign.len_utf8()..];
        }
    }
    out.push_str(rest);
    Cow::Owned(out)
}

fn escaped(text: &str) -> Option<(char, usize)> {
    [("&lt;", '<'), ("&gt;", '>'), ("&amp;", '&')]
        .into_iter()
        .find_map(|(escape, sign)| text.starts_with(escape).then_some((sign, escape.len())))
}

/// What stands between the angles: `@U…`, `#C…|name`, `!here`, `https://…|label`.
fn mark(out: &mut String, inside: &str, names: &Directory) {
    let (target, label) = inside.split_once('|').map_or((inside, None), |(target, label)| (target, Some(label)));
    let label = label.filter(|label| !label.is_empty());
    if let Some(id) = target.strip_prefix('@') {
        out.push('@');
        let known = names.person(id);
        out.push_str(if known == id { label.unwrap_or(id) } else { known });
    } else if let Some(id) = target.strip_prefix('#') {
        out.push('#');
        out.push_str(label.or_else(|| names.place(id)).unwrap_or(id));
    } else if let Some(call) = target.strip_prefix('!') {
        let call = call.split('^').next().unwrap_or(call);
        match label {
            Some(label) => plain(out, label),
            None => {
                out.push('@');
                out.push_str(call);
            }
        }
    } else {
        match label {
            // "example.org" for "http://example.org" says nothing new.
            Some(label) if !target.ends_with(label) => {
                plain(out, label);
                out.push_str(" (");
                plain(out, target);
                out.push(')');
            }
            _ => plain(out, target),
        }
    }
}

fn plain(out: &mut String, text: &str) {
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        let (sign, len) = escaped(&rest[at..]).unwrap_or(('&', 1));
        out.push(sign);
        rest = &rest[at + len..];
    }
    out.push_str(rest);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_become_what_people_saw() {
        let mut names = Directory::default();
        assert!(names.add_people(br#"[{"id":"U1","name":"ana","profile":{"display_name":"Ana"}}]"#));
        assert!(names.add_places(br#"[{"id":"C1","name":"ops"}]"#));
        let table = [
            ("plain words", "plain words"),
            ("<@U1> look", "@Ana look"),
            ("<@U9> and <@U9|bo>", "@U9 and @bo"),
            ("in <#C1> or <#C2|dev>", "in #ops or #dev"),
            ("<!here> <!subteam^S1|@oncall> <!date^1^{date}|noon>", "@here @oncall noon"),
            ("<https://a.example/x?a=1&amp;b=2>", "https://a.example/x?a=1&b=2"),
            ("<https://a.example|the graph>", "the graph (https://a.example)"),
            ("<http://a.example|a.example>", "http://a.example"),
            ("1 &lt; 2 &amp;&amp; 3 &gt; 2", "1 < 2 && 3 > 2"),
            ("a < b, c & d", "a < b, c & d"),
            ("<>", "<>"),
            ("<unclosed", "<unclosed"),
            ("é<@U1>😀", "é@Ana😀"),
        ];
        for (text, expected) in table {
            assert_eq!(seen(text, &names), expected, "the text was {text:?}");
        }
    }
}
