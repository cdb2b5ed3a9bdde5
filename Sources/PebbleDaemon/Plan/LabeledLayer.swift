package import Pebble

/// A layer in its place among the others.
package struct LabeledLayer: Hashable, Sendable {
    /// The label: a name, or a folder's and a name with a slash between.
    package let label: String
    /// The place: thousands for layers and folders, ones for the layers of a folder.
    package let order: Int
    /// What it says.
    package let layer: Layer

    package init(label: String, order: Int, layer: Layer) {
        self.label = label
        self.order = order
        self.layer = layer
    }

    /// The first part of the label, which layers of a folder share.
    var folder: Substring { label.prefix { $0 != "/" } }
    /// Whether the layer is one of a folder.
    var isInFolder: Bool { label.contains("/") }
}
