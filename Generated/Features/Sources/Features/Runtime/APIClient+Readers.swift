import Foundation
import HTTPTypes

/// What generated methods call: each sends a request, and reads the answer in its own way. All throw `ClientError`.
extension APIClient {
    /// Sends a request, and decodes the JSON that comes back.
    func value<Value: Decodable & Sendable>(for operation: OperationRequest) async throws -> Value {
        try await open(operation, accept: "application/json").value()
    }

    /// Sends a request, and returns the bytes that come back: none where they are written to a file.
    func data(for operation: OperationRequest) async throws -> Data {
        try await open(operation, accept: "*/*").data()
    }

    /// Sends a request, and returns the text that comes back.
    func text(for operation: OperationRequest) async throws -> String {
        try await open(operation, accept: "text/*, */*;q=0.5").text()
    }

    /// Sends a request whose answer is described as a JSON string.
    func string(for operation: OperationRequest) async throws -> String {
        try await open(operation, accept: "application/json, */*;q=0.5").string()
    }

    /// Sends a request of whose answer only the success matters.
    func send(_ operation: OperationRequest) async throws {
        _ = try await open(operation, accept: "*/*").collect()
    }

    /// Sends a request that can succeed in several ways, and returns the answer, which tells which one it is.
    func answer(to operation: OperationRequest) async throws -> OpenResponse {
        try await open(operation, accept: "application/json").collected()
    }
}
