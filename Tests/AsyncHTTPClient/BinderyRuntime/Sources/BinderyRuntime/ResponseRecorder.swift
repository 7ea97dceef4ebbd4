import HTTPTypes

/// Remembers the head of the last response, for `withResponse`.
final class ResponseRecorder: Sendable {
    private let last = LockedState<HTTPResponse?>(nil)

    var response: HTTPResponse? {
        last.withLock { $0 }
    }

    func record(_ response: HTTPResponse) {
        last.withLock { $0 = response }
    }
}
