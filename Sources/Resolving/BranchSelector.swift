import IR
import OpenAPI

/// Finds out how the objects of a union's branches are told apart: by a tag, by members that only one of them has, by the
/// kinds of the members that they share, by what stands inside of these.
struct BranchSelector {
    let resolver: Resolver
    /// The branches that only the number of matching members tells apart.
    private(set) var guessed: Set<Int> = []
    /// How deep in the value the members stand that are looked at.
    private var depth = 0
    /// Whether the kinds of a member have told already what they can tell of some branches. Each such member asks about all
    /// branches again, so that one inside of another would take forever.
    private var knowsExclusiveKinds = false

    init(_ resolver: Resolver) {
        self.resolver = resolver
    }

    /// Notes branches of which values look alike.
    mutating func guess(_ branches: [Int]) {
        guessed.formUnion(branches)
    }

    /// The rules for values of several kinds; `nil` where those of one kind cannot be told apart.
    ///
    /// - Parameter discriminated: How a discriminator tells the objects apart, and what may be anything; `nil` where there is none.
    mutating func rules(
        _ all: [BranchVariant],
        discriminated: (inout BranchSelector, [BranchVariant]) -> Union.Selection? = { _, _ in nil }
    ) -> [Union.Rule]? {
        var rules: [Union.Rule] = []
        for (pattern, variants) in Self.patterns(of: all) {
            let selection: Union.Selection
            if pattern == .kind(.string), let texts = Self.texts(of: variants) {
                selection = texts
            } else if pattern == .kind(.object), Self.only(of: variants) == nil,
                let tagged = discriminated(&self, variants + all.filter { $0.shape == nil })
            {
                selection = tagged
            } else if pattern == .kind(.object), let keys = keys(of: variants, among: all) {
                selection = keys
            } else if let only = Self.only(of: variants) {
                selection = .branch(only)
            } else if pattern == .kind(.number), let integers = Self.integers(of: variants) {
                selection = integers
            } else if pattern == .kind(.object), variants.contains(where: \.hasMembers) {
                selection = objects(variants)
            } else if let elements = elements(of: variants, pattern) {
                selection = elements
            } else if pattern == .anything
                || pattern == .kind(.object) && variants.allSatisfy({ $0.shape?.isFree == true }),
                let first = variants.first
            {
                // What nothing tells apart belongs to the first: it takes any value.
                selection = .branch(first.branch)
            } else {
                return nil
            }
            rules.append(Union.Rule(pattern: pattern, selection: selection))
        }
        return Self.ordered(rules)
    }

    /// How objects are told apart.
    ///
    /// - Parameter used: The properties that have told what they can.
    mutating func objects(_ variants: [BranchVariant], besides used: Set<String> = []) -> Union.Selection {
        if let only = Self.only(of: variants) { return .branch(only) }
        if let tag = TagFinder(variants, besides: used).tag { return selection(by: tag, variants, besides: used) }
        let (keys, left) = ownKeys(of: variants)
        let otherwise = shared(left, besides: used)
        return keys.isEmpty ? otherwise : .keys(keys, otherwise: otherwise)
    }

    /// Each value of a tag leads to the branches that have it, and these go on to structure.
    mutating func selection(
        by tag: TagFinder.Tag,
        _ variants: [BranchVariant],
        besides used: Set<String> = []
    ) -> Union.Selection {
        let used = used.union([tag.property])
        var order: [String] = []
        var owners: [String: [BranchVariant]] = [:]
        for (variant, values) in zip(variants, tag.values) {
            for value in values ?? [] {
                if owners[value] == nil { order.append(value) }
                owners[value, default: []].append(variant)
            }
        }
        var cases: [Union.TagCase] = []
        for value in order {
            let selection = objects(owners[value] ?? [], besides: used)
            if let index = cases.firstIndex(where: { $0.selection == selection }) {
                cases[index].values.append(value)
            } else {
                cases.append(Union.TagCase(values: [value], selection: selection))
            }
        }
        let absent = variants.filter { mayLack(tag.property, $0.shape) }
        let missing = absent.isEmpty ? nil : missingTag(absent, besides: used)
        let otherwise =
            tag.isComplete
            ? unionOfAll(tag, variants)
            : tag.unnamed.map { unnamed($0.map { variants[$0] }, besides: used) }
                ?? objects(unlisted(tag, variants), besides: used)
        return .tag(
            property: tag.property,
            // What other values lead to, too, needs no case; one that is a branch's own tells its name.
            cases: cases.filter { $0.selection != otherwise || $0.selection.isBranch },
            missing: missing == otherwise ? nil : missing,
            otherwise: otherwise
        )
    }

