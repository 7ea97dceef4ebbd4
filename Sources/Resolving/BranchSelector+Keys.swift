import IR

extension BranchSelector {
    /// Members that one variant requires and no other declares. Each is looked for among those that are left, as the
    /// ones before have been excluded when it is asked.
    ///
    /// - Parameter used: The members that have told what they can.
    /// - Returns: What the members tell, and the variants that have none.
    func ownKeys(
        of variants: [BranchVariant],
        besides used: Set<String> = []
    ) -> (keys: [Union.KeyRule], left: [BranchVariant]) {
        var left = variants
        var keys: [Union.KeyRule] = []
        var owners = MemberOwners(variants, besides: used)
        while Self.only(of: left) == nil {
            let all = left.indices.lazy.compactMap { index in
                owners.ownKey(of: left[index]).map { (index: index, key: $0) }
            }
            // What is never answered tells something of requests alone.
            let isAnswered = { (found: (index: Int, key: String)) in
                left[found.index].shape?.onlySent.contains(found.key) == false
            }
            guard let found = all.first(where: isAnswered) ?? all.first else { break }
            let variant = left.remove(at: found.index)
            let isNullable = allowsNull(found.key, in: variants.filter { $0.branch == variant.branch })
            let rule = Union.KeyRule(key: found.key, branch: variant.branch, allowsNull: isNullable)
            if !keys.contains(rule) { keys.append(rule) }
            owners.remove(variant)
        }
        return (keys, left)
    }

    /// Whether null is a value of a member in one of the variants, as it is where nothing is known of the values.
    private func allowsNull(_ key: String, in variants: [BranchVariant]) -> Bool {
        variants.compactMap { $0.shape?.members[key] }.contains { schemas in
            schemas.contains { resolver.isNullable($0) } || resolver.shapes(ofMember: schemas).isEmpty
        }
    }

    /// Objects beside a branch that may be anything, which an object is that has not what each of them requires; `nil` where
    /// there is no such branch, or where one of them requires nothing of its own.
    func keys(of objects: [BranchVariant], among all: [BranchVariant]) -> Union.Selection? {
        let open = all.filter { $0.shape == nil }
        guard let only = Self.only(of: open) else { return nil }
        let (keys, left) = ownKeys(of: objects + open)
        guard !keys.isEmpty, left.allSatisfy({ $0.branch == only }) else { return nil }
        return .keys(keys, otherwise: .branch(only))
    }
}

/// Which branches declare a member.
private struct MemberOwners {
    /// By the name of the member: how many variants of each branch declare it.
    private var counts: [String: [Int: Int]] = [:]

    init(_ variants: [BranchVariant], besides used: Set<String>) {
        for variant in variants {
            for name in variant.shape?.names ?? [] where !used.contains(name) {
                counts[name, default: [:]][variant.branch, default: 0] += 1
            }
        }
    }

    mutating func remove(_ variant: BranchVariant) {
        for name in variant.shape?.names ?? [] {
            let count = counts[name]?[variant.branch] ?? 0
            counts[name]?[variant.branch] = count > 1 ? count - 1 : nil
        }
    }

    /// The first member that a variant requires and no other branch declares; preferably one that stands in answers, too.
    func ownKey(of variant: BranchVariant) -> String? {
        guard let shape = variant.shape else { return nil }
        let own = shape.names.filter { shape.required.contains($0) && counts[$0]?.count == 1 }
        return own.first { !shape.onlySent.contains($0) } ?? own.first
    }
}
