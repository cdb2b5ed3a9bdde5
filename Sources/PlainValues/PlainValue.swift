public import OrderedCollections

/// A value of the kinds that JSON, YAML and Python's stored state can hold.
///
/// Everything untyped that a charm meets is one of these: a config option, an action parameter, an answer of a hook
/// command, what was stored between dispatches. JSON holds the first eight kinds; YAML adds bytes, sets, timestamps and
/// mappings with keys that are not text; `ops`' stored state adds tuples and frozen sets.
///
/// Two maps are equal when they hold the same entries, in any order, as in Python.
public indirect enum PlainValue: Hashable, Sendable {
    /// Nothing: JSON's and YAML's `null`, Python's `None`.
    case null
    /// A truth value.
    case bool(Bool)
    /// A whole number of at most 64 bits.
    case int(Int)
    /// A whole number of more than 64 bits.
    case largeInt(LargeInteger)
    /// A floating-point number.
    case double(Double)
    /// Text.
    case string(String)
    /// An ordered list.
    case array([PlainValue])
    /// Keys and values, in the order in which they were written.
    case map(PlainMap)
    /// Bytes: Python's `bytes`, YAML's `!!binary`.
    case bytes([UInt8])
    /// Python's `tuple`.
    case tuple([PlainValue])
    /// Distinct values: Python's `set`, YAML's `!!set`.
    case set(PlainSet)
    /// Python's `frozenset`.
    case frozenSet(PlainSet)
    /// A date or a time, in the form in which YAML wrote it.
    case timestamp(String)
}

/// The entries of a ``PlainValue/map(_:)``, in order.
public typealias PlainMap = OrderedDictionary<PlainValue, PlainValue>

/// The members of a ``PlainValue/set(_:)``, in order.
public typealias PlainSet = OrderedSet<PlainValue>