    /// What may lack the tag goes on to structure; `nil` where that tells nothing, so that the value is an unknown one.
    private mutating func missingTag(_ variants: [BranchVariant], besides used: Set<String>) -> Union.Selection? {
        var selector = self
        let selection = selector.objects(variants, besides: used)
        if case .branch = selection, Self.only(of: variants) == nil { return nil }
        guessed = selector.guessed
        return selection
    }

    /// What has no member of its own is told apart by the values of the members that it shares with others.
    private mutating func shared(_ variants: [BranchVariant], besides used: Set<String>) -> Union.Selection {
        if let only = Self.only(of: variants) { return .branch(only) }
        if let selection = kinds(of: variants, besides: used) { return selection }
        if let tag = TagFinder(variants, isCertain: false, besides: used).tag {
            return selection(by: tag, variants, besides: used)
        }
        return inside(variants) ?? exclusiveKinds(of: variants, besides: used) ?? closest(variants, besides: used)
    }

    /// By a member of which some kinds cannot be a value of all branches that declare it: a text may belong to any of them,
    /// an array to one. What it leaves is told apart by the number of members, like the other kinds.
    private mutating func exclusiveKinds(
        of variants: [BranchVariant],
        besides used: Set<String>
    ) -> Union.Selection? {
        guard !knowsExclusiveKinds else { return nil }
        knowsExclusiveKinds = true
        defer { knowsExclusiveKinds = false }
        var seen = used
        for name in variants.flatMap({ $0.shape?.names ?? [] }) where seen.insert(name).inserted {
            let groups = memberPatterns(name, of: variants)
            let others = variants.filter { $0.shape?.members[name] == nil }
            let declaring = variants.count - others.count
            let telling = groups.filter { $0.0 != .anything && $0.1.count < declaring }
            guard !telling.isEmpty else { continue }
            var rules = telling.map { pattern, variants in
                let left = variants + others
                let selection = Self.only(of: left).map { .branch($0) } ?? closest(left, besides: used)
                return Union.Rule(pattern: pattern, selection: selection)
            }
            // Of an empty array nothing is known where arrays belong to all.
            if telling.filter(\.0.isArray).count == groups.filter(\.0.isArray).count { rules = Self.ordered(rules) }
            return .kinds(property: name, rules: rules, otherwise: closest(variants, besides: used))
        }
        return nil
    }

    /// The branch that declares most members. One that declares none takes what has no member of the others.
    private mutating func closest(_ variants: [BranchVariant], besides used: Set<String>) -> Union.Selection {
        if Set(variants.map { Set($0.shape?.names ?? []) }).count == 1, let partial = inside(variants, mayGuess: true) {
            return partial
        }
        if variants.contains(where: { !used.isSuperset(of: $0.shape?.names ?? []) }) {
            guess(variants.map(\.branch))
        }
        let groups = Self.groupsByNames(of: variants)
        guard groups.count > 1 else {
            // All declare the same: the branch that takes most values is as good as any.
            let widest = variants.min { narrowness(of: $0) < narrowness(of: $1) }
            return .branch((widest ?? variants[0]).branch)
        }
        let sorted = groups.filter(\.names.isEmpty) + groups.filter { !$0.names.isEmpty }
        let candidates = sorted.map { group in
            Union.Candidate(keys: group.names, selection: shared(group.variants, besides: used))
        }
        return candidates.dropFirst().allSatisfy { $0.selection == candidates[0].selection }
            ? candidates[0].selection : .closest(candidates)
    }

    /// How many members take only some values of a kind.
    private func narrowness(of variant: BranchVariant) -> Int {
        let members = variant.shape?.members.values.map { resolver.shapes(ofMember: $0) } ?? []
        return members.filter { $0.contains(where: \.isNarrow) }.count
    }
}

extension BranchSelector {
    /// The one branch of several variants.
    static func only(of variants: [BranchVariant]) -> Int? {
        guard let first = variants.first, variants.allSatisfy({ $0.branch == first.branch }) else { return nil }
        return first.branch
    }

