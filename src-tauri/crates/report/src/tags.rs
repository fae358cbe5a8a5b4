//! Owns the structure tree of the file: what a screen reader reads, in which order, and where each link leads.
//! Must not know how pages were painted beyond the order of their marked stretches.

use crate::display::{Jump, NodeId, Pages, Role};
use crate::error::ReportError;
use crate::objects::{damaged, number, real, text};
use lopdf::{Dictionary, Document, Object, ObjectId, dictionary};

/// What was painted, page by page, in order.
#[derive(Default)]
pub(crate) struct Painted {
    pub pages: Vec<Vec<Leaf>>,
}

/// One thing the structure tree holds.
pub(crate) enum Leaf {
    /// The next marked stretch of the page is content of this node.
    Marked(NodeId),
    /// A click area is content of this node.
    Jump(NodeId, Jump),
    /// The node is there without content.
    Presence(NodeId),
}

/// A child of a structure element.
enum Kid {
    Node(NodeId),
    /// A marked stretch: its page and its number there.
    Marked(usize, usize),
    /// A click area: its page and its object.
    Click(usize, ObjectId),
}

/// Writes the tree, the click areas and the table that leads from marked stretches back to the tree.
pub(crate) fn write(document: &mut Document, pages: &Pages, painted: &Painted) -> Result<(), ReportError> {
    let sheets: Vec<ObjectId> = document.get_pages().values().copied().collect();
    let mut tree = Tree::new(document, pages);
    let mut clicks: Vec<NodeId> = Vec::new();
    for (page, leaves) in painted.pages.iter().enumerate() {
        let mut marks: Vec<Object> = Vec::new();
        let mut areas: Vec<Object> = Vec::new();
        for leaf in leaves {
            match leaf {
                Leaf::Marked(node) => {
                    tree.attach(*node, Kid::Marked(page, marks.len()));
                    marks.push(tree.reference(*node));
                }
                Leaf::Jump(node, jump) => {
                    let key = sheets.len() + clicks.len();
                    let area = click(document, pages, &sheets, (page, jump), key)?;
                    tree.attach(*node, Kid::Click(page, area));
                    areas.push(Object::Reference(area));
                    clicks.push(*node);
                }
                Leaf::Presence(node) => tree.attach_node(*node),
            }
        }
        tree.marks.push(marks);
        describe_page(document, &sheets, page, areas)?;
    }
    tree.finish(document, pages, &sheets, &clicks)
}

/// The tree while it grows.
struct Tree {
    root: ObjectId,
    ids: Vec<ObjectId>,
    kids: Vec<Vec<Kid>>,
    attached: Vec<bool>,
    parents: Vec<Option<NodeId>>,
    /// The node of each marked stretch, page by page.
    marks: Vec<Vec<Object>>,
}

impl Tree {
    fn new(document: &mut Document, pages: &Pages) -> Self {
        Self {
            root: document.new_object_id(),
            ids: pages.nodes.iter().map(|_| document.new_object_id()).collect(),
            kids: pages.nodes.iter().map(|_| Vec::new()).collect(),
            attached: pages.nodes.iter().map(|node| node.parent.is_none()).collect(),
            parents: pages.nodes.iter().map(|node| node.parent).collect(),
            marks: Vec::new(),
        }
    }

    fn reference(&self, node: NodeId) -> Object {
        self.ids.get(node.0).map_or(Object::Null, |id| Object::Reference(*id))
    }

    fn attach(&mut self, node: NodeId, kid: Kid) {
        self.attach_node(node);
        self.kids[node.0].push(kid);
    }

    /// Hangs a node, and its parents, into the tree at the moment it is first painted, so that reading order is
    /// painting order.
    fn attach_node(&mut self, node: NodeId) {
        if std::mem::replace(&mut self.attached[node.0], true) {
            return;
        }
        if let Some(parent) = self.parents[node.0] {
            self.attach_node(parent);
            self.kids[parent.0].push(Kid::Node(node));
        }
    }

    fn finish(
        self,
        document: &mut Document,
        pages: &Pages,
        sheets: &[ObjectId],
        clicks: &[NodeId],
    ) -> Result<(), ReportError> {
        for index in (0..self.ids.len()).filter(|&index| self.attached[index]) {
            let element = self.element(index, pages, sheets);
            document.set_object(self.ids[index], element);
        }
        let mut numbers: Vec<Object> = Vec::new();
        for (page, marks) in self.marks.iter().enumerate() {
            let list = document.add_object(Object::Array(marks.clone()));
            numbers.extend([number(page), Object::Reference(list)]);
        }
        for (index, node) in clicks.iter().enumerate() {
            numbers.extend([number(sheets.len() + index), self.reference(*node)]);
        }
        let parents = document.add_object(dictionary! { "Nums" => numbers });
        let root = dictionary! {
            "Type" => "StructTreeRoot",
            "K" => self.reference(NodeId(0)),
            "ParentTree" => parents,
            "ParentTreeNextKey" => number(sheets.len() + clicks.len()),
        };
        document.set_object(self.root, root);
        let catalog = document.catalog_mut().map_err(damaged("tagged"))?;
        catalog.set("StructTreeRoot", self.root);
        catalog.set("MarkInfo", dictionary! { "Marked" => true });
        Ok(())
    }

