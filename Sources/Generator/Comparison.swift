package import Diagnostics
package import Diffing
package import Emitting
import IR
import Naming
import OpenAPI
import Parallelism

/// What became of an API from one version of its document to the next: on the wire, and for Swift code that calls its client.
package struct Comparison: Sendable {
    package var changes: [Change]
    /// What keeps a document from being read.
    package var diagnostics: [Diagnostic]
    /// What keeps the client of a document from being generated.
    package var refusals: [Diagnostic] = []
    /// What was read of both documents. Nobody asks for it again; but a process that ends need not take hundreds of thousands of
    /// values apart first.
    private let compared: [Generator.Output]

    /// - Parameters:
    ///   - today: The day of the comparison, as `2026-01-31`.
    ///   - earliestSunset: The first day on which what is deprecated today may go, if that is decided.
    /// - Returns: No changes where one of the documents cannot be read; the diagnostics tell why. Where there is no client of one
    ///   of them, the changes on the wire, and that there is none.
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
        let (before, document) = concurrently(
            { [old] in Generator.write(Generator.analyze(old), old, templates: templates) },
            { Generator.read(new) }
        )
        guard before.document != nil, document.document != nil,
            let oldRoot = before.root, let newRoot = document.root
        else {
            diagnostics = Self.errors(of: before) + Self.errors(of: Generator.analyze(document, new))
            changes = []
            compared = []
            return
        }
        if let lock = before.analysis?.lock {
            // The next run keeps the names of this one.
            new.lock = lock.merging(new.lock) { known, _ in known }
        }
        let (after, documents) = concurrently(
            { [new] in Generator.write(Generator.analyze(document, new), new, templates: templates) },
            {
                DocumentComparer(
                    old: DiffDocument(root: oldRoot, loader: old.loader),
                    new: DiffDocument(root: newRoot, loader: new.loader),
                    today: today,
                    earliestSunset: earliestSunset
                )
            }
        )
        changes = documents.changes
        diagnostics = []
        compared = [before, after]
        compareInterfaces(before, after)
        for index in changes.indices {
            if let wire = new.configuration.severities[changes[index].rule] { changes[index].wire = wire }
        }
        if var change = documents.versionChange(after: changes) {
            change.wire = new.configuration.severities[change.rule] ?? change.wire
            changes.append(change)
        }
    }

    /// Adds what the changes mean for Swift.
    private mutating func compareInterfaces(_ before: Generator.Output, _ after: Generator.Output) {
        if let old = before.interface, let new = after.interface {
            var attribution = SwiftAttribution(
                breaks: InterfaceComparer(old: old, new: new).breaks,
                old: SwiftPlaces(before.analysis),
                new: SwiftPlaces(after.analysis)
            )
            changes = attribution.attribute(changes)
        } else {
            let errors = (Self.errors(of: before), Self.errors(of: after))
            refusals = errors.0 + errors.1
            changes += [Self.missingClient(errors.0, isNew: false), Self.missingClient(errors.1, isNew: true)]
                .compactMap(\.self)
        }
    }

    /// Adds what the same change of the documents means for another client that is made from them.
    package mutating func merge(_ other: Comparison) {
        diagnostics += other.diagnostics.filter { !diagnostics.contains($0) }
        refusals += other.refusals.filter { !refusals.contains($0) }
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

    /// That a document has no client: of the new one that breaks every caller, of the old one nobody.
    private static func missingClient(_ errors: [Diagnostic], isNew: Bool) -> Change? {
        guard let first = errors.first else { return nil }
        let more = errors.count == 1 ? "" : " (and \(errors.count - 1) more)"
        return Change(
            rule: "swift-client-missing",
            wire: .compatible,
            swift: isNew ? .breaking : .compatible,
            pointer: "#",
            old: isNew ? nil : first.location,
            new: isNew ? first.location : nil,
            operations: [],
            swiftNames: [],
            message:
                "there is no Swift client of the \(isNew ? "new" : "old") document to compare: \(first.message)\(more)"
        )
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
    /// `ResponseHeaders.xRequestID` by the lowercased name of the header.
    private(set) var headers: [String: String] = [:]
    /// The type that has them, and the property that gives it.
    private(set) var headerTypes: [String] = []

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
        for (header, member) in zip(analysis.api.headers, names.headers) {
            headers[header.name.lowercased()] = "\(names.headersType).\(member)"
        }
        headerTypes = [names.headersType, "HTTPResponse.headers"]
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
