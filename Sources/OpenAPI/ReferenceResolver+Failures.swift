package import Diagnostics
import YAML

extension ReferenceResolver {
    /// Checks every `$ref` of the document once.
    ///
    /// - Returns: In document order: one diagnostic for each reference without a target, and one for each circle of
    ///   references that point at nothing but each other.
    package func danglingReferences() -> [Diagnostic] {
        var diagnostics: [Diagnostic] = []
        var checked: Set<Step> = []
        var reported: Set<Finding> = []
        for use in document.references {
            check(use, &checked, &diagnostics, &reported)
        }
        return diagnostics
    }

    /// A finding that is told once: a file that cannot be read not for every reference into it.
    private struct Finding: Hashable {
        let message: String
        let severity: Diagnostic.Severity
        let location: SourceLocation?

        init(_ diagnostic: Diagnostic) {
            message = diagnostic.message
            severity = diagnostic.severity
            location = diagnostic.id == "file-unreadable" ? nil : diagnostic.location
        }
    }

    private struct Step: Hashable {
        let kind: ReferenceUse.Kind
        let target: String
    }

    private func check(
        _ use: ReferenceUse,
        _ checked: inout Set<Step>,
        _ diagnostics: inout [Diagnostic],
        _ reported: inout Set<Finding>
    ) {
        var places: [String: Int] = [:]
        var chain: [Reference] = []
        var next: Reference? = use.reference
        while let reference = next {
            guard !checked.contains(Step(kind: use.kind, target: reference.target)) else { break }
            if let first = places[reference.target] {
                diagnostics.append(Chain.circular(chain[(first + 1)...] + [reference]))
                break
            }
            places[reference.target] = chain.count
            chain.append(reference)
            do {
                next = try followingReference(reference, use.kind)
            } catch {
                // A node that an alias repeats holds one reference only. One further down the chain has its own turn.
                guard chain.count == 1, error.id != "unreadable-target" else { return }
                var failure = error
                // Examples are documentation: everything else of the document can be used without them.
                if use.kind == .example { failure.severity = .warning }
                if reported.insert(Finding(failure)).inserted { diagnostics.append(failure) }
                return
            }
        }
        for reference in chain { checked.insert(Step(kind: use.kind, target: reference.target)) }
    }

    /// The reference that the target of this one consists of.
    private func followingReference(
        _ reference: Reference,
        _ kind: ReferenceUse.Kind
    ) throws(Diagnostic) -> Reference? {
        switch kind {
        case .schema: try target(of: reference, kind, in: schemas).reference
        case .parameter: try target(of: reference, kind, in: parameters).reference
        case .response: try target(of: reference, kind, in: responses).reference
        case .requestBody: try target(of: reference, kind, in: requestBodies).reference
        case .header: try target(of: reference, kind, in: headers).reference
        case .securityScheme: try target(of: reference, kind, in: securitySchemes).reference
        case .example: try target(of: reference, kind, in: examples).reference
        case .pathItem:
            switch try target(of: reference, kind, in: pathItems) {
            case .reference(let next): next
            case .value(let item): item.reference
            }
        }
    }

    /// Why the reference has no target.
    func failure(of reference: Reference, _ kind: ReferenceUse.Kind) -> Diagnostic {
        let text = reference.text
        if let diagnostic = fileFailure(reference, kind) { return diagnostic }
        guard let pointer = JSONPointer.parse(description: reference.target) else { return noPointer(reference) }
        let root = pointer.document.isEmpty ? document.root : document.files[pointer.document]
        guard let node = root?.descendant(at: pointer) else { return dangling(reference, pointer, kind) }
        let found: String? =
            switch root?.mapping?["openapi"] == nil ? nil : PointerKind.kind(of: pointer) {
            case .kind(let found) where found != kind: found.description
            case .other: "none of the objects that a reference can stand for"
            case .kind: nil
            case nil: node.mayBe(kind) ? nil : node.kindDescription
            }
        guard let found else { return unreadable(reference, node) }
        return Diagnostic(
            "wrong-reference-target",
            .error,
            "expected a reference to \(kind.description); '\(text)' is \(found)",
            at: reference.location,
            hint: nearestHint(pointer.token, kind)
                ?? "\(kind.description) is declared under 'components/\(kind.rawValue)'",
            related: [.init("it points here", at: node.location)]
        )
    }

    private func unreadable(_ reference: Reference, _ node: Node?) -> Diagnostic {
        Diagnostic(
            "unreadable-target",
            .error,
            "what '\(reference.text)' points at could not be read",
            at: reference.location,
            hint: "mend the errors that are reported there",
            related: node.map { [.init("it points here", at: $0.location)] } ?? []
        )
    }

