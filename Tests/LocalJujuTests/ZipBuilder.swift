import CZlib
import Foundation

/// What is wrong with an archive.
enum Lie: CaseIterable {
    case checksum, size, method, encrypted, zip64, device

    /// What the error says of it.
    var message: String {
        switch self {
        case .checksum: "damaged"
        case .size: "longer than it says"
        case .method: "compressed by the method 12"
        case .encrypted: "is encrypted"
        case .zip64: "zip64"
        case .device: "no file, folder or symbolic link"
        }
    }
}

/// Makes a zip archive, as wrong as it is asked for.
struct ZipBuilder {
    var lie: Lie?
    private var content: [UInt8] = []
    private var directory: [UInt8] = []
    private var count = 0

    init() {}

    mutating func add(_ name: String, _ text: String, mode: Int = 0o100644, deflated: Bool = true) {
        let plain = Array(text.utf8)
        let packed = deflated ? Self.deflate(plain) : plain
        let method = lie == .method ? 12 : deflated ? 8 : 0
        let flags = lie == .encrypted ? 1 : 0
        let checksum = Int(crc32(0, plain, uInt(plain.count))) ^ (lie == .checksum ? 1 : 0)
        let size = plain.count - (lie == .size ? 1 : 0)
        let nameBytes = Array(name.utf8)
        let common =
            Self.number(20, 2) + Self.number(flags, 2) + Self.number(method, 2) + Self.number(0, 4)
            + Self.number(checksum, 4) + Self.number(packed.count, 4) + Self.number(size, 4)
            + Self.number(nameBytes.count, 2) + Self.number(0, 2)
        let mode = lie == .device ? 0o020644 : mode
        directory += [0x50, 0x4b, 1, 2] + Self.number(3 << 8 | 20, 2) + common + Self.number(0, 6)
        directory += Self.number(mode << 16, 4) + Self.number(content.count, 4) + nameBytes
        content += [0x50, 0x4b, 3, 4] + common + nameBytes + packed
        count += 1
    }

    var bytes: [UInt8] {
        let entries = lie == .zip64 ? 0xffff : count
        return content + directory + [0x50, 0x4b, 5, 6] + Self.number(0, 4) + Self.number(entries, 2)
            + Self.number(entries, 2) + Self.number(directory.count, 4) + Self.number(content.count, 4)
            + Self.number(0, 2)
    }

    private static func number(_ number: Int, _ count: Int) -> [UInt8] {
        (0..<count).map { UInt8(truncatingIfNeeded: number >> ($0 * 8)) }
    }

    /// Raw deflated bytes: what zlib makes, without its header of two bytes and its checksum of four.
    private static func deflate(_ bytes: [UInt8]) -> [UInt8] {
        var length = compressBound(uLong(bytes.count))
        var packed = [UInt8](repeating: 0, count: Int(length))
        compress(&packed, &length, bytes, uLong(bytes.count))
        return Array(packed[..<Int(length)].dropFirst(2).dropLast(4))
    }
}
