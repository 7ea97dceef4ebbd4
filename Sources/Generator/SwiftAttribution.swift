import Diffing
import Emitting
import OpenAPI

/// Tells which change of the document broke which Swift declaration. What nothing in the document explains, such as a name that
/// had to give way to another, is a change of its own.
struct SwiftAttribution {
    private let breaks: [InterfaceComparer.Break]
    private let old: SwiftPlaces
    private let new: SwiftPlaces
    /// The breaks by the type that they are about, or that holds them.
    private var indexes: [String: [Int]] = [:]
    /// The type of a group of methods by the client's property for it: `OpenAIClient.files`.
    private var groups: [String: String] = [:]
    private var explained: Set<Int> = []

    init(breaks: [InterfaceComparer.Break], old: SwiftPlaces, new: SwiftPlaces) {
        self.breaks = breaks
        self.old = old
        self.new = new
        for (index, item) in breaks.enumerated() {
            guard let declaration = item.declaration else { continue }
            indexes[declaration.owner, default: []].append(index)
            if declaration.kind == .property,
                let type = declaration.signature.split(whereSeparator: { ": ".contains($0) }).first
            {
                groups[declaration.qualifiedName] = "\(declaration.owner).\(type)"
            }
            if declaration.qualifiedName != declaration.owner {
                indexes[declaration.qualifiedName, default: []].append(index)
            }
        }
    }

    mutating func attribute(_ changes: [Change]) -> [Change] {
        var changes = changes
        for index in changes.indices { mark(&changes[index], with: breaks(explainedBy: changes[index])) }
        let places = ChangeIndex(changes)
        let left = outermost(breaks.indices.filter { !explained.contains($0) })
        for index in left {
            for change in changesAround(breaks[index], in: changes, places) { mark(&changes[change], with: [index]) }
        }
        return changes + left.filter { !explained.contains($0) }.map(unexplained)
    }

    private mutating func mark(_ change: inout Change, with found: [Int]) {
        guard !found.isEmpty else { return }
        explained.formUnion(found)
        change.swift = .breaking
        let names = found.compactMap { breaks[$0].declaration }.map(Self.name)
        change.swiftNames = Set(names).union(change.swiftNames).sorted()
    }

    /// The changes that must have led to a break that none of them shows: those of the same group of methods, those within the
    /// place that the declaration stands for, and those that reach its operation. What broke something already goes first.
    private func changesAround(
        _ item: InterfaceComparer.Break,
        in changes: [Change],
        _ places: ChangeIndex
    ) -> [Int] {
        guard let declaration = item.declaration else { return [] }
        let group = groups[declaration.qualifiedName] ?? declaration.qualifiedName
        if let found = places.members[group] { return found }
        let pointers = [old, new].flatMap { places in
            [
                places.pointers[declaration.qualifiedName], places.pointers[declaration.owner],
                places.methods[declaration.qualifiedName],
            ].compactMap(\.self)
        }
        for pointer in pointers {
            for found in [places.within[pointer], places.reaching(pointer)].compactMap(\.self) {
                return [found.first { changes[$0].swift == .breaking } ?? found[0]]
            }
        }
        return []
    }

    /// Without what belongs to a type that is gone as a whole.
    private func outermost(_ indexes: [Int]) -> [Int] {
        let gone = Set(
            breaks.filter { $0.new == nil }.compactMap(\.old).filter(\.kind.isType).map(\.qualifiedName)
        )
        return indexes.filter { index in
            var owner = breaks[index].declaration?.owner[...] ?? ""
            while !owner.isEmpty {
                if gone.contains(String(owner)) { return false }
                owner = owner.lastIndex(of: ".").map { owner[..<$0] } ?? ""
            }
            return true
        }
    }

    private static func name(_ declaration: PublicInterface.Declaration) -> String {
        declaration.kind == .initializer ? "\(declaration.owner).init" : declaration.qualifiedName
    }

