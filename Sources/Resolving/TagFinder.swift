import IR

/// A branch of a union as one of the shapes that its values have.
struct BranchVariant {
    /// The branch's position.
    var branch: Int
    /// `nil` where the values may be anything.
    var shape: Shape?
    /// The one text that the branch is.
    var text: String?

    /// Whether the document declares members of the object.
    var hasMembers: Bool { shape?.names.isEmpty == false }

    static func all(of branches: [UnionBranch]) -> [BranchVariant] {
        branches.enumerated().flatMap { index, branch in
            branch.shapes.isEmpty
                ? [BranchVariant(branch: index, shape: nil)]
                : branch.shapes.map { BranchVariant(branch: index, shape: $0, text: branch.text) }
        }
    }
}

/// Finds the property whose text tells objects apart without a discriminator.
struct TagFinder {
    struct Tag {
        var property: String
        /// The texts of each variant; `nil` for those that do not have the property, or do not list its values.
        var values: [[String]?]
        /// Whether every value belongs to a variant, so that a further one is that of a variant unknown yet.
        var isComplete: Bool
        /// Whether the texts tell more than the names of members do: they are all that there are, or each is one variant's
        /// own, and what lists none declares the property, too.
        var isCertain: Bool
        /// Of a discriminator: the positions of the variants that an object may be of whose text no variant has; `nil` where their
        /// members tell which.
        var unnamed: [Int]?
    }

    /// The property that tells most variants apart, the first of several.
    private(set) var tag: Tag?
    private let variants: [BranchVariant]

    /// - Parameter isCertain: Whether only properties count whose texts tell more than the names of members do.
    init(_ variants: [BranchVariant], isCertain: Bool = true, besides used: Set<String> = []) {
        self.variants = variants
        let shapes = variants.compactMap(\.shape)
        guard shapes.count == variants.count, shapes.allSatisfy({ $0.kind == .object }) else { return }
        var seen = used
        var best = (isEverywhere: false, groups: 1)
        for name in shapes.flatMap(\.names) where seen.insert(name).inserted {
            guard let candidate = candidate(name, shapes), candidate.isCertain || !isCertain else { continue }
            // Where a variant does without the property, one that is unknown yet may do so, too.
            let (isEverywhere, groups) = (!candidate.values.contains { $0 == nil }, groups(candidate))
            guard groups > 1, isEverywhere || !best.isEverywhere else { continue }
            if groups > best.groups || isEverywhere && !best.isEverywhere {
                (tag, best) = (candidate, (isEverywhere, groups))
            }
        }
    }

    private func candidate(_ name: String, _ shapes: [Shape]) -> Tag? {
        let values = shapes.map { $0.tags[name] }
        let known = values.compactMap(\.self)
        guard !known.isEmpty else { return nil }
        let missing = zip(shapes, values).filter { $1 == nil }.map(\.0)
        let listing = zip(shapes, values).filter { $1 != nil }.map(\.0)
        // A variant without the property is told by its absence, if the others must have it.
        let isAbsenceTelling =
            missing.allSatisfy { $0.members[name] == nil } && listing.allSatisfy { $0.required.contains(name) }
        let isComplete =
            missing.isEmpty ? known.allSatisfy { $0.count == 1 } || isKey(name, shapes, known) : isAbsenceTelling
        let areOwn = known.allSatisfy { $0.count == 1 } && missing.allSatisfy { $0.members[name] != nil }
        return Tag(property: name, values: values, isComplete: isComplete, isCertain: isComplete || areOwn)
    }

    /// Whether every object has the property, and no two variants of different branches share a value.
    private func isKey(_ name: String, _ shapes: [Shape], _ values: [[String]]) -> Bool {
        guard shapes.allSatisfy({ $0.required.contains(name) }) else { return false }
        var owners: [String: Int] = [:]
        for (variant, values) in zip(variants, values) {
            for value in values
            where owners.updateValue(variant.branch, forKey: value) ?? variant.branch != variant.branch {
                return false
            }
        }
        return true
    }

    /// How many different sets of branches the values lead to.
    private func groups(_ tag: Tag) -> Int {
        var owners: [String: Set<Int>] = [:]
        var others: Set<Int> = []
        for (variant, values) in zip(variants, tag.values) {
            guard let values else {
                others.insert(variant.branch)
                continue
            }
            for value in values { owners[value, default: []].insert(variant.branch) }
        }
        return Set(owners.values).union(others.isEmpty ? [] : [others]).count
    }
}