    /// Strings by what they are; `nil` where that tells nothing. What is none of the texts belongs to the one other branch.
    private static func texts(of variants: [BranchVariant]) -> Union.Selection? {
        let cases = variants.compactMap { variant in
            variant.text.map { Union.TagCase(values: [$0], selection: .branch(variant.branch)) }
        }
        let others = variants.filter { $0.text == nil }
        let other = only(of: others)
        guard !cases.isEmpty, others.isEmpty || other != nil else { return nil }
        return .text(cases, otherwise: other.map { .branch($0) })
    }

    /// Integers with a sign and integers without.
    private static func integers(of variants: [BranchVariant]) -> Union.Selection? {
        guard let signed = variants.first(where: { $0.shape?.isUnsigned == false }),
            let unsigned = variants.first(where: { $0.shape?.isUnsigned == true })
        else { return nil }
        return .integers(signed: signed.branch, unsigned: unsigned.branch)
    }

    // MARK: - Kinds of JSON

    /// What the values look like, with the variants that may look so.
    private static func patterns(of variants: [BranchVariant]) -> [(Union.Pattern, [BranchVariant])] {
        var result: [(pattern: Union.Pattern, variants: [BranchVariant])] = []
        for variant in variants {
            for pattern in patterns(of: variant.shape) {
                if let position = result.firstIndex(where: { $0.pattern == pattern }) {
                    result[position].variants.append(variant)
                } else {
                    result.append((pattern, [variant]))
                }
            }
        }
        return result
    }

    private static func patterns(of shape: Shape?) -> [Union.Pattern] {
        guard let shape else { return [.anything] }
        guard shape.kind == .array, !shape.elements.isEmpty else { return [.kind(shape.kind)] }
        return shape.elements.sorted { $0.rawValue < $1.rawValue }.map { .array(of: $0) }
    }

    /// Rules of one kind first. Of several array branches the first takes all arrays that the others do not: an empty one
    /// fits every branch.
    private static func ordered(_ rules: [Union.Rule]) -> [Union.Rule] {
        var rules = rules
        if !rules.contains(where: { $0.pattern == .kind(.array) }), let first = rules.first(where: \.isArray) {
            rules.removeAll { $0.isArray && $0.selection == first.selection }
            rules.append(Union.Rule(pattern: .kind(.array), selection: first.selection))
        }
        let rank = { (rule: Union.Rule) in rule.pattern == .anything ? 2 : rule.pattern == .kind(.array) ? 1 : 0 }
        return [0, 1, 2].flatMap { wanted in rules.filter { rank($0) == wanted } }
    }

    /// Arrays of one kind of elements by their first one.
    private mutating func elements(of variants: [BranchVariant], _ pattern: Union.Pattern) -> Union.Selection? {
        guard case .array(of: let kind) = pattern, depth < 2 else { return nil }
        let all = variants.flatMap { variant -> [BranchVariant] in
            guard let items = variant.shape?.items else { return [] }
            return resolver.shapes(ofMember: [items]).filter { $0.kind == kind }.map {
                BranchVariant(branch: variant.branch, shape: $0)
            }
        }
        let elements = distinct(all)
        depth += 1
        defer { depth -= 1 }
        switch kind {
        case .object: return elements.contains(where: \.hasMembers) ? .firstElement(objects(elements)) : nil
        case .array:
            guard let rules = rules(elements), let last = rules.last else { return nil }
            return .firstElement(.kinds(property: nil, rules: rules.dropLast(), otherwise: last.selection))
        case .string, .number, .boolean: return nil
        }
    }

