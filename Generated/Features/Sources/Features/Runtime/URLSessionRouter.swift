import Foundation
import HTTPTypes

#if canImport(FoundationNetworking)
import FoundationNetworking
#endif

/// Hands what the session reports to the receiver of each task.
final class URLSessionRouter: NSObject, URLSessionDataDelegate, Sendable {
    private let receivers = LockedState<[Int: ResponseReceiver]>([:])

    func add(_ receiver: ResponseReceiver, for task: URLSessionTask) {
        receivers.withLock { $0[task.taskIdentifier] = receiver }
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
        if let response = HTTPResponse(response) {
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
            dataTask.cancel()
        }
    }

    func urlSession(_ session: URLSession, task: URLSessionTask, didCompleteWithError error: (any Error)?) {
        receivers.withLock { $0.removeValue(forKey: task.taskIdentifier) }?.end(with: error)
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
