import Diagnostics
import IR

/// Names that stand beside each other, told apart by one rule: gather all candidates, then give each declaration the
/// first of its candidates that nobody else has a better claim to. The result does not depend on the document's order.
struct NameScope {
    struct Declaration {
        /// What the document calls it; a declaration that is called exactly like its candidate has the best claim.
        var spelling: String
        /// Names in order of preference; the last one may get a number.
        var candidates: [String]
        /// What identifies the declaration, for the order of equal claims.
        var key: String
        var location: SourceLocation?
        /// More candidates, which are made only where the others are taken.
        var alternatives: (@Sendable () -> [String])?
    }

    /// A declaration whose first candidate was not free.
    struct Conflict {
        var key: String
        var wanted: String
        var given: String
        var location: SourceLocation?
    }

    /// The names of the declarations of a scope.
    struct Decision {
        /// In the order of the declarations.
        var names: [String]
        var conflicts: [Conflict]
    }

    private(set) var conflicts: [Conflict] = []
    private var taken: Set<String>
    private let pinned: [String: String]

    /// - Parameter pinned: names that are decided already, by the declarations' keys; they are taken as they are.
    init(reserved: Set<String> = [], pinned: [String: String] = [:]) {
        taken = reserved
        self.pinned = pinned
    }

    /// The names of the declarations, in their order.
    mutating func names(for declarations: [Declaration]) -> [String] {
        if let names = uncontestedNames(for: declarations) { return names }
        var names = [String?](repeating: nil, count: declarations.count)
        for index in order(of: declarations) {
            let declaration = declarations[index]
            if let name = pinned[declaration.key] {
                taken.insert(name)
                names[index] = name
                continue
            }
            let wanted = declaration.candidates.first ?? "value"
            let name = free(declaration)
            taken.insert(name)
            names[index] = name
            if name != wanted {
                conflicts.append(
                    Conflict(key: declaration.key, wanted: wanted, given: name, location: declaration.location)
                )
            }
        }
        return names.map { $0 ?? "value" }
    }

    /// The first candidates, where nobody else wants them and nothing is pinned.
    private mutating func uncontestedNames(for declarations: [Declaration]) -> [String]? {
        var all = taken
        for declaration in declarations {
            guard let name = declaration.candidates.first, all.insert(name).inserted,
                pinned.isEmpty || pinned[declaration.key] == nil
            else { return nil }
        }
        taken = all
        return declarations.map { $0.candidates[0] }
    }

    /// Decided names first, then exact spellings, then by key.
    private func order(of declarations: [Declaration]) -> [Int] {
        func rank(_ declaration: Declaration) -> Int {
            if pinned[declaration.key] != nil { return 0 }
            return declaration.spelling == declaration.candidates.first ? 1 : 2
        }
        return declarations.indices.sorted { left, right in
            let (left, right) = (declarations[left], declarations[right])
            return (rank(left), left.key) < (rank(right), right.key)
        }
    }

    private func free(_ declaration: Declaration) -> String {
        var candidates = declaration.candidates
        if candidates.allSatisfy(taken.contains), let alternatives = declaration.alternatives {
            candidates += alternatives()
        }
        if let name = candidates.first(where: { !taken.contains($0) }) { return name }
        let base = candidates.last ?? "value"
        var number = 2
        while taken.contains("\(base)\(number)") { number += 1 }
        return "\(base)\(number)"
    }
}
