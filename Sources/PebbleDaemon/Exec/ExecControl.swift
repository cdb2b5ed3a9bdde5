import NIOCore
import Pebble

/// What a client asks for over the control websocket.
enum ExecControl: Hashable, Sendable {
    /// To send a signal to the command.
    case signal(Int32)
    /// To change the terminal's size.
    case resize(width: Int, height: Int)

    /// Reads a message; `nil` for what is unknown, which is ignored.
    init?(_ text: ByteBuffer) {
        guard let fields = try? RequestFields(Array(buffer: text)) else { return nil }
        switch try? fields.text("command") {
        case "signal":
            guard let name = try? fields.object("signal")?.text("name"), let number = SignalName.number(name) else {
                return nil
            }
            self = .signal(number)
        case "resize":
            guard let size = try? fields.object("resize"), let width = try? size.number("width"),
                let height = try? size.number("height")
            else { return nil }
            self = .resize(width: width, height: height)
        default: return nil
        }
    }

    /// Whether a message of the stdio websocket says that the input has ended.
    static func isEnd(_ text: ByteBuffer) -> Bool {
        guard let fields = try? RequestFields(Array(buffer: text)) else { return false }
        return (try? fields.text("command")) == "end"
    }
}
