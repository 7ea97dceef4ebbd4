import Foundation

#if canImport(FoundationNetworking)
import FoundationNetworking
#endif

/// A session that ends with the last transport and the last exchange that use it.
final class URLSessionConnection: Sendable {
    private let session: URLSession
    private let delegate: URLSessionRouter

    init(configuration: URLSessionConfiguration) {
        delegate = URLSessionRouter()
        #if canImport(FoundationNetworking)
        // An ordinary queue would collect data without a bound.
        let queue = ImmediateOperationQueue()
        #else
        let queue: OperationQueue? = nil
        #endif
        session = URLSession(configuration: configuration, delegate: delegate, delegateQueue: queue)
    }

    deinit {
        session.finishTasksAndInvalidate()
    }

    /// Sends a request.
    func start(_ request: URLRequest, body: RequestBody?) -> URLSessionExchange {
        let receiver = ResponseReceiver(session.task(for: request, body: body), body: body)
        delegate.add(receiver)
        receiver.task.resume()
        return URLSessionExchange(receiver: receiver, connection: self)
    }
}

extension URLSession {
    fileprivate func task(for request: URLRequest, body: RequestBody?) -> URLSessionTask {
        guard let body else { return dataTask(with: request) }
        var request = request
        #if canImport(FoundationNetworking)
        // Not `httpBody`, which cannot be sent a second time.
        request.httpBodyStream = PieceInputStream(body.pieces)
        // Foundation would send chunks although it sends the length. A blank value keeps libcurl from it.
        request.setValue(" ", forHTTPHeaderField: "Transfer-Encoding")
        #else
        // Anything that is not in memory has been spooled into a single file.
        request.httpBody = body.data
        if case .file(let url, _) = body.pieces.first {
            return uploadTask(with: request, fromFile: url)
        }
        #endif
        return dataTask(with: request)
    }
}

#if canImport(FoundationNetworking)
/// Calls the delegate at once, on the session's own queue, which does what a bound on the data in flight would.
///
/// Unchecked, as the superclass is: it has no state of its own.
private final class ImmediateOperationQueue: OperationQueue, @unchecked Sendable {
    override func addOperation(_ block: @escaping @Sendable () -> Void) {
        block()
    }
}
#endif
