/// A request in flight. Its connection is closed when the exchange is given up before the end.
final class URLSessionExchange: Sendable {
    let receiver: ResponseReceiver
    private let connection: URLSessionConnection

    init(receiver: ResponseReceiver, connection: URLSessionConnection) {
        self.receiver = receiver
        self.connection = connection
    }

    deinit {
        // Without effect on a task that has ended.
        receiver.task.cancel()
    }
}
