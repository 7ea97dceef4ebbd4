package import Diagnostics

/// The files that `bindery init` writes: a configuration with comments, and an overlay to start from.
package struct StarterFiles: Sendable {
    package static let overlayName = "overlay.yaml"
    /// What documents are most often called.
    private static let usualDocuments = ["openapi.yaml", "openapi.yml", "openapi.json"]

    /// What became of a file.
    package struct Outcome: Sendable {
        package var path: String
        /// Whether it was written; `false` where it was there already and stays as it is.
        package var isWritten: Bool
    }

    /// The document's path; the first of the usual names that there is, else `openapi.yaml`, where nothing names it.
    package let document: String

    package init(document: String?) {
        self.document = document ?? Self.usualDocuments.first(where: InputFile.exists) ?? Self.usualDocuments[0]
    }

    /// Writes the files that are not there yet into the current folder.
    ///
    /// - Throws: a diagnostic where a file cannot be written.
    package func write() throws(DiagnosticsError) -> [Outcome] {
        var outcomes: [Outcome] = []
        for (path, text) in [(Configuration.fileName, configuration), (Self.overlayName, Self.overlay)] {
            let isMissing = !InputFile.exists(path)
            if isMissing { try InputFile.write(text, to: path) }
            outcomes.append(Outcome(path: path, isWritten: isMissing))
        }
        return outcomes
    }

    /// The text of `bindery.yaml`. What is a comment in it shows the default, or an example.
    package var configuration: String {
        """
        # How `bindery generate` makes a Swift package of an OpenAPI document. Every key may be left out; what is a comment
        # here is the default, or an example. Paths are relative to this file. Editors check the file and complete keys by
        # Schemas/bindery.schema.json of Bindery's repository.

        # The document, YAML or JSON.
        spec: \(JSONOutput.quoted(document))

        # The folder of the generated package. Bindery only touches the files that it wrote.
        output: Generated/Client

        # What is wrong or missing in the document, as changes to it that survive its next version.
        overlays: [\(Self.overlayName)]

        # The module's name, by default made from the document's title, and that of the client, by default the module's
        # and Client.
        # module: PetStore
        # client: PetStoreClient

        # String enums that keep values which they do not know (open), or Swift enums that fail on them (closed).
        # enums: open

        # Who may use the generated declarations: everybody (public), the targets of the same package (package), or the
        # module itself (internal; then without tests).
        # access: public

        # How much of the document's descriptions become comments: all (full), the first paragraphs (summary), none (false).
        # documentation: full

        # Swift types by format: String, Date, CalendarDate, Data, UUID and URL for strings, Int, Int32, Int64 and UInt64
        # for integers, Double and Float for numbers.
        # formats: {uuid: UUID, uri: URL, int32: Int32}

        # Where the runtime stands: in the generated module (embedded), or in a package that several clients share (package),
        # so that they have one ClientError and one ClientOptions. It is written to BinderyRuntime beside the output, or to
        # the folder that {package: …} names.
        # runtime: embedded

        # What carries requests: url-session, or async-http-client, on which the package depends then.
        # transport: url-session

        # Whether the package gets tests of the documented examples, and a product that plays them as answers.
        # tests: true

        # How the parts of an array in a multipart form are called: image (plain) or image[] (brackets).
        # formArrays: plain

        # Only some operations, with the schemas that they need, and all but some. A `*` at the end stands for anything.
        # include:
        #   tags: [Files]
        #   paths: ["/v1/images/*"]
        # exclude:
        #   operations: [deleteModel, "GET /internal/log"]
        #   schemas: ["Internal*"]

        # How bad the changes of a rule of `bindery diff` are on the wire: compatible, risky or breaking.
        # severities:
        #   api-tag-removed: breaking

        # Swift names of your choice, by JSON pointer.
        # names:
        #   "#/components/schemas/pet_v2": Pet

        # A Swift type instead of a schema: String, Int, Double, Bool, Data, JSONValue.
        # types:
        #   "#/components/schemas/Blob": Data

        # Optional properties that tell null from nothing, as those of patches do.
        # nullable:
        #   - "#/components/schemas/Settings/properties/color"

        # Operations that answer with events where the document does not say so, with the schema of an event.
        # streaming:
        #   createCompletion: CompletionChunk

        # Lists that come page by page: found by their usual patterns (auto), or told one by one.
        # pagination:
        #   auto: true
        #   listFiles: {cursor: after, next: "data[-1].id", more: has_more, items: data}

        """
    }

    /// An overlay without actions.
    package static let overlay = """
        # Changes to the document (https://spec.openapis.org/overlay/v1.0.0.html), applied before it is read. An action has
        # a target, which is a JSONPath, and merges `update` into it, or removes it:
        #
        #   actions:
        #     - target: $.components
        #       update:
        #         securitySchemes: {apiKey: {type: http, scheme: bearer}}
        #     - target: $.paths['/files'].get.parameters[?@.name == 'debug']
        #       remove: true
        overlay: 1.0.0
        info: {title: What the document lacks, version: 1.0.0}
        actions: []

        """
}
