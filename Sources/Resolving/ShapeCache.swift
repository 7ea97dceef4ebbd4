import Foundation
import OpenAPI

/// The shapes that are known. The schemas of a document do not change, and the same ones are branches of many unions.
///
/// Unchecked, since the lock guards what changes.
final class ShapeCache: @unchecked Sendable {
    enum Key: Hashable {
        /// What the schemas say of an object together.
        case object([ObjectIdentifier])
        /// What they say of a member.
        case member([ObjectIdentifier])
    }

    private let lock = NSLock()
    private var known: [Key: [Shape]] = [:]

    /// - Parameter find: Finds the shapes that are not known; it may ask for others.
    func shapes(_ key: Key, find: () -> [Shape]) -> [Shape] {
        if let shapes = lock.withLock({ known[key] }) { return shapes }
        let shapes = find()
        lock.withLock { known[key] = shapes }
        return shapes
    }
}
