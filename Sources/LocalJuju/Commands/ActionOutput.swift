import Foundation
import HookTools
import OrderedCollections
import PlainValues

/// The results of an action: what the charm set, with what its process left.
enum ActionOutput {
    /// Puts them together as Juju does.
    ///
    /// - Parameter refusal: Why the changes were refused; it is added to the error output.
    static func results(of run: HookRun.Result, refusal: String?) -> PlainValue {
        var results = run.context.action?.results ?? [:]
        var returnCode: Int =
            switch run.ending {
            case .exited(let status): Int(status)
            case .signalled: -1
            }
        var errorOutput = run.standardError
        if let refusal {
            if !errorOutput.isEmpty, errorOutput.last != UInt8(ascii: "\n") { errorOutput.append(UInt8(ascii: "\n")) }
            errorOutput += Array(refusal.utf8)
            if returnCode == 0 { returnCode = 1 }
        }
        results["return-code"] = .int(returnCode)
        for (name, bytes) in [("stdout", run.standardOutput), ("stderr", errorOutput)] where !bytes.isEmpty {
            if let text = String(validating: bytes, as: UTF8.self) {
                results[.string(name)] = .string(text)
            } else {
                results[.string(name)] = .string(Data(bytes).base64EncodedString())
                results[.string("\(name)-encoding")] = "base64"
            }
        }
        return .map(results)
    }
}
