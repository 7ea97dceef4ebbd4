import IR
import OpenAPI

/// How the branches of a union are told apart: by a tag, by the kind of their JSON, by their members.
struct UnionRules {
    private(set) var rules: [Union.Rule] = []
    /// The tag that selects a branch alone, by the branch's position.
    private(set) var tags: [Int: String] = [:]
    /// The branches that only the number of matching members tells apart.
    private(set) var guessed: [Int] = []

    /// A member that only one branch declares, by the branch's position.
    private(set) var ownKeys: [Int: String] = [:]

    private let branches: [UnionBranch]

    /// `nil` where the branches cannot be told apart.
    init?(_ branches: [UnionBranch], group: Alternatives, in resolver: Resolver) {
        self.branches = branches
        var byPattern: [(pattern: Union.Pattern, branches: [Int])] = []
        for (index, branch) in branches.enumerated() {
            for pattern in Self.patterns(of: branch) {
                if let position = byPattern.firstIndex(where: { $0.pattern == pattern }) {
                    if byPattern[position].branches.last != index { byPattern[position].branches.append(index) }
                } else {
                    byPattern.append((pattern, [index]))
                }
            }
        }
        for (pattern, indexes) in byPattern {
            if indexes.count == 1 {
                rules.append(Union.Rule(pattern: pattern, selection: .branch(indexes[0])))
            } else if pattern == .kind(.object) {
                rules.append(Union.Rule(pattern: pattern, selection: objects(indexes, group: group, in: resolver)))
            } else if pattern == .anything {
                // What nothing tells apart belongs to the first: it takes any value.
                rules.append(Union.Rule(pattern: pattern, selection: .branch(indexes[0])))
            } else {
                return nil
            }
        }
        order()
    }

    private static func patterns(of branch: UnionBranch) -> [Union.Pattern] {
        guard !branch.shapes.isEmpty else { return [.anything] }
        return branch.shapes.flatMap { shape -> [Union.Pattern] in
            guard shape.kind == .array, !shape.elements.isEmpty else { return [.kind(shape.kind)] }
            return shape.elements.sorted { $0.rawValue < $1.rawValue }.map { .array(of: $0) }
        }
    }

    /// Rules of one kind first. Of several array branches the first takes all arrays that the others do not: an empty one
    /// fits every branch.
    private mutating func order() {
        if !rules.contains(where: { $0.pattern == .kind(.array) }),
            let first = rules.first(where: { $0.isArray })
        {
            rules.removeAll { $0.isArray && $0.selection == first.selection }
            rules.append(Union.Rule(pattern: .kind(.array), selection: first.selection))
        }
        let rank = { (rule: Union.Rule) in rule.pattern == .anything ? 2 : rule.pattern == .kind(.array) ? 1 : 0 }
        rules = [0, 1, 2].flatMap { wanted in rules.filter { rank($0) == wanted } }
    }

    // MARK: - Objects

    private mutating func objects(_ indexes: [Int], group: Alternatives, in resolver: Resolver) -> Union.Selection {
        if let tag = discriminator(of: group, indexes, in: resolver) { return selection(by: tag, indexes) }
        if let tag = TagFinder(indexes.map { branches[$0] }).tag { return selection(by: tag, indexes) }
        return structural(indexes)
    }

    private mutating func selection(by tag: TagFinder.Tag, _ indexes: [Int]) -> Union.Selection {
        var order: [String] = []
        var owners: [String: [Int]] = [:]
        for (index, values) in zip(indexes, tag.values) {
            for value in values ?? [] where owners[value]?.contains(index) != true {
                if owners[value] == nil { order.append(value) }
                owners[value, default: []].append(index)
            }
        }
        var cases: [Union.TagCase] = []
        for value in order {
            let selection = structural(owners[value] ?? [])
            if let last = cases.indices.last, cases[last].selection == selection {
                cases[last].values.append(value)
            } else {
                cases.append(Union.TagCase(values: [value], selection: selection))
            }
        }
        for (index, values) in zip(indexes, tag.values) {
            // A number says nothing of the branch to people.
            if let value = values?.first, values?.count == 1, owners[value] == [index], Int(value) == nil {
                tags[index] = value
            }
        }
        let missing = zip(indexes, tag.values).first { $0.1 == nil }?.0 ?? optional(tag.property, indexes)
        return .tag(property: tag.property, cases: cases, missing: missing.map { .branch($0) })
    }

    /// The only branch that may leave the tag out.
    private func optional(_ property: String, _ indexes: [Int]) -> Int? {
        let optional = indexes.filter { index in
            !branches[index].shapes.contains { $0.required.contains(property) }
        }
        return optional.count == 1 ? optional[0] : nil
    }

    /// Members that one branch alone requires and no other declares, then the number of matching members.
    private mutating func structural(_ indexes: [Int]) -> Union.Selection {
        if indexes.count == 1 { return .branch(indexes[0]) }
        var left = indexes
        var keys: [Union.KeyRule] = []
        for index in indexes {
            let others = Set(indexes.filter { $0 != index }.flatMap { branches[$0].shapes.flatMap(\.names) })
            let own = branches[index].shapes.first { $0.kind == .object }
            ownKeys[index] = own?.names.first { !others.contains($0) }
            let key = own?.names.first { own?.required.contains($0) == true && !others.contains($0) }
            guard let key else { continue }
            ownKeys[index] = key
            guard left.count > 1 else { continue }
            keys.append(Union.KeyRule(key: key, branch: index))
            left.removeAll { $0 == index }
        }
        let otherwise: Union.Selection
        if left.count == 1 {
            otherwise = .branch(left[0])
        } else {
            guessed += left.filter { !guessed.contains($0) }
            otherwise = .closest(
                left.map { index in
                    Union.Candidate(keys: branches[index].shapes.flatMap(\.names), branch: index)
                }
            )
        }
        return keys.isEmpty ? otherwise : .keys(keys, otherwise: otherwise)
    }
}

extension UnionRules {
    /// The texts of a discriminator: those of its mapping, else what the branches list for the property, else the names
    /// of the components (Discriminator Object).
    private func discriminator(
        of group: Alternatives,
        _ indexes: [Int],
        in resolver: Resolver
    ) -> TagFinder.Tag? {
        guard let discriminator = group.owner.composition.discriminator else { return nil }
        let property = discriminator.propertyName
        let values = indexes.map { index -> [String]? in
            let schema = branches[index].schema
            let name = schema.reference.map { (try? resolver.references.schema($0))?.pointer.name ?? "" }
            let mapped = discriminator.mapping.filter { mapping in
                mapping.reference.target == schema.reference?.target || mapping.target == name
            }.map(\.value)
            if !mapped.isEmpty { return mapped }
            let listed = branches[index].shapes.flatMap { $0.tags[property] ?? [] }
            if !listed.isEmpty { return listed }
            return name.map { [$0] }
        }
        return values.contains { $0 == nil } ? nil : TagFinder.Tag(property: property, values: values)
    }
}

extension Union.Rule {
    fileprivate var isArray: Bool {
        if case .array = pattern { true } else { false }
    }
}
