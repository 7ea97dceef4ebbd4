package import Diagnostics

/// What a run found and wrote, for programs (`--report FILE`); its shape is `Schemas/report.schema.json`.
package struct Report: Sendable, Encodable {
    /// What became of one client.
    package struct Client: Sendable, Encodable {
        /// The document's path as it was given.
        package var specification: String
        /// `nil` where the document could not be read.
        package var module: String?
        package var counts: Statistics
        package var diagnostics: [DiagnosticRecord]

        package init(specification: String, output: Generator.Output) {
            self.specification = specification
            module = output.analysis?.names.module
            counts = output.statistics
            diagnostics = output.diagnostics.map(DiagnosticRecord.init)
        }
    }

    /// The version of Bindery.
    package var version = Generator.version
    package var clients: [Client]
    /// What is not about one client's document: the configuration, the output folder.
    package var diagnostics: [DiagnosticRecord]

    package init(clients: [Client], diagnostics: [Diagnostic]) {
        self.clients = clients
        self.diagnostics = diagnostics.map(DiagnosticRecord.init)
    }

    package func json() throws -> String {
        try JSONOutput.encode(self)
    }
}
