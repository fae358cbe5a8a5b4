//! Owns the grammar of the DOT language: graphs, subgraphs, nodes, edges and what is said of them.
//! Must not know bands or verbs: `meaning` makes those of the attributes.

use super::lexer::{Word, words};
use super::meaning::{Attributes, Builder};
use super::{MapError, MapFile};

/// Subgraphs inside subgraphs, at most.
const DEEPEST: usize = 32;

pub(super) fn read(text: &str) -> Result<MapFile, MapError> {
    let words = words(text)?;
    let mut parser = Parser { words, at: 0, builder: Builder::default() };
    if parser.is_keyword("strict") {
        parser.at += 1;
    }
    if !(parser.is_keyword("digraph") || parser.is_keyword("graph")) {
        return Err(MapError::NotAMap);
    }
    parser.at += 1;
    if let Word::Id { .. } = parser.word() {
        parser.at += 1;
    }
    parser.sign('{', "“{”")?;
    parser.statements(Scope::default(), 0)?;
    match parser.word() {
        Word::End => Ok(parser.builder.map()?),
        _ => Err(parser.broken("the end of the file")),
    }
}

/// What is said once for everything that comes after it.
#[derive(Clone, Default)]
struct Scope {
    node: Attributes,
    edge: Attributes,
    /// The name of the innermost cluster, then its label.
    cluster: Option<[String; 2]>,
}

struct Parser {
    words: Vec<(Word, usize)>,
    at: usize,
    builder: Builder,
}

impl Parser {
    fn word(&self) -> &Word {
        &self.words[self.at.min(self.words.len() - 1)].0
    }

    fn line(&self) -> usize {
        self.words[self.at.min(self.words.len() - 1)].1
    }

    fn broken(&self, wanted: &'static str) -> MapError {
        MapError::Syntax { line: self.line(), found: self.word().told(), wanted }
    }

    fn is_sign(&self, sign: char) -> bool {
        *self.word() == Word::Sign(sign)
    }

    fn is_keyword(&self, keyword: &str) -> bool {
        matches!(self.word(), Word::Id { text, quoted: false } if text.eq_ignore_ascii_case(keyword))
    }

    fn sign(&mut self, sign: char, wanted: &'static str) -> Result<(), MapError> {
        if !self.is_sign(sign) {
            return Err(self.broken(wanted));
        }
        self.at += 1;
        Ok(())
    }

    fn id(&mut self) -> Result<String, MapError> {
        let Word::Id { text, .. } = self.word() else { return Err(self.broken("a name")) };
        let text = text.clone();
        self.at += 1;
        Ok(text)
    }

    /// Everything up to the closing brace; gives the nodes it names.
    fn statements(&mut self, mut scope: Scope, depth: usize) -> Result<Vec<String>, MapError> {
        let mut named = Vec::new();
        loop {
            if self.is_sign('}') {
                self.at += 1;
                break;
            }
            if self.is_sign(';') || self.is_sign(',') {
                self.at += 1;
            } else if let Some(kind) = ["graph", "node", "edge"].into_iter().find(|kind| self.is_keyword(kind)) {
                self.at += 1;
                let said = self.attributes()?;
                match kind {
                    "node" => scope.node.add(&said),
                    "edge" => scope.edge.add(&said),
                    _ => Self::label(&mut scope, &said),
                }
            } else {
                named.extend(self.statement(&mut scope, depth)?);
            }
        }
        if let Some(cluster) = &scope.cluster {
            self.builder.stand_in(cluster, &named);
        }
        Ok(named)
    }

    fn label(scope: &mut Scope, said: &Attributes) {
        if let (Some([_, cluster_label]), Some(label)) = (&mut scope.cluster, said.get("label")) {
            *cluster_label = label.to_owned();
        }
    }

    /// `a = b`, a node, a subgraph, or a chain of them.
    fn statement(&mut self, scope: &mut Scope, depth: usize) -> Result<Vec<String>, MapError> {
        if let (Word::Id { text, .. }, Some((Word::Sign('='), _))) = (self.word().clone(), self.words.get(self.at + 1))
        {
            self.at += 2;
            let value = self.id()?;
            Self::label(scope, &Attributes::of(&text, &value, self.line()));
            return Ok(Vec::new());
        }
        let alone = matches!(self.word(), Word::Id { .. }) && !self.is_keyword("subgraph");
        let mut groups = vec![self.end(scope, depth)?];
        while *self.word() == Word::Arrow {
            self.at += 1;
            groups.push(self.end(scope, depth)?);
        }
        let mut said = if groups.len() > 1 { scope.edge.clone() } else { scope.node.clone() };
        said.add(&self.attributes()?);
        if alone && groups.len() == 1 {
            groups[0].iter().for_each(|key| self.builder.describe(key, &said));
        }
        for pair in groups.windows(2) {
            for (from, to) in pair[0].iter().flat_map(|from| pair[1].iter().map(move |to| (from, to))) {
                self.builder.link(from, to, &said)?;
            }
        }
        Ok(groups.into_iter().flatten().collect())
    }

    /// One end of a chain: a node, with a port that says nothing here, or all nodes of a subgraph.
    fn end(&mut self, scope: &Scope, depth: usize) -> Result<Vec<String>, MapError> {
        if self.is_keyword("subgraph") || self.is_sign('{') {
            if depth == DEEPEST {
                return Err(self.broken("fewer graphs inside graphs"));
            }
            let mut inner = scope.clone();
            if self.is_keyword("subgraph") {
                self.at += 1;
                inner.cluster = match self.is_sign('{') {
                    true => None,
                    false => Some([self.id()?, String::new()]),
                };
            }
            self.sign('{', "“{”")?;
            return self.statements(inner, depth + 1);
        }
        let key = self.id()?;
        self.builder.node(&key, &scope.node)?;
        while self.is_sign(':') {
            self.at += 1;
            self.id()?;
        }
        Ok(vec![key])
    }

    fn attributes(&mut self) -> Result<Attributes, MapError> {
        let mut said = Attributes::default();
        while self.is_sign('[') {
            self.at += 1;
            while !self.is_sign(']') {
                if self.is_sign(';') || self.is_sign(',') {
                    self.at += 1;
                    continue;
                }
                let (name, line) = (self.id()?, self.line());
                let value = if self.is_sign('=') {
                    self.at += 1;
                    self.id()?
                } else {
                    "true".to_owned()
                };
                said.add(&Attributes::of(&name, &value, line));
            }
            self.at += 1;
        }
        Ok(said)
    }
}
