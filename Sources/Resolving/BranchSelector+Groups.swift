import IR

extension BranchSelector {
    /// The variants with the same members, in the order of the first of each. Of one branch a list of members that stands in
    /// another is left out, since that one never has fewer of the members of a value.
    static func groupsByNames(of variants: [BranchVariant]) -> [(names: [String], variants: [BranchVariant])] {
        var groups: [(names: [String], variants: [BranchVariant])] = []
        var indexes: [Set<String>: Int] = [:]
        for variant in variants {
            let names = variant.shape?.names ?? []
            if let index = indexes[Set(names)] {
                groups[index].variants.append(variant)
            } else {
                indexes[Set(names)] = groups.count
                groups.append((names, [variant]))
            }
        }
        return widest(groups)
    }

    private static func widest(
        _ groups: [(names: [String], variants: [BranchVariant])]
    ) -> [(names: [String], variants: [BranchVariant])] {
        var groups = groups
        var kept: [Int: [(names: Set<String>, index: Int)]] = [:]
        var isCovered: Set<Int> = []
        for index in groups.indices.sorted(by: { (groups[$0].names.count, $1) > (groups[$1].names.count, $0) }) {
            // What has no member at all takes the values that have none of the others.
            guard let branch = only(of: groups[index].variants), !groups[index].names.isEmpty else { continue }
            let names = Set(groups[index].names)
            guard let wider = kept[branch]?.firstIndex(where: { $0.names.isSuperset(of: names) }) else {
                kept[branch, default: []].append((names, index))
                continue
            }
            isCovered.insert(index)
            guard let known = kept[branch]?[wider].index, known > index else { continue }
            // The first of several that fit equally well counts.
            groups.swapAt(known, index)
            kept[branch]?[wider].index = index
            isCovered.remove(index)
            isCovered.insert(known)
        }
        return groups.indices.filter { !isCovered.contains($0) }.map { groups[$0] }
    }

    /// The variants with each shape once: what the values of two branches look like tells neither of them, so that it goes to
    /// the first.
    mutating func distinct(_ variants: [BranchVariant]) -> [BranchVariant] {
        var owners: [[ObjectIdentifier]: Int] = [:]
        return variants.filter { variant in
            guard let shape = variant.shape, !shape.identity.isEmpty else { return true }
            guard let owner = owners.updateValue(variant.branch, forKey: shape.identity) else { return true }
            if owner != variant.branch { guess([owner, variant.branch]) }
            return false
        }
    }

    /// Whether no branch had to be guessed but those that were.
    ///
    /// - Parameter mayGuess: Whether it is enough that one of the variants is told apart for sure.
    func tells(_ variants: [BranchVariant], besides known: Set<Int>, mayGuess: Bool) -> Bool {
        guessed == known || mayGuess && !variants.allSatisfy { guessed.contains($0.branch) }
    }
}
