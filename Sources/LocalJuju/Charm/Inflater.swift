import CZlib

/// Unpacks deflated bytes, a piece at a time.
final class Inflater {
    private var stream = z_stream()
    private var buffer = [UInt8](repeating: 0, count: 1 << 16)
    /// Whether the end of the deflated bytes was reached.
    private(set) var isFinished = false

    init() throws(LocalJujuError) {
        // Without zlib's own header, as zip has it.
        let result = inflateInit2_(&stream, -MAX_WBITS, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
        guard result == Z_OK else { throw LocalJujuError(.processFailed, "zlib cannot be used (\(result)).") }
    }

    deinit { inflateEnd(&stream) }

    /// Unpacks more bytes.
    ///
    /// - Returns: `false` when the bytes are not deflated ones, or go on after their end.
    func inflate(
        _ piece: [UInt8], _ take: (ArraySlice<UInt8>) throws(LocalJujuError) -> Void
    ) throws(LocalJujuError) -> Bool {
        var consumed = 0
        while true {
            guard !isFinished else { return consumed == piece.count }
            var piece = piece
            var produced = 0
            let result = piece.withUnsafeMutableBufferPointer { input in
                buffer.withUnsafeMutableBufferPointer { output in
                    stream.next_in = input.baseAddress?.advanced(by: consumed)
                    stream.avail_in = uInt(input.count - consumed)
                    stream.next_out = output.baseAddress
                    stream.avail_out = uInt(output.count)
                    let result = CZlib.inflate(&stream, Z_NO_FLUSH)
                    consumed = input.count - Int(stream.avail_in)
                    produced = output.count - Int(stream.avail_out)
                    return result
                }
            }
            isFinished = result == Z_STREAM_END
            guard result == Z_OK || result == Z_STREAM_END || result == Z_BUF_ERROR else { return false }
            if produced > 0 { try take(buffer[..<produced]) }
            if result == Z_BUF_ERROR || !isFinished && produced == 0 && consumed == piece.count { return true }
        }
    }
}
