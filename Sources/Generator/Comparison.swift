package import Diagnostics
package import Diffing
package import Emitting
import IR
import Naming
import OpenAPI

/// What became of an API from one version of its document to the next: on the wire, and for Swift code that calls its client.
package struct Comparison: Sendable {
    package var changes: [Change]
    /// What the documents themselves have wrong.
    package var diagnostics: [Diagnostic]

    /// - Parameters:
    ///   - today: The day of the comparison, as `2026-01-31`.
    ///   - earliestSunset: The first day on which what is deprecated today may go, if that is decided.
    /// - Returns: No changes where one of the documents cannot be used; the diagnostics tell why.
    package init(
        old: Generator.Input,
        new: Generator.Input,
        templates: TemplateLibrary,
        today: String,
        earliestSunset: String? = nil
    ) {
        var (old, new) = (old, new)
        // Tests are for no caller.
        (old.configuration.tests, new.configuration.tests) = (false, false)
        let before = Generator.generate(old, templates: templates)
        if let lock = before.analysis?.lock {
            // The next run keeps the names of this one.
            new.lock = lock.merging(new.lock) { known, _ in known }
        }
        let after = Generator.generate(new, templates: templates)
        diagnostics = Self.errors(of: before) + Self.errors(of: after)
        changes = []
        guard diagnostics.isEmpty, let oldRoot = before.root, let newRoot = after.root,
            let oldInterface = before.interface, let newInterface = after.interface
        else { return }
        var documents = DocumentComparer(
            old: DiffDocument(root: oldRoot, loader: old.loader),
            new: DiffDocument(root: newRoot, loader: new.loader),
            today: today,
            earliestSunset: earliestSunset
        )
        let interfaces = InterfaceComparer(old: oldInterface, new: newInterface)
        var attribution = SwiftAttribution(
            breaks: interfaces.breaks,
            old: SwiftPlaces(before.analysis),
            new: SwiftPlaces(after.analysis)
        )
        changes = attribution.attribute(documents.changes())
        for index in changes.indices {
            if let wire = new.configuration.severities[changes[index].rule] { changes[index].wire = wire }
        }
    }

    /// Adds what the same change of the documents means for another client that is made from them.
    package mutating func merge(_ other: Comparison) {
        diagnostics += other.diagnostics.filter { !diagnostics.contains($0) }
        let known = Dictionary(
            changes.indices.map { (changes[$0].fingerprint, $0) },
            uniquingKeysWith: { first, _ in first }
        )
        for change in other.changes {
            guard let index = known[change.fingerprint] else {
                changes.append(change)
                continue
            }
            changes[index].wire = max(changes[index].wire, change.wire)
            if change.swift == .breaking { changes[index].swift = .breaking }
            changes[index].swiftNames = Set(changes[index].swiftNames).union(change.swiftNames).sorted()
        }
    }

    private static func errors(of output: Generator.Output) -> [Diagnostic] {
        output.diagnostics.filter { $0.severity == .error }
    }

    /// The worst of all verdicts.
    package var wire: Change.Wire { changes.map(\.wire).max() ?? .compatible }
    package var swift: Change.Swift { changes.contains { $0.swift == .breaking } ? .breaking : .compatible }
}

/// Which Swift stands for which place of a document.
struct SwiftPlaces {
    /// Qualified names of types by pointer.
    private(set) var types: [String: String] = [:]
    /// Names of members by the pointer of the property.
    private(set) var members: [String: String] = [:]
    /// `OpenAIClient.Files.list` by the pointer of the operation.
    private(set) var operations: [String: String] = [:]
    /// Pointers by the qualified names of types.
    private(set) var pointers: [String: String] = [:]
    /// Pointers of operations by the qualified names of methods.
    private(set) var methods: [String: String] = [:]

    init(_ analysis: Generator.Analysis?) {
        guard let analysis else { return }
        let names = analysis.names
        for definition in analysis.api.types {
            guard let name = names.types[definition.id]?.qualified else { continue }
            types[definition.id.pointer] = name
            pointers[name] = definition.id.pointer
            guard case .structure(let structure) = definition.kind else { continue }
            for (property, member) in zip(structure.properties, names.members[definition.id] ?? []) {
                members["\(definition.id.pointer)/properties/\(property.name)"] = member
            }
        }
        for group in analysis.api.groups {
            guard let type = names.groups[group.id]?.type else { continue }
            for operation in group.operations {
                guard let method = names.operations[operation.id]?.method else { continue }
                operations[operation.id.pointer] = "\(names.client).\(type).\(method)"
                methods["\(names.client).\(type).\(method)"] = operation.id.pointer
            }
        }
    }
}
