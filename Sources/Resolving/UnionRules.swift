import IR
import OpenAPI

/// How the branches of a union are told apart: by a tag, by the kind of their JSON, by their members.
struct UnionRules {
    private(set) var rules: [Union.Rule]
    /// The tag that selects a branch alone, by the branch's position.
    private(set) var tags: [Int: String]
    /// The branches that only the number of matching members tells apart.
    private(set) var guessed: [Int]
    /// Whether only values without the discriminator are guessed, which it wants each value to have.
    private(set) var guessesOnlyUntagged: Bool
    /// A member that only one of the branches that no tag tells apart declares, by the branch's position.
    let ownKeys: [Int: String]

    /// The property by which the document says that the branches are told apart; `nil` where it does not, or is not believed.
    private(set) var discriminator: String?
    /// Whether the discriminator names values that its property cannot have, so that it tells nothing.
    private(set) var ignoresDiscriminator = false

    /// `nil` where the branches cannot be told apart.
    init?(_ branches: [UnionBranch], group: Alternatives, in resolver: Resolver) {
        var selector = BranchSelector(resolver)
        var isIgnored = false
        var discriminator: String?
        let found = selector.rules(BranchVariant.all(of: branches)) { selector, objects in
            var tag = Self.discriminator(of: group, objects, branches, in: resolver)
            isIgnored = tag.map { Self.contradicts($0, objects, branches, in: resolver) } ?? false
            if isIgnored { tag = nil }
            discriminator = tag?.property
            return tag.map { selector.selection(by: $0, objects) }
        }
        guard let rules = found else { return nil }
        self.rules = rules
        ignoresDiscriminator = isIgnored
        self.discriminator = discriminator
        guessed = selector.guessed.sorted()
        let selection = rules.first { $0.pattern == .kind(.object) }?.selection
        guessesOnlyUntagged = discriminator.map { selection?.isSafe(with: $0) ?? false } ?? false
        tags = Self.tags(of: selection)
        ownKeys = Self.ownKeys(of: branches, besides: tags)
    }

    /// Of objects that a tag tells apart, whose shapes list its texts.
    ///
    /// - Parameter missing: The branch of an object without the tag.
    init(_ branches: [UnionBranch], tag: String, missing: Int?, in resolver: Resolver) {
        let variants = BranchVariant.all(of: branches)
        let values = variants.map { $0.shape?.tags[tag] ?? [] }
        var selector = BranchSelector(resolver)
        var selection = selector.selection(
            by: TagFinder.Tag(property: tag, values: values, isComplete: true, isCertain: true),
            variants
        )
        if case .tag(_, let cases, nil, let otherwise) = selection {
            selection = .tag(property: tag, cases: cases, missing: missing.map { .branch($0) }, otherwise: otherwise)
        }
        rules = [Union.Rule(pattern: .kind(.object), selection: selection)]
        discriminator = tag
        guessed = selector.guessed.sorted()
        guessesOnlyUntagged = selection.isSafe(with: tag)
        // The branch without the tag goes by its own name.
        tags = Self.tags(of: selection).filter { $0.key != missing }
        ownKeys = [:]
    }

    /// The texts of a discriminator: those of its mapping, else what the branches list for the property, else the names
    /// of the components (Discriminator Object). A branch without a text takes the objects that the discriminator does not speak
    /// of; so does one that the mapping leaves out and that keeps all members, since its name is but one of the texts that it allows.
    private static func discriminator(
        of group: Alternatives,
        _ variants: [BranchVariant],
        _ branches: [UnionBranch],
        in resolver: Resolver
    ) -> TagFinder.Tag? {
        guard let discriminator = group.owner.composition.discriminator else { return nil }
        let property = discriminator.propertyName
        let implied = resolver.impliedTexts(of: branches.map(\.schema), by: discriminator)
        var unnamed: [Int] = []
        let values = variants.enumerated().map { index, variant in
            let texts = resolver.texts(
                of: discriminator,
                for: branches[variant.branch].schema,
                listed: variant.shape?.tags[property]
            )
            let isImplied = texts?.allSatisfy(implied.contains) ?? true
            if isImplied { unnamed.append(index) }
            let takesAny = isImplied && !discriminator.mapping.isEmpty && variant.shape?.keepsUndeclared ?? true
            return takesAny ? nil : texts
        }
        guard values.contains(where: { $0 != nil }) else { return nil }
        let isComplete = !values.contains { $0 == nil }
        return TagFinder.Tag(
            property: property,
            values: values,
            isComplete: isComplete,
            isCertain: true,
            unnamed: isComplete ? nil : unnamed
        )
    }

