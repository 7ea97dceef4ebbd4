package import Diagnostics
import Naming
import Overlays

/// What a run found and wrote, for programs (`--report FILE`); its shape is `Schemas/report.schema.json`.
package struct Report: Sendable, Encodable {
    /// What became of one client.
    package struct Client: Sendable {
        /// The document's path as it was given.
        package var spec: String
        /// `nil` where the document could not be understood.
        package var module: String?
        package var counts: Statistics
        package var diagnostics: [Diagnostic]
        /// What the actions of the overlays did, in their order.
        package var overlayActions: [OverlayAction]

        /// An action of an overlay.
        package struct OverlayAction: Sendable, Encodable {
            package var target: String
            package var location: SourceLocation
            /// How many places the action changed.
            package var hits: Int
        }

        package init(spec: String, output: Generator.Output) {
            self.spec = spec
            overlayActions = output.overlayHits.map { hit in
                OverlayAction(target: hit.action.targetText, location: hit.action.location, hits: hit.count)
            }
            module = output.analysis?.names.module
            counts = output.statistics
            diagnostics = output.diagnostics
        }
    }

    /// The version of Bindery.
    package var version = Generator.version
    package var clients: [Client]
    /// What is not about one client's document: the configuration, the output folder.
    package var diagnostics: [Diagnostic]

    package init(clients: [Client], diagnostics: [Diagnostic]) {
        self.clients = clients
        self.diagnostics = diagnostics
    }

    package func json() throws -> String {
        try JSONOutput.text(of: self)
    }
}

extension Report.Client: Encodable {
    private enum CodingKeys: String, CodingKey {
        case spec, module, counts, diagnostics, overlayActions
    }

    /// Writes an absent module as null.
    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(spec, forKey: .spec)
        try container.encode(module, forKey: .module)
        try container.encode(counts, forKey: .counts)
        try container.encode(diagnostics, forKey: .diagnostics)
        try container.encode(overlayActions, forKey: .overlayActions)
    }
}
