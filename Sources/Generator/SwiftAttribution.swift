import Diffing
import Emitting

/// Tells which change of the document broke which Swift declaration. What nothing in the document explains, such as a name that
/// had to give way to another, is a change of its own.
struct SwiftAttribution {
    private let breaks: [InterfaceComparer.Break]
    private let old: SwiftPlaces
    private let new: SwiftPlaces
    /// The breaks by the type that they are about, or that holds them.
    private var indexes: [String: [Int]] = [:]
    private var explained: Set<Int> = []

    init(breaks: [InterfaceComparer.Break], old: SwiftPlaces, new: SwiftPlaces) {
        self.breaks = breaks
        self.old = old
        self.new = new
        for (index, item) in breaks.enumerated() {
            guard let declaration = item.declaration else { continue }
            indexes[declaration.owner, default: []].append(index)
            if declaration.qualifiedName != declaration.owner {
                indexes[declaration.qualifiedName, default: []].append(index)
            }
        }
    }

    mutating func attribute(_ changes: [Change]) -> [Change] {
        var changes = changes
        for index in changes.indices {
            let found = breaks(explainedBy: changes[index])
            guard !found.isEmpty else { continue }
            explained.formUnion(found)
            changes[index].swift = .breaking
            let names = Set(found.compactMap { breaks[$0].declaration }.map(Self.name))
            changes[index].swiftNames = names.sorted()
        }
        return changes + outermost(breaks.indices.filter { !explained.contains($0) }).map(unexplained)
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
        var member: String?
        while tokens.count > 1 {
            let pointer = tokens.joined(separator: "/")
            if member == nil { member = new.members[pointer] ?? old.members[pointer] }
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
            tokens.removeLast()
        }
        return []
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
