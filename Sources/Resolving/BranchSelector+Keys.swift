import IR

extension BranchSelector {
    /// Members that one variant requires and no other declares. Each is looked for among those that are left, as the
    /// ones before have been excluded when it is asked.
    ///
    /// - Returns: What the members tell, and the variants that have none.
    static func ownKeys(of variants: [BranchVariant]) -> (keys: [Union.KeyRule], left: [BranchVariant]) {
        var left = variants
        var keys: [Union.KeyRule] = []
        while only(of: left) == nil {
            let found = left.indices.lazy.compactMap { index -> (Int, String)? in
                let others = left.filter { $0.branch != left[index].branch }
                let key = left[index].shape?.names.first { name in
                    left[index].shape?.required.contains(name) == true
                        && !others.contains { $0.shape?.members[name] != nil }
                }
                return key.map { (index, $0) }
            }.first
            guard let (index, key) = found else { break }
            keys.append(Union.KeyRule(key: key, branch: left[index].branch))
            left.remove(at: index)
        }
        return (keys, left)
    }

    /// Objects beside a branch that may be anything, which an object is that has not what each of them requires; `nil` where
    /// there is no such branch, or where one of them requires nothing of its own.
    static func keys(of objects: [BranchVariant], among all: [BranchVariant]) -> Union.Selection? {
        let open = all.filter { $0.shape == nil }
        let (keys, left) = ownKeys(of: objects + open)
        guard let only = only(of: open), !keys.isEmpty, left.allSatisfy({ $0.branch == only }) else { return nil }
        return .keys(keys, otherwise: .branch(only))
    }
}
