import Glibc

/// The system's error numbers as text.
enum SystemError {
    /// The text of an error number as Go prints it: lower case, such as `permission denied`.
    static func text(_ number: Int32) -> String {
        String(cString: strerror(number)).lowercased()
    }

    /// The text of a signal as Go prints it, such as `segmentation fault`.
    static func signalText(_ signal: Int32) -> String {
        strsignal(signal).map { String(cString: $0).lowercased() } ?? "signal \(signal)"
    }
}