    fn element(&self, index: usize, pages: &Pages, sheets: &[ObjectId]) -> Dictionary {
        let node = &pages.nodes[index];
        let parent = node.parent.map_or(Object::Reference(self.root), |parent| self.reference(parent));
        let mut element = dictionary! { "Type" => "StructElem", "S" => node.role.name(), "P" => parent };
        let kids = &self.kids[index];
        let home = kids.iter().find_map(|kid| match kid {
            Kid::Marked(page, _) | Kid::Click(page, _) => Some(*page),
            Kid::Node(_) => None,
        });
        if let Some(sheet) = home.and_then(|page| sheets.get(page)) {
            element.set("Pg", *sheet);
        }
        let list: Vec<Object> = kids.iter().map(|kid| self.kid(kid, home, sheets)).collect();
        if !list.is_empty() {
            element.set("K", list);
        }
        if let Some(alt) = &node.alt {
            element.set("Alt", text(alt));
        }
        if let Some(attributes) = attributes(index, pages) {
            element.set("A", attributes);
        }
        element
    }

    fn kid(&self, kid: &Kid, home: Option<usize>, sheets: &[ObjectId]) -> Object {
        let sheet = |page: usize| sheets.get(page).map_or(Object::Null, |id| Object::Reference(*id));
        match kid {
            Kid::Node(node) => self.reference(*node),
            Kid::Marked(page, mark) if home == Some(*page) => number(*mark),
            Kid::Marked(page, mark) => {
                Object::Dictionary(dictionary! { "Type" => "MCR", "Pg" => sheet(*page), "MCID" => number(*mark) })
            }
            Kid::Click(page, area) => {
                Object::Dictionary(dictionary! { "Type" => "OBJR", "Pg" => sheet(*page), "Obj" => *area })
            }
        }
    }
}

/// What an element says about itself beyond its role.
fn attributes(index: usize, pages: &Pages) -> Option<Dictionary> {
    let node = &pages.nodes[index];
    match node.role {
        Role::ColumnHead => Some(dictionary! { "O" => "Table", "Scope" => "Column" }),
        Role::RowHead => Some(dictionary! { "O" => "Table", "Scope" => "Row" }),
        Role::L => Some(dictionary! { "O" => "List", "ListNumbering" => "Disc" }),
        Role::Figure => {
            let (page, [left, top, right, bottom]) = node.area?;
            let height = pages.pages.get(page)?.size.height;
            let area = vec![real(left), real(height - bottom), real(right), real(height - top)];
            Some(dictionary! { "O" => "Layout", "Placement" => "Block", "BBox" => area })
        }
        _ => None,
    }
}

/// A click area that leads to a place in the paper.
fn click(
    document: &mut Document,
    pages: &Pages,
    sheets: &[ObjectId],
    (page, jump): (usize, &Jump),
    key: usize,
) -> Result<ObjectId, ReportError> {
    let height = pages.pages.get(page).map_or(0.0, |page| page.size.height);
    let lost = || ReportError::Pdf { step: "linked", reason: format!("nothing is called {}", jump.to.0) };
    let place = pages.places.get(&jump.to).ok_or_else(lost)?;
    let target = sheets.get(place.page).ok_or_else(lost)?;
    let top = pages.pages.get(place.page).map_or(0.0, |page| page.size.height) - place.y;
    Ok(document.add_object(dictionary! {
        "Type" => "Annot",
        "Subtype" => "Link",
        "Rect" => vec![
            real(jump.x),
            real(height - jump.y - jump.height),
            real(jump.x + jump.width),
            real(height - jump.y),
        ],
        "Border" => vec![number(0), number(0), number(0)],
        "F" => 4,
        "Contents" => text(&jump.says),
        "StructParent" => number(key),
        "A" => dictionary! {
            "S" => "GoTo",
            "D" => vec![Object::Reference(*target), "XYZ".into(), Object::Null, real(top), Object::Null],
        },
    }))
}

/// Tells a page where its marks are looked up, and which click areas lie on it.
fn describe_page(
    document: &mut Document,
    sheets: &[ObjectId],
    page: usize,
    areas: Vec<Object>,
) -> Result<(), ReportError> {
    let Some(&id) = sheets.get(page) else { return Ok(()) };
    let sheet = document.get_dictionary_mut(id).map_err(damaged("tagged"))?;
    sheet.set("StructParents", number(page));
    sheet.set("Tabs", "S");
    if areas.is_empty() {
        sheet.remove(b"Annots");
    } else {
        sheet.set("Annots", areas);
    }
    Ok(())
}