    private func dangling(_ reference: Reference, _ pointer: JSONPointer, _ kind: ReferenceUse.Kind) -> Diagnostic {
        let file = document.files[pointer.document]
        let hint =
            file.map { Self.nearestHint(pointer, in: $0) ?? "declare it there, or correct the reference" }
            ?? nearestHint(pointer.token, kind)
            ?? "declare '\(pointer.token)' under 'components/\(kind.rawValue)', or correct the reference"
        return Diagnostic(
            "dangling-reference",
            .error,
            "there is nothing at '\(reference.text)'",
            at: reference.location,
            hint: hint
        )
    }

    /// The key of another file that is spelt like the last token of the pointer.
    private static func nearestHint(_ pointer: JSONPointer, in root: Node) -> String? {
        guard let parent = pointer.parent, let pairs = root.descendant(at: parent)?.mapping?.pairs,
            let near = NearestName.find(pointer.token, in: pairs.map(\.key))
        else { return nil }
        return "did you mean '\(parent.appending(near))'?"
    }

    private func noPointer(_ reference: Reference) -> Diagnostic {
        let isAnchor = !URIReference(reference.text).fragment.contains("/")
        return Diagnostic(
            "dangling-reference",
            .error,
            isAnchor
                ? "no schema has the anchor '\(reference.text)'"
                : "'\(reference.text)' is not a well-formed JSON pointer",
            at: reference.location,
            hint: isAnchor
                ? "give a schema this '$anchor', or write a path such as '#/components/schemas/Name'"
                : "in a pointer '~' is written '~0', '/' in a name '~1', and '%' begins two hexadecimal digits"
        )
    }

    /// What keeps the file of a reference from being read; `nil` where it was read.
    private func fileFailure(_ reference: Reference, _ kind: ReferenceUse.Kind) -> Diagnostic? {
        let uri = URIReference(reference.text)
        let target = JSONPointer.parse(description: reference.target)?.document ?? ""
        let isUnderstood = reference.target != reference.text && target.isEmpty
        guard !uri.location.isEmpty, !isUnderstood, document.files[target] == nil else { return nil }
        func diagnostic(_ id: String, _ message: String, hint: String) -> Diagnostic {
            Diagnostic(id, .error, message, at: reference.location, hint: hint)
        }
        if names(of: kind).contains(reference.text) {
            let hint = "write '#/components/\(kind.rawValue)/\(reference.text)'"
            return diagnostic("dangling-reference", "'\(reference.text)' is a name, and no reference", hint: hint)
        }
        if let failure = document.unreadFiles[target] {
            // What is wrong inside the file was reported there.
            guard !failure.reason.isEmpty else { return unreadable(reference, nil) }
            let hint = failure.hint ?? "the path is seen from the folder of the file that the reference stands in"
            return diagnostic("file-unreadable", "cannot read '\(target)': \(failure.reason)", hint: hint)
        }
        if let failure = addressFailure(reference, uri) { return failure }
        guard document.readsFiles else {
            let message = "'\(reference.text)' points into another file, which is not read"
            return diagnostic("external-reference", message, hint: "bundle the files into one document")
        }
        guard uri.isAbsolutePath else { return nil }
        let message = "'\(reference.text)' is an absolute path, which means something on one machine only"
        return diagnostic("absolute-reference", message, hint: "write the path from the folder of this file")
    }

    /// What keeps a document in the network from being asked for.
    private func addressFailure(_ reference: Reference, _ uri: URIReference) -> Diagnostic? {
        let isInNetwork = URIReference.isAddress(reference.location.file)
        func diagnostic(_ id: String, _ message: String, hint: String) -> Diagnostic {
            Diagnostic(id, .error, "'\(reference.text)' \(message)", at: reference.location, hint: hint)
        }
        if isInNetwork, uri.scheme == "file" {
            let message = "is a file of one machine, which no document from the network may refer to"
            return diagnostic("absolute-reference", message, hint: "write the path from the address of this document")
        }
        guard uri.isRemote || isInNetwork else { return nil }
        if uri.isRemote, !URIReference.isAddress(uri.location), !isInNetwork {
            return diagnostic("remote-reference", "is no full address", hint: "write it with `https://`")
        }
        let hint = "give `--allow-remote`, or download the file and refer to the copy"
        return diagnostic("remote-reference", "is not fetched from the network", hint: hint)
    }

    private func nearestHint(_ name: String, _ kind: ReferenceUse.Kind) -> String? {
        let names = names(of: kind)
        guard let near = names.contains(name) ? name : NearestName.find(name, in: names) else { return nil }
        let section = JSONPointer.root.appending("components").appending(kind.rawValue)
        return "did you mean '\(section.appending(near))'?"
    }

    private func names(of kind: ReferenceUse.Kind) -> [String] {
        let components = document.components
        return switch kind {
        case .schema: components.schemas.map(\.name)
        case .parameter: components.parameters.map(\.name)
        case .response: components.responses.map(\.name)
        case .requestBody: components.requestBodies.map(\.name)
        case .header: components.headers.map(\.name)
        case .securityScheme: components.securitySchemes.map(\.name)
        case .pathItem: components.pathItems.map(\.name)
        case .example: components.examples.map(\.name)
        }
    }
}
