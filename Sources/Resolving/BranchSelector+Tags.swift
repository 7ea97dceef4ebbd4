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

    /// The branch that is a union itself and has all values of the tag, which then keeps unknown ones.
    func unionOfAll(_ tag: TagFinder.Tag, _ variants: [BranchVariant]) -> Union.Selection? {
        let tagged = zip(variants, tag.values).filter { $1 != nil }.map(\.0)
        guard tagged.count > 1, let only = Self.only(of: tagged) else { return nil }
        return .branch(only)
    }
}