    private static func contradicts(
        _ tag: TagFinder.Tag,
        _ variants: [BranchVariant],
        _ branches: [UnionBranch],
        in resolver: Resolver
    ) -> Bool {
        zip(variants, tag.values).contains { variant, values in
            resolver.contradicts(
                values ?? [],
                variant.shape?.tags[tag.property],
                of: branches[variant.branch].schema
            )
        }
    }

    /// The values of the first tag that select a branch alone. A number or a truth value says nothing of the branch to people.
    private static func tags(of selection: Union.Selection?) -> [Int: String] {
        guard case .tag(_, let cases, _, _)? = selection else { return [:] }
        var values: [Int: [String]] = [:]
        for tagCase in cases {
            guard case .branch(let branch) = tagCase.selection else { continue }
            values[branch, default: []] += tagCase.values
        }
        return values.compactMapValues { values in
            let isNumber = values.count == 1 && Double(values[0]) != nil && values[0].contains(where: \.isNumber)
            return values.count == 1 && !isNumber && Bool(values[0]) == nil ? values[0] : nil
        }
    }

    /// For each branch without a tag a member that only it declares among these, preferably one that it requires.
    private static func ownKeys(of branches: [UnionBranch], besides tags: [Int: String]) -> [Int: String] {
        let shapes = branches.map { $0.shapes.filter { $0.kind == .object } }
        let untagged = branches.indices.filter { tags[$0] == nil && !shapes[$0].isEmpty }
        guard untagged.count > 1 else { return [:] }
        var result: [Int: String] = [:]
        for index in untagged {
            let others = Set(untagged.filter { $0 != index }.flatMap { shapes[$0].flatMap(\.names) })
            let own = shapes[index][0].names.filter { !others.contains($0) }
            result[index] = own.first { shapes[index][0].required.contains($0) } ?? own.first
        }
        return result
    }
}

extension UnionRules {
    /// Gives a branch the objects without the discriminator, and those with a text that no branch has.
    ///
    /// - Parameter implied: The texts that are but names of schemas. Such a text of the branch has no case, as nobody needs to
    ///   write it.
    /// - Returns: Whether the discriminator tells objects apart at all.
    mutating func giveOthers(to branch: Int, implied: Set<String>) -> Bool {
        guard let index = rules.firstIndex(where: { $0.pattern == .kind(.object) }),
            case .tag(let property, let cases, _, _) = rules[index].selection, property == discriminator
        else { return false }
        let named = cases.filter { $0.selection != .branch(branch) || !$0.values.allSatisfy(implied.contains) }
        if named.count < cases.count { tags[branch] = nil }
        rules[index].selection = .tag(property: property, cases: named, missing: nil, otherwise: .branch(branch))
        if !rules.contains(where: \.selection.guesses) { guessed = [] }
        guessesOnlyUntagged = false
        return true
    }
}

extension Union.Selection {
    /// Whether no value that has the tag is guessed.
    fileprivate func isSafe(with property: String) -> Bool {
        guard case .tag(property, let cases, _, let otherwise) = self else { return false }
        return !(cases.map(\.selection) + [otherwise].compactMap(\.self)).contains(where: \.guesses)
    }

    fileprivate var guesses: Bool {
        if case .closest = self { true } else { inner.contains(where: \.guesses) }
    }
}
