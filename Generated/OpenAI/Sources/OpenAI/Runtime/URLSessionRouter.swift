import Foundation
import HTTPTypes

#if canImport(FoundationNetworking)
import FoundationNetworking
#endif

/// Hands what the session reports to the receiver of each task.
final class URLSessionRouter: NSObject, URLSessionDataDelegate, Sendable {
    private let receivers = LockedState<[Int: ResponseReceiver]>([:])

    func add(_ receiver: ResponseReceiver) {
        receivers.withLock { $0[receiver.task.taskIdentifier] = receiver }
    }

    private func receiver(of task: URLSessionTask) -> ResponseReceiver? {
        receivers.withLock { $0[task.taskIdentifier] }
    }

    func urlSession(
        _ session: URLSession,
        dataTask: URLSessionDataTask,
        didReceive response: URLResponse,
        completionHandler: @escaping (URLSession.ResponseDisposition) -> Void
    ) {
        // Foundation on Linux reports interim answers too, such as 100 Continue.
        if let response = HTTPResponse(response), response.status.kind != .informational {
            receiver(of: dataTask)?.receive(response)
        }
        completionHandler(.allow)
    }

    func urlSession(_ session: URLSession, dataTask: URLSessionDataTask, didReceive data: Data) {
        guard let receiver = receiver(of: dataTask) else { return }
        do {
            try receiver.receive(data)
        } catch {
            // No room on the disk.
            receiver.end(with: error)
            afterwards { dataTask.cancel() }
        }
    }

    func urlSession(_ session: URLSession, task: URLSessionTask, didCompleteWithError error: (any Error)?) {
        receivers.withLock { $0.removeValue(forKey: task.taskIdentifier) }?.end(with: error)
    }

    #if canImport(FoundationNetworking)
    /// Leaves a 401 to the client: without this method, Foundation would wait for ever for credentials.
    ///
    /// Head and body have arrived by then. The task can only be cancelled, which is too late to change the answer.
    func urlSession(
        _ session: URLSession,
        task: URLSessionTask,
        didReceive challenge: URLAuthenticationChallenge,
        completionHandler: @escaping (URLSession.AuthChallengeDisposition, URLCredential?) -> Void
    ) {
        receiver(of: task)?.end(with: nil)
        afterwards { task.cancel() }
    }

    /// Gives the body once more: libcurl repeats a request when the server has closed a connection that it had kept open.
    ///
    /// A request that may have had an effect already is not repeated. Without this method it would be, less its body.
    func urlSession(
        _ session: URLSession,
        task: URLSessionTask,
        needNewBodyStream completionHandler: @escaping (InputStream?) -> Void
    ) {
        let receiver = receiver(of: task)
        if let body = receiver?.body, ["GET", "HEAD", "PUT", "DELETE"].contains(task.originalRequest?.httpMethod) {
            return completionHandler(PieceInputStream(body.pieces))
        }
        receiver?.end(with: URLError(.networkConnectionLost))
        completionHandler(nil)
        afterwards { task.cancel() }
    }
    #endif

    /// Cancels a task when Foundation has returned from what it reports: on Linux, `cancel()` waits for that.
    private func afterwards(_ cancel: @escaping @Sendable () -> Void) {
        DispatchQueue.global().async(execute: cancel)
    }

    /// Leaves redirects to the client.
    func urlSession(
        _ session: URLSession,
        task: URLSessionTask,
        willPerformHTTPRedirection response: HTTPURLResponse,
        newRequest request: URLRequest,
        completionHandler: @escaping (URLRequest?) -> Void
    ) {
        completionHandler(nil)
    }
}

extension HTTPResponse {
    fileprivate init?(_ response: URLResponse) {
        guard let response = response as? HTTPURLResponse, (100...999).contains(response.statusCode) else { return nil }
        let code = response.statusCode
        let phrase = HTTPURLResponse.localizedString(forStatusCode: code).capitalized
        self.init(status: .init(code: code, reasonPhrase: phrase))
        for case (let name as String, let value as String) in response.allHeaderFields {
            guard let name = HTTPField.Name(name) else { continue }
            headerFields.append(HTTPField(name: name, value: value))
        }
        // Foundation has decompressed the body, but left these as they were.
        if headerFields[.contentEncoding] != nil {
            headerFields[.contentEncoding] = nil
            headerFields[.contentLength] = nil
        }
    }
}
