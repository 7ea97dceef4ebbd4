import OpenAPI
import YAML

/// Compares two versions of a document as they stand, before anything is understood in terms of Swift.
package struct DocumentComparer {
    /// All changes, those of operations in the order of the new document first.
    package private(set) var changes: [Change] = []
    var schemas: SchemaComparer

    var old: DiffDocument { schemas.old }
    var new: DiffDocument { schemas.new }
    /// The day on which the comparison is made, as `2026-01-31`: what is past its sunset may be removed.
    var today: String { schemas.sunsets.today }

    /// - Parameters:
    ///   - today: The day on which the comparison is made, as `2026-01-31`.
    ///   - earliestSunset: The first day on which what is deprecated today may go; `nil` where any day will do, and none.
    package init(old: DiffDocument, new: DiffDocument, today: String, earliestSunset: String? = nil) {
        schemas = SchemaComparer(
            old: old,
            new: new,
            sunsets: SunsetPolicy(today: today, earliest: earliestSunset)
        )
        compare()
    }

    private mutating func compare() {
        compareSecurity()
        compareServers(old.root, new.root, "the API")
        compareItems("paths", removed: nil)
        compareItems("webhooks", removed: "webhook-removed")
        schemas.begin(nil)
        compareComponents()
        changes = schemas.collector.changes
        for index in changes.indices { changes[index].operations.sort() }
    }

    mutating func add(_ rule: String, _ message: String, _ old: Place?, _ new: Place?, wire: Change.Wire = .compatible)
    {
        schemas.collector.add(rule, message, old: old, new: new, wire: wire)
    }

    private static let methods = ["get", "put", "post", "delete", "options", "head", "patch", "trace", "query"]

    /// The operations of `paths`, or of `webhooks`.
    private mutating func compareItems(_ section: String, removed rule: String?) {
        let oldItems = old.root[section]?.members ?? []
        let newItems = new.root[section]?.members ?? []
        let (oldShapes, newShapes) = (oldItems.map { Self.shape(of: $0.key) }, newItems.map { Self.shape(of: $0.key) })
        let known = Dictionary(zip(oldShapes, oldItems), uniquingKeysWith: { first, _ in first })
        let kept = Set(newShapes)
        for (item, shape) in zip(oldItems, oldShapes) where !kept.contains(shape) {
            if let rule {
                add(rule, "the webhook `\(item.key)` was removed", item.place, nil)
            } else {
                removeOperations(item, isPathGone: true)
            }
        }
        for (item, shape) in zip(newItems, newShapes) {
            guard let before = known[shape] else {
                if rule != nil {
                    add("webhook-added", "the webhook `\(item.key)` was added", nil, item.place)
                } else {
                    for method in operations(of: item.place, in: new) {
                        schemas.begin("\(method.key.uppercased()) \(item.key)")
                        add("endpoint-added", "the operation was added", nil, method.place)
                    }
                }
                continue
            }
            compareItem(before, item, isWebhook: rule != nil)
        }
        schemas.begin(nil)
    }

    /// A path whose parameters' names are left out: `/files/{}`.
    package static func shape(of path: String) -> String {
        var shape: [UInt8] = []
        var rest = Array(path.utf8)[...]
        while let open = rest.firstIndex(of: UInt8(ascii: "{")),
            let close = rest[open...].firstIndex(of: UInt8(ascii: "}"))
        {
            shape += rest[...open]
            rest = rest[close...]
        }
        return String(decoding: shape + rest, as: UTF8.self)
    }

    private func operations(of item: Place, in document: DiffDocument) -> [(key: String, place: Place)] {
        let item = document.resolved(item)
        return item.members.filter { Self.methods.contains($0.key) } + (item["additionalOperations"]?.members ?? [])
    }

    private mutating func compareItem(
        _ before: (key: String, place: Place),
        _ after: (key: String, place: Place),
        isWebhook: Bool
    ) {
        let (oldItem, newItem) = (old.resolved(before.place), new.resolved(after.place))
        let oldOperations = operations(of: before.place, in: old).byKey
        let newOperations = operations(of: after.place, in: new)
        let names = Set(newOperations.map(\.key))
        removeOperations(before, isPathGone: false, except: names)
        compareServers(oldItem, newItem, "the path `\(after.key)`")
        for operation in newOperations {
            schemas.begin(isWebhook ? nil : "\(operation.key.uppercased()) \(after.key)")
            guard let known = oldOperations[operation.key] else {
                add("endpoint-added", "the operation was added", nil, operation.place)
                continue
            }
            schemas.collector.isDraft = Self.isDraft(known)
            compareOperation(
                OperationPair(
                    old: known,
                    new: operation.place,
                    oldItem: oldItem,
                    newItem: newItem,
                    oldPath: before.key,
                    newPath: after.key
                )
            )
        }
    }

    private mutating func removeOperations(
        _ item: (key: String, place: Place),
        isPathGone: Bool,
        except kept: Set<String> = []
    ) {
        for operation in operations(of: item.place, in: old) where !kept.contains(operation.key) {
            schemas.begin("\(operation.key.uppercased()) \(item.key)")
            let (suffix, message) = removal(of: operation.place)
            // A date that cannot be read has one rule for both.
            let prefix = isPathGone || suffix == "sunset-parse" ? "api-path" : "api"
            add("\(prefix)-\(suffix)", message, operation.place, nil)
        }
    }

    private static func isDraft(_ operation: Place) -> Bool {
        ["draft", "alpha"].contains(operation.text("x-stability-level"))
    }

    /// What is said of an operation that is gone: what is not stable, and what was deprecated long enough, may go.
    private func removal(of operation: Place) -> (suffix: String, message: String) {
        if Self.isDraft(operation) {
            return ("removed-with-deprecation", "the operation, which was not stable, was removed")
        }
        guard operation.flag("deprecated") else {
            return ("removed-without-deprecation", "the operation was removed without being deprecated first")
        }
        let sunset = Sunset(operation.text("x-sunset"))
        if sunset.isInvalid {
            return ("sunset-parse", "the sunset date of the removed operation is no date")
        }
        if let date = sunset.date, !sunset.isPast(today: today) {
            return ("removed-before-sunset", "the operation was removed before its sunset date \(date)")
        }
        return ("removed-with-deprecation", "the operation, which was deprecated, was removed")
    }
}

/// Two versions of an operation with the path items that they stand in.
struct OperationPair {
    let old: Place
    let new: Place
    let oldItem: Place
    let newItem: Place
    let oldPath: String
    let newPath: String
}
