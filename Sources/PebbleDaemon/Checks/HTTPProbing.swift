import PlainValues

/// A check by a GET.
enum HTTPProbing {
    private static let mostRedirects = 10

    /// Gets the URL, and follows redirections.
    static func run(_ text: String, _ headers: [String: String], within timeout: Duration) async throws(CheckFailure) {
        var url = try CheckURL(text)
        var answer = try await HTTPExchange.perform(url, headers, within: timeout)
        var redirects = 0
        while [301, 302, 303, 307, 308].contains(answer.status), let location = answer.location {
            redirects += 1
            guard redirects <= mostRedirects else {
                throw CheckFailure("Get \(GoText.quoted(location)): stopped after \(mostRedirects) redirects")
            }
            url = try url.redirected(to: location)
            answer = try await HTTPExchange.perform(url, headers, within: timeout)
        }
        guard !(200..<300).contains(answer.status) else { return }
        throw CheckFailure("non-2xx status code \(answer.status)", body: answer.body)
    }
}