    /// By the kind of a member's value, where that leaves fewer branches whatever it is. A member that may be missing
    /// tells something only of variants that all declare it.
    private mutating func kinds(of variants: [BranchVariant], besides used: Set<String>) -> Union.Selection? {
        var best: (name: String, groups: [(Union.Pattern, [BranchVariant])], absent: [BranchVariant])?
        let all = Set(variants.map(\.branch)).count
        var fewest = all + 1
        var seen = used
        for name in variants.flatMap({ $0.shape?.names ?? [] }) where seen.insert(name).inserted {
            let groups = memberPatterns(name, of: variants)
            let most = groups.map { Set($0.1.map(\.branch)).count }.max() ?? all
            let hasNull = variants.contains { isOnlyNull(name, $0.shape) }
            guard groups.count > 1 || hasNull && !groups.isEmpty, most < all else { continue }
            let absent = variants.filter { mayLack(name, $0.shape) }
            let left = max(most, Set(absent.map(\.branch)).count)
            guard left < all || variants.allSatisfy({ $0.shape?.members[name] != nil }) else { continue }
            if left < fewest { (best, fewest) = ((name, groups, absent), left) }
        }
        guard let best else { return nil }
        let used = used.union([best.name])
        var rules = Self.ordered(
            best.groups.filter { $0.0 != .anything }.map { pattern, variants in
                Union.Rule(pattern: pattern, selection: shared(variants, besides: used))
            }
        )
        let others = best.absent + best.groups.filter { $0.0 == .anything }.flatMap(\.1)
        let otherwise = others.isEmpty ? rules.removeLast().selection : objects(others, besides: used)
        return .kinds(property: best.name, rules: rules, otherwise: otherwise)
    }

    /// What the values of a member look like. A variant that allows anything belongs to every kind.
    private func memberPatterns(_ name: String, of variants: [BranchVariant]) -> [(Union.Pattern, [BranchVariant])] {
        var order: [Union.Pattern] = []
        var patterns: [(BranchVariant, Set<Union.Pattern>)] = []
        for variant in variants {
            guard let schemas = variant.shape?.members[name] else { continue }
            let shapes = resolver.shapes(ofMember: schemas)
            // Null counts as a member that is missing.
            if shapes.isEmpty, isOnlyNull(name, variant.shape) { continue }
            let own = shapes.isEmpty ? [.anything] : shapes.flatMap { Self.patterns(of: $0) }
            for pattern in own where !order.contains(pattern) { order.append(pattern) }
            patterns.append((variant, Set(own)))
        }
        return order.map { pattern in
            (pattern, patterns.filter { $0.1.contains(where: { $0.covers(pattern) }) }.map(\.0))
        }
    }

    /// Whether the member is null wherever it is there.
    private func isOnlyNull(_ name: String, _ shape: Shape?) -> Bool {
        shape?.members[name]?.contains { resolver.allowsOnlyNull($0) } ?? false
    }

    /// Whether an object of the shape may do without the member; null means the same.
    private func mayLack(_ name: String, _ shape: Shape?) -> Bool {
        guard let shape, shape.required.contains(name) else { return true }
        return shape.members[name]?.contains { resolver.isNullable($0) } ?? false
    }

    /// By what stands inside of a member that every variant declares, or inside of the elements of an array.
    ///
    /// - Parameter mayGuess: Whether it is enough that one of the variants is told apart for sure.
    private mutating func inside(_ variants: [BranchVariant], mayGuess: Bool = false) -> Union.Selection? {
        guard depth < 2, let first = variants.first?.shape else { return nil }
        for name in first.names {
            let inner = variants.map { resolver.shapes(ofMember: $0.shape?.members[name] ?? []) }
            guard inner.allSatisfy({ !$0.isEmpty && Set($0.map(\.kind)).count == 1 }) else { continue }
            let members = zip(variants, inner).flatMap { variant, shapes in
                shapes.map { BranchVariant(branch: variant.branch, shape: $0) }
            }
            var selector = self
            selector.depth += 1
            let distinct = selector.distinct(members)
            guard selector.tells(variants, besides: guessed, mayGuess: mayGuess),
                let rules = selector.rules(distinct), rules.count == 1,
                selector.tells(variants, besides: guessed, mayGuess: mayGuess)
            else { continue }
            // A value without the member is no unknown one.
            let isCertain = !variants.contains { mayLack(name, $0.shape) }
            guard isCertain || !rules[0].selection.keepsUnrecognized else { continue }
            guessed = selector.guessed
            return .member(name, rules[0].selection)
        }
        return nil
    }
}

extension Union.Pattern {
    /// Whether every value that looks like the other looks like this, too.
    fileprivate func covers(_ other: Union.Pattern) -> Bool {
        switch (self, other) {
        case (.anything, _), (.kind(.array), .array): true
        default: self == other
        }
    }

    /// Whether the kind of an array's elements matters.
    fileprivate var isArray: Bool {
        if case .array = self { true } else { false }
    }
}

extension Union.Selection {
    fileprivate var isBranch: Bool {
        if case .branch = self { true } else { false }
    }
}

extension Union.Rule {
    fileprivate var isArray: Bool { pattern.isArray }
}