    /// The breaks of the declaration that stands for the place of a change, or for the closest place around it.
    private func breaks(explainedBy change: Change) -> [Int] {
        var tokens = change.pointer.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        let ofHeader = breaks(explainedByHeaderAt: change.pointer)
        guard ofHeader.isEmpty else { return ofHeader }
        // The property of the type that is looked at, where the change stands in one.
        var member: String?
        while tokens.count > 1 {
            let pointer = tokens.joined(separator: "/")
            let names = [old, new].flatMap { places in
                [places.types[pointer], places.operations[pointer]].compactMap(\.self)
            }
            let found = Set(names.flatMap { indexes[$0] ?? [] }).filter { index in
                guard let member, let declaration = breaks[index].declaration else { return true }
                return declaration.name == member || declaration.kind == .initializer
                    || declaration.name.lowercased().hasSuffix(member.lowercased())
            }
            if !found.isEmpty { return found.sorted() }
            // Beyond the operation stands everything.
            if old.operations[pointer] != nil || new.operations[pointer] != nil { return [] }
            if member == nil { member = new.members[pointer] ?? old.members[pointer] }
            tokens.removeLast()
        }
        return []
    }

    /// The breaks of the property that reads a response's header, and those of its type, where that came or went.
    private func breaks(explainedByHeaderAt pointer: String) -> [Int] {
        guard let tokens = JSONPointer.parse(description: pointer)?.tokens, tokens.contains("responses"),
            let place = tokens.lastIndex(of: "headers"), place + 1 < tokens.count
        else { return [] }
        let header = tokens[place + 1].lowercased()
        let names = [old, new].flatMap { [$0.headers[header]].compactMap(\.self) + $0.headerTypes }
        return Set(
            names.flatMap { name in (indexes[name] ?? []).filter { breaks[$0].declaration?.qualifiedName == name } }
        )
        .sorted()
    }

    private func unexplained(_ index: Int) -> Change {
        let item = breaks[index]
        let declaration = item.declaration
        let owner = declaration?.owner ?? ""
        let pointer = [new, old].compactMap { places in
            places.pointers[declaration?.qualifiedName ?? ""] ?? places.pointers[owner]
        }.first
        let (suffix, message): (String, String) =
            switch (item.old, item.new) {
            case (let old?, nil): ("removed", "`\(old.text)` is gone")
            case (nil, let new?): ("added", "`\(new.text)` is new, which a `switch` over all cases does not know")
            case (let old?, let new?): ("changed", "`\(old.text)` became `\(new.text)`")
            case (nil, nil): ("changed", "")
            }
        return Change(
            rule: "swift-declaration-\(suffix)",
            wire: .compatible,
            swift: .breaking,
            pointer: pointer ?? "#",
            old: nil,
            new: nil,
            operations: [],
            swiftNames: declaration.map { [Self.name($0)] } ?? [],
            message: message
        )
    }
}

/// Changes by what they are about.
private struct ChangeIndex {
    /// The changes by the pointers of all places that hold theirs.
    private(set) var within: [String: [Int]] = [:]
    /// The changes by the types whose members they broke.
    private(set) var members: [String: [Int]] = [:]
    private var operations: [String: [Int]] = [:]

    init(_ changes: [Change]) {
        var shapes: [String: String] = [:]
        for (index, change) in changes.enumerated() {
            var pointer = change.pointer[...]
            while pointer.count > 1, let slash = pointer.lastIndex(of: "/") {
                within[String(pointer), default: []].append(index)
                pointer = pointer[..<slash]
            }
            let types = change.swiftNames.compactMap { name in name.lastIndex(of: ".").map { String(name[..<$0]) } }
            for type in Set(types) { members[type, default: []].append(index) }
            for operation in change.operations {
                let shape = shapes[operation] ?? DocumentComparer.shape(of: operation)
                shapes[operation] = shape
                operations[shape, default: []].append(index)
            }
        }
    }

    /// The changes that reach the operation in which a place stands.
    func reaching(_ pointer: String) -> [Int]? {
        guard let tokens = JSONPointer.parse(description: pointer)?.tokens, tokens.count > 2, tokens[0] == "paths"
        else {
            return nil
        }
        return operations[DocumentComparer.shape(of: "\(tokens[2].uppercased()) \(tokens[1])")]
    }
}
