import IR

extension BranchSelector {
    /// What a value may be of whose tag no variant lists: those that do not say what the property is. One that lists several
    /// texts may list more tomorrow, where it has members by which it is known.
    func unlisted(_ tag: TagFinder.Tag, _ variants: [BranchVariant]) -> [BranchVariant] {
        let free = zip(variants, tag.values).filter { $1 == nil }.compactMap(\.0.shape)
        guard free.contains(where: { $0.mayHave(tag.property) }) else { return variants }
        let known = Set(free.flatMap(\.names))
        return zip(variants, tag.values).filter { variant, values in
            guard let values, let shape = variant.shape else { return true }
            return values.count > 1 && !known.isSuperset(of: shape.names)
        }.map(\.0)
    }

    /// What an object may be whose text a discriminator does not speak of: of the variants that the discriminator has no text for,
    /// the one whose own members it has, or that requires none. Another one is a value of a branch that is unknown yet.
    mutating func unnamed(_ variants: [BranchVariant], besides used: Set<String>) -> Union.Selection {
        let unknown = BranchVariant(branch: -1, shape: nil)
        let (keys, left) = ownKeys(of: variants + [unknown], besides: used)
        let otherwise = left.count > 1 ? objects(left.dropLast(), besides: used) : nil
        guard keys.isEmpty, let otherwise else { return .keys(keys, otherwise: otherwise) }
        return otherwise
    }

    /// The branch that is a union itself and has all values of the tag, which then keeps unknown ones.
    func unionOfAll(_ tag: TagFinder.Tag, _ variants: [BranchVariant]) -> Union.Selection? {
        let tagged = zip(variants, tag.values).filter { $1 != nil }.map(\.0)
        guard tagged.count > 1, let only = Self.only(of: tagged) else { return nil }
        return .branch(only)
    }
}
