import IR
import Naming

/// What a method sends.
extension OperationRenderer {
    /// The path as the text of a string literal in parts, its parameters as interpolations.
    func path(of operation: Operation, labels: [String]) -> [String] {
        operation.path.map { part in
            switch part {
            case .literal(let text): return SwiftLiteral.escaped(text)
            case .parameter(let name):
                let index = operation.parameters.firstIndex { $0.placement == .path && $0.name == name }
                return index.map { interpolation(of: operation.parameters[$0], label: labels[$0]) } ?? ""
            }
        }
    }

    /// The literal of a path that has its own line, or several where it is too long for one, with a comma behind it.
    static func lines(ofPath parts: [String]) -> [String] {
        let line = "\"\(parts.joined())\","
        if 20 + line.count <= 120 { return [line] }
        var lines = [""]
        for part in parts {
            for piece in pieces(ofPathPart: part) {
                if lines[lines.count - 1].count + piece.count > 98 { lines.append("") }
                lines[lines.count - 1] += piece
            }
        }
        return ["\"\"\""] + lines.dropLast().map { $0 + "\\" } + lines.suffix(1) + ["\"\"\","]
    }

    /// A literal may go on in the next line behind a slash, an interpolation may not.
    private static func pieces(ofPathPart part: String) -> [String] {
        guard !part.hasPrefix("\\(") else { return [part] }
        return part.split(separator: "/", omittingEmptySubsequences: false).enumerated().map { index, segment in
            index == 0 ? String(segment) : "/\(segment)"
        }
    }

    /// `\(id)`, `\(range, style: .matrix, name: "range", explode: true)`.
    private func interpolation(of parameter: Operation.Parameter, label: String) -> String {
        var text = Identifier.escaped(label)
        if parameter.style != .simple { text += ", style: .\(parameter.style.rawValue)" }
        if parameter.style == .matrix { text += ", name: \(SwiftLiteral.string(parameter.name))" }
        if parameter.isExploded, hasParts(parameter) { text += ", explode: true" }
        return "\\(\(text))"
    }

    /// The methods that the runtime has functions for.
    private static let usualMethods: Set = ["GET", "PUT", "POST", "DELETE", "OPTIONS", "HEAD", "PATCH", "TRACE"]

    /// The function that begins the request. Another method is told after it.
    static func function(for operation: Operation) -> String {
        usualMethods.contains(operation.method) ? operation.method.lowercased() : "post"
    }

    func steps(of operation: Operation, labels: [String], kind: AnswerReading.Kind) -> [RequestStepContext] {
        let isStreamed = kind == .stream
        var steps: [RequestStepContext] = []
        if !Self.usualMethods.contains(operation.method) {
            steps.append(RequestStepContext(kind: .method, key: SwiftLiteral.string(operation.method)))
        }
        if let url = operation.serverURL {
            steps.append(RequestStepContext(kind: .server, key: SwiftLiteral.string(url)))
        }
        if let authorization = operation.authorization {
            steps.append(RequestStepContext(kind: .security, key: credentials.lists(of: authorization)))
        }
        // Each page has another value of this one.
        let paged = kind == .pages ? operation.pagination?.parameter : nil
        for (index, (parameter, label)) in zip(operation.parameters, labels).enumerated()
        where parameter.placement != .path && index != paged {
            // What the method is for decides whether the answer is a stream.
            let value = parameter.isStreamFlag ? "\(isStreamed)" : Identifier.escaped(label)
            steps.append(step(for: parameter, value: value))
        }
        if let types = isStreamed ? acceptedStream(of: operation) : acceptedTypes(of: operation, kind: kind) {
            steps.append(RequestStepContext(kind: .accept, key: SwiftLiteral.string(types)))
        }
        if let body = operation.body {
            var bodySteps = RequestStepContext.steps(for: body.content, in: types)
            if operation.stream?.isSetInBody == true {
                bodySteps[bodySteps.count - 1].value =
                    "body\(body.isRequired || isStreamed ? "" : "?").streaming(\(isStreamed))"
            }
            steps += bodySteps
        }
        return steps
    }

    /// The media type of the stream, where it is not the one that the runtime asks for.
    private func acceptedStream(of operation: Operation) -> String? {
        operation.stream?.mediaType.flatMap { ["text/event-stream", "application/json-seq"].contains($0) ? nil : $0 }
    }

    private func step(for parameter: Operation.Parameter, value: String) -> RequestStepContext {
        if parameter.isIdempotencyKey {
            return RequestStepContext(
                kind: .idempotencyKey,
                key: SwiftLiteral.string(parameter.name),
                value: value
            )
        }
        let isHeader = parameter.placement == .header
        let isUsualStyle = parameter.style == (isHeader ? .simple : .form)
        let isOfObjects = !isHeader || isObject(parameter)
        // A header's array is the same either way, and members in brackets are exploded by definition.
        let tellsExplode =
            hasParts(parameter) && isOfObjects && ![.deepObject, .json].contains(parameter.style)
            && parameter.isExploded == isHeader
        return RequestStepContext(
            kind: .parameter,
            placement: parameter.placement.rawValue,
            key: SwiftLiteral.string(parameter.name),
            value: value,
            style: isUsualStyle ? nil : parameter.style.rawValue,
            explode: tellsExplode ? parameter.isExploded : nil,
            isReserved: parameter.allowsReserved,
            allowsEmpty: parameter.allowsEmpty && hasParts(parameter)
        )
    }

    /// Whether the value is neither a text nor an array of texts.
    private func isObject(_ parameter: Operation.Parameter) -> Bool {
        switch types.unaliased(parameter.type) {
        case .array(let element): return !isPlainText(element)
        case let type: return !isPlainText(type)
        }
    }

    /// Whether the value may consist of several, so that `explode` makes a difference.
    private func hasParts(_ parameter: Operation.Parameter) -> Bool {
        !isPlainText(parameter.type)
    }

    private func isPlainText(_ type: TypeReference) -> Bool {
        types.isText(type) && types.unaliased(type) != .json
    }

    /// The media types to ask for, where they are not the ones that the runtime asks for.
    private func acceptedTypes(of operation: Operation, kind: AnswerReading.Kind) -> String? {
        let response = kind == .pages ? operation.jsonResponse : operation.response
        let successes = kind == .pages ? operation.successes.filter { $0.content == response } : operation.successes
        var types: [String] = []
        for success in successes {
            let own = success.mediaTypes.isEmpty ? success.content.map { [$0.mediaType] } ?? [] : success.mediaTypes
            // What tells answers apart has no parameters, which a server may ask for.
            let full = success.content?.mediaType ?? ""
            let named = own.map { full.hasPrefix("\($0);") ? full : $0 }
            types += named.filter { !types.contains($0) }
        }
        let hasAlternatives = operation.successes.contains { $0.hasAlternatives }
        switch response {
        case .jsonString, .multipart, .form, .requests, nil: return nil
        // Whatever the server sends of its own accord is fine.
        case .text where !hasAlternatives, .bytes where !hasAlternatives: return nil
        case .json, .text, .bytes, .responses:
            return types == ["application/json"] ? nil : types.joined(separator: ", ")
        }
    }
}
