import Diagnostics
import IR
import OpenAPI

/// What became of the responses of an operation.
struct ResolvedResponses {
    /// What a call results in; `nil` where no success has a body.
    var result: IR.Operation.Content?
    var successes: [IR.Operation.Response]
    var failures: [IR.Operation.Response]
    /// The media types of a success that are streams.
    var streams: [MediaType] = []
}

extension Resolver {
    /// The documented responses, told apart into successes and failures.
    ///
    /// - Parameter withoutStreams: Whether streams are left out of the successes, as they are read in another way.
    mutating func resolveResponses(
        of operation: OpenAPI.Operation,
        id: OperationID,
        withoutStreams: Bool
    ) -> ResolvedResponses {
        let isSuccess = Self.isSuccess(operation.responses.map(\.status))
        let successes = operation.responses.filter { isSuccess($0.status) }
        let failures = operation.responses.filter { !isSuccess($0.status) }
        let choice = TypeID("\(id.pointer)/responses")
        let hasBodies = operation.method != .head
        let isChoice =
            successes.count > 1 || successes.contains { hasSeveralContents($0, withoutStreams: withoutStreams) }
        var result = ResolvedResponses(successes: [], failures: [])
        result.streams = withoutStreams && hasBodies ? documentedStreams(successes) : []
        if isChoice { declareChoice(choice, of: operation, id: id) }
        for response in successes {
            let place =
                isChoice
                ? TypeDefinition.Owner.type(choice, role: .response(response.irStatus))
                : .operation(id, part: .response)
            result.successes += resolve(
                response,
                place: place,
                hasBody: hasBodies,
                withoutStreams: withoutStreams
            ) {
                $0.usedInSuccess($1)
            }
        }
        for response in failures {
            let place = TypeDefinition.Owner.operation(id, part: .failure(response.irStatus))
            result.failures += resolve(response, place: place, hasBody: hasBodies) {
                [$0.preferredInResponse($1)].compactMap(\.self)
            }
        }
        let cases = differing(result.successes)
        if Set(cases.map(\.content)).count > 1 {
            types.update(choice) { $0.kind = .responses(cases) }
            result.result = .responses(choice)
        } else {
            // Whatever the success is, it is of this type; `withResponse` tells which it was.
            if isChoice { types.remove(choice, leavingAllTo: .operation(id, part: .response)) }
            result.result = cases.first?.content
        }
        return result
    }

    private func hasSeveralContents(_ response: OperationResponse, withoutStreams: Bool) -> Bool {
        let content = (try? references.response(response.response))?.content ?? []
        return usedInSuccess(whole(content, withoutStreams: withoutStreams)).count > 1
    }

    private func whole(_ content: [MediaType], withoutStreams: Bool) -> [MediaType] {
        named(withoutStreams ? content.filter { MediaTypeName($0.type).streamFormat == nil } : content)
    }

    /// The successes that a caller tells apart: those of one status, where all statuses have the same bodies.
    private func differing(_ successes: [IR.Operation.Response]) -> [IR.Operation.Response] {
        let byStatus = Dictionary(grouping: successes, by: \.status)
        guard let first = successes.first.flatMap({ byStatus[$0.status] }) else { return [] }
        return byStatus.values.allSatisfy { $0.map(\.content) == first.map(\.content) } ? first : successes
    }

    /// The enum takes its place in the order before what it owns is met.
    private mutating func declareChoice(_ choice: TypeID, of operation: OpenAPI.Operation, id: OperationID) {
        types.add(
            TypeDefinition(
                id: choice,
                owner: .operation(id, part: .response),
                title: nil,
                kind: .responses([]),
                documentation: Documentation(),
                location: operation.responses.first?.location ?? operation.location
            )
        )
    }

    /// What tells successes: 2xx and `2XX`; `default`, where there are none.
    private static func isSuccess(_ statuses: [OperationResponse.Status]) -> (OperationResponse.Status) -> Bool {
        func isSuccessful(_ status: OperationResponse.Status) -> Bool {
            switch status {
            case .code(let code): (200..<300).contains(code)
            case .range(let range): range == 2
            case .fallback: false
            }
        }
        return statuses.contains(where: isSuccessful) ? isSuccessful : { $0 == .fallback }
    }

    /// A response, once for each of its bodies that differ.
    ///
    /// - Parameters:
    ///   - hasBody: Whether the request's method has answers with bodies.
    ///   - used: Chooses the media types that are read.
    private mutating func resolve(
        _ response: OperationResponse,
        place: Place,
        hasBody: Bool,
        withoutStreams: Bool = false,
        used: (Resolver, [MediaType]) -> [MediaType]
    ) -> [IR.Operation.Response] {
        guard let value = followed(response.response, ReferenceResolver.response) else { return [] }
        var result = IR.Operation.Response(
            status: response.irStatus,
            content: nil,
            hasAlternatives: value.content.count > 1,
            headers: headers(of: value),
            description: value.description,
            location: response.location
        )
        // These have no body by definition (RFC 9110 §9.3.2, §15.3.5, §15.3.6, §15.4.5).
        if !hasBody || [.code(204), .code(205), .code(304)].contains(response.status) {
            if let content = value.content.first { reportImpossibleBody(content, of: response, hasBody: hasBody) }
            return [result]
        }
        let whole = self.whole(value.content, withoutStreams: withoutStreams)
        let contents = resolveContents(whole, used: used(self, whole), place: place)
        if contents.isEmpty {
            result.isStreamed = whole.count < value.content.count
            return [result]
        }
        return contents.map { content in
            result.content = content.content
            result.mediaTypes = contents.count > 1 ? content.mediaTypes : []
            return result
        }
    }

    private mutating func reportImpossibleBody(_ content: MediaType, of response: OperationResponse, hasBody: Bool) {
        let what = hasBody ? "a response with the status \(response.irStatus)" : "a response to HEAD"
        diagnostics.append(
            Diagnostic(
                "body-impossible",
                .note,
                "\(what) has no body; this one is not read",
                at: content.location,
                hint: "remove `content`" + (hasBody ? ", or document the status that the server really sends" : "")
            )
        )
    }
}

extension OperationResponse {
    fileprivate var irStatus: IR.Operation.Status {
        switch status {
        case .code(let code): .code(code)
        case .range(let range): .range(range)
        case .fallback: .fallback
        }
    }
}
