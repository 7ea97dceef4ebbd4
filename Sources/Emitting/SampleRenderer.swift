import IR
import Naming

/// Calls as the README shows them: complete, with the least that compiles for arguments.
///
/// ```swift
/// files.upload(.init(file: .file(at: file), purpose: "…"))
/// ```
struct SampleRenderer {
    private let operations: [(operation: Operation, group: String, name: Names.OperationName)]
    private let declarations: DeclarationRenderer

    init(api: API, names: Names, declarations: DeclarationRenderer) {
        self.declarations = declarations
        operations = api.groups.flatMap { group in
            group.operations.compactMap { operation in
                guard !operation.documentation.isDeprecated, let group = names.groups[group.id],
                    let name = names.operations[operation.id]
                else { return nil }
                return (operation, group.property, name)
            }
        }
    }

    /// The calls that the README shows.
    var samples: Samples {
        let download = download { $0.isBytes }
        return Samples(
            call: call(),
            stream: stream(),
            pages: pages(),
            upload: upload(),
            download: download ?? self.download { _ in true },
            isDownloadChoice: download == nil
        )
    }

    struct Samples {
        /// A call that waits for its answer.
        var call: Sample?
        var stream: Sample?
        var pages: Sample?
        /// A call that sends a file, which is called `file`.
        var upload: Sample?
        /// A call that answers with bytes.
        var download: Sample?
        /// Whether that call can answer with something else, too.
        var isDownloadChoice: Bool
    }

    /// A call and its operation.
    struct Sample {
        /// Without the client: `models.list()`.
        var call: String
        /// The operation's id, as a string literal.
        var operation: String
        var hasResult: Bool
    }

    private func call() -> Sample? {
        shortest { operation, name in
            operation.response == nil || operation.stream?.isOnlyAnswer == true ? nil : name.method
        }
    }

    private func stream() -> Sample? {
        shortest { operation, name in
            guard let stream = operation.stream else { return nil }
            return stream.isOnlyAnswer ? name.method : name.streamMethod
        }
    }

    private func pages() -> Sample? {
        shortest { operation, name in operation.pagination == nil ? nil : name.pagesMethod }
    }

    private func upload() -> Sample? {
        shortest(containing: ".file(at: file)") { operation, name in
            operation.stream?.isOnlyAnswer == true ? nil : name.method
        }
    }

    /// - Parameter isMeant: Which of the answers that can be bytes is meant.
    private func download(where isMeant: (Operation.Content) -> Bool) -> Sample? {
        shortest { operation, name in
            guard operation.stream?.isOnlyAnswer != true, let response = operation.response,
                declarations.types.hasBytes(response), isMeant(response)
            else { return nil }
            return name.method
        }
    }

    /// The first of the calls with the fewest arguments.
    ///
    /// - Parameters:
    ///   - text: What must be among the arguments.
    ///   - method: The name of the method to call; nil for operations that do not have it.
    private func shortest(
        containing text: String? = nil,
        calling method: (Operation, Names.OperationName) -> String?
    ) -> Sample? {
        var best: (sample: Sample, count: Int)?
        for (operation, group, name) in operations {
            guard let method = method(operation, name),
                let arguments = arguments(of: operation, labels: name.parameters)
            else { continue }
            guard arguments.count < best?.count ?? .max else { continue }
            if let text, !arguments.contains(where: { $0.contains(text) }) { continue }
            let call = "\(group).\(method)(\(arguments.joined(separator: ", ")))"
            let id = SwiftLiteral.string(operation.label)
            best = (Sample(call: call, operation: id, hasResult: operation.response != nil), arguments.count)
        }
        return best?.sample
    }

    /// What the operation cannot do without, labelled; nil where there is no value that is short.
    private func arguments(of operation: Operation, labels: [String]) -> [String]? {
        var arguments: [String] = []
        for (parameter, label) in zip(operation.parameters, labels)
        where parameter.isRequired && parameter.onlyValue == nil && !parameter.isStreamFlag {
            guard let value = value(of: parameter.type, depth: 0) else { return nil }
            arguments.append("\(label): \(value)")
        }
        if let body = operation.body, body.isRequired || operation.stream?.isSetInBody == true {
            guard let value = value(of: body.type, depth: 0) else { return nil }
            arguments.append(value)
        }
        return arguments
    }

    private func value(of type: TypeReference, depth: Int) -> String? {
        switch declarations.types.unaliased(type) {
        case .string, .json: return "\"…\""
        case .integer, .unsignedInteger, .number, .foreign(.int32), .foreign(.int64), .foreign(.float): return "1"
        case .boolean: return "true"
        case .file: return ".file(at: file)"
        case .nullable: return "nil"
        case .array(let element): return value(of: element, depth: depth).map { "[\($0)]" }
        case .dictionary: return "[:]"
        case .named(let id): return value(of: id, depth: depth)
        case .dateTime, .codableDate, .date, .base64, .bytes, .foreign(.uuid), .foreign(.url): return nil
        }
    }

    private func value(of id: TypeID, depth: Int) -> String? {
        let members = declarations.types.names.members[id] ?? []
        switch declarations.types[id]?.kind {
        case .enumeration: return members.first.map { ".\($0)" }
        case .structure(let structure):
            guard depth < 3, !structure.isTuple else { return nil }
            var arguments: [String] = []
            for (property, name) in zip(structure.properties, members)
            where property.isRequired && declarations.onlyValue(of: property) == nil {
                let value = property.isNullable ? "nil" : value(of: property.type, depth: depth + 1)
                guard let value, !property.isFlattened, !property.isThreeState else { return nil }
                arguments.append("\(name): \(value)")
            }
            return ".init(\(arguments.joined(separator: ", ")))"
        case .alias, .union, .responses, .requests, nil: return nil
        }
    }
}
