import Naming
import Resolving

/// What is to be generated from one document, as `bindery.yaml` and the command line say.
package struct ClientConfiguration: Hashable, Sendable {
    /// The path of the document; `-` is standard input.
    package var spec: String?
    /// The folder of the generated package.
    package var output: String?
    /// The module's name; made from the document's title where it is `nil`.
    package var module: String?
    /// The name of the client type; the module's name and `Client` where it is `nil`.
    package var client: String?
    /// Swift names by the JSON pointer of the schema, property or operation.
    package var names: [String: String] = [:]
    /// Swift types by the JSON pointer of the schema that they stand for.
    package var types: [String: String] = [:]
    /// Whether string enumerations become Swift enums that know no further values.
    package var hasClosedEnumerations = false
    /// Whether the package gets tests that decode and encode the documented examples.
    package var tests = true

    package init() {}

    var resolverOptions: Resolver.Options {
        Resolver.Options(closedEnumerations: hasClosedEnumerations, types: types)
    }

    func namerOptions(lock: NameLock) -> Namer.Options {
        Namer.Options(module: module, client: client, pinned: names, locked: lock.entries)
    }
}
