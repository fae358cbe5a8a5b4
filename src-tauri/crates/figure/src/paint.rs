//! Owns the colours a standalone picture is painted with.
//! Must not know geometry. The values are those of the design's role tokens.

/// Colours by role, as `#rrggbb`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Paint {
    /// Behind the column names.
    pub ground: &'static str,
    /// Behind the lanes, the verbs and the pins.
    pub surface: &'static str,
    /// Inside the impact box.
    pub raised: &'static str,
    /// Edges of lanes.
    pub line: &'static str,
    /// Links, and the outline of context.
    pub edge: &'static str,
    /// Text in boxes, and the outline of the impact box.
    pub ink: &'static str,
    /// Names, verbs and pins.
    pub ink_2: &'static str,
    /// Lane numbers.
    pub ink_3: &'static str,
    /// What contributed: outline, then fill.
    pub made: [&'static str; 2],
    /// What held: outline, then fill.
    pub held: [&'static str; 2],
    /// Luck: outline, then fill.
    pub luck: [&'static str; 2],
    /// What was given up on purpose: outline, then fill.
    pub gave: [&'static str; 2],
}

impl Paint {
    /// The light theme.
    pub const LIGHT: Self = Self {
        ground: "#f5f3ef",
        surface: "#fcfbf9",
        raised: "#ffffff",
        line: "#dcd8d0",
        edge: "#8f897e",
        ink: "#1c1a18",
        ink_2: "#57524a",
        ink_3: "#6b665d",
        made: ["#b5502a", "#faece5"],
        held: ["#66822f", "#eef3e2"],
        luck: ["#a86f00", "#fbf2dc"],
        gave: ["#56709a", "#ebeff5"],
    };

    /// White paper: the light theme, with darker links that survive a poor printer.
    pub const PRINT: Self =
        Self { ground: "#ffffff", surface: "#ffffff", line: "#c2bdb3", edge: "#6b665d", ..Self::LIGHT };

    /// The dark theme.
    pub const DARK: Self = Self {
        ground: "#151412",
        surface: "#1c1a18",
        raised: "#2b2824",
        line: "#35322d",
        edge: "#7b756b",
        ink: "#efebe4",
        ink_2: "#c0baaf",
        ink_3: "#a19a8e",
        made: ["#e39a79", "#371f15"],
        held: ["#a9bf74", "#242b14"],
        luck: ["#e6b954", "#322710"],
        gave: ["#9db3d3", "#1d2634"],
    };
}
