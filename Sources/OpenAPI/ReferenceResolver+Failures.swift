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
        var reported: Set<Reference> = []
        for use in document.references {
            check(use, &checked, &diagnostics, &reported)
        }
        return diagnostics
    }

    private struct Step: Hashable {
        let kind: ReferenceUse.Kind
        let text: String
    }

    private func check(
        _ use: ReferenceUse,
        _ checked: inout Set<Step>,
        _ diagnostics: inout [Diagnostic],
        _ reported: inout Set<Reference>
    ) {
        var places: [String: Int] = [:]
        var chain: [Reference] = []
        var next: Reference? = use.reference
        while let reference = next {
            guard !checked.contains(Step(kind: use.kind, text: reference.text)) else { break }
            if let first = places[reference.text] {
                diagnostics.append(Chain.circular(chain[(first + 1)...] + [reference]))
                break
            }
            places[reference.text] = chain.count
            chain.append(reference)
            do {
                next = try followingReference(reference, use.kind)
            } catch {
                // A node that an alias repeats holds one reference only. One further down the chain has its own turn.
                if chain.count == 1, error.id != "unreadable-target", reported.insert(reference).inserted {
                    diagnostics.append(error)
                }
                return
            }
        }
        for reference in chain { checked.insert(Step(kind: use.kind, text: reference.text)) }
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
        guard text.hasPrefix("#") else { return notInThisFile(reference, kind) }
        guard let pointer = JSONPointer.parse(text) else { return noPointer(reference) }
        guard let node = document.root.descendant(at: pointer) else { return dangling(reference, pointer, kind) }
        let found: String? =
            switch PointerKind.kind(of: pointer) {
            case .kind(let found) where found != kind: found.description
            case .other: "none of the objects that a reference can stand for"
            case .kind: nil
            case nil: node.mayBe(kind) ? nil : node.kindDescription
            }
        guard let found else {
            return Diagnostic(
                "unreadable-target",
                .error,
                "what '\(text)' points at could not be read",
                at: reference.location,
                hint: "mend the errors that are reported there",
                related: [.init("it points here", at: node.location)]
            )
        }
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

    private func dangling(_ reference: Reference, _ pointer: JSONPointer, _ kind: ReferenceUse.Kind) -> Diagnostic {
        Diagnostic(
            "dangling-reference",
            .error,
            "there is nothing at '\(reference.text)'",
            at: reference.location,
            hint: nearestHint(pointer.token, kind)
                ?? "declare '\(pointer.token)' under 'components/\(kind.rawValue)', or correct the reference"
        )
    }

    private func noPointer(_ reference: Reference) -> Diagnostic {
        let isAnchor = !reference.text.contains("/")
        return Diagnostic(
            isAnchor ? "unsupported-reference" : "dangling-reference",
            .error,
            isAnchor
                ? "the anchor '\(reference.text)' is not followed"
                : "'\(reference.text)' is not a well-formed JSON pointer",
            at: reference.location,
            hint: isAnchor
                ? "write a path such as '#/components/schemas/Name'"
                : "in a pointer '~' is written '~0', '/' in a name '~1', and '%' begins two hexadecimal digits"
        )
    }

    private func notInThisFile(_ reference: Reference, _ kind: ReferenceUse.Kind) -> Diagnostic {
        if names(of: kind).contains(reference.text) {
            return Diagnostic(
                "dangling-reference",
                .error,
                "'\(reference.text)' is a name, and no reference",
                at: reference.location,
                hint: "write '#/components/\(kind.rawValue)/\(reference.text)'"
            )
        }
        return Diagnostic(
            "external-reference",
            .error,
            "'\(reference.text)' points into another file, which is not read",
            at: reference.location,
            hint: "bundle the files into one document"
        )
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
