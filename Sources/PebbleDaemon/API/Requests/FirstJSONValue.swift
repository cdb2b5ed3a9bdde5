/// Where the first JSON value of a body ends, whatever follows it.
enum FirstJSONValue {
    /// The place after the first value; `nil` when it does not end.
    ///
    /// Only quotes and brackets are looked at: whether it is JSON is for the reader to say.
    static func end(in bytes: ArraySlice<UInt8>) -> Int? {
        var depth = 0
        var index = bytes.startIndex
        var isText = false
        while index < bytes.endIndex {
            let byte = bytes[index]
            index += 1
            if isText {
                switch byte {
                case UInt8(ascii: "\\"): index += 1
                case UInt8(ascii: "\""):
                    isText = false
                    if depth == 0 { return index }
                default: break
                }
                continue
            }
            switch byte {
            case UInt8(ascii: "\""): isText = true
            case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
            case UInt8(ascii: "}"), UInt8(ascii: "]"):
                depth -= 1
                if depth <= 0 { return index }
            default:
                // A number or word ends where something else begins.
                if depth == 0, let next = bytes[safely: index], isEnd(next) { return index }
                if depth == 0, index == bytes.endIndex { return index }
            }
        }
        return nil
    }

    private static func isEnd(_ byte: UInt8) -> Bool {
        [0x20, 0x09, 0x0a, 0x0d].contains(byte) || ",]}{[\"".utf8.contains(byte)
    }
}

extension ArraySlice {
    /// The element at an index, or `nil` beyond the end.
    fileprivate subscript(safely index: Int) -> Element? {
        index < endIndex ? self[index] : nil
    }
}
