package import Diagnostics
package import IR
package import Naming
import Parallelism
import Templating

/// Writes the Swift package of an API: IR and names in, files out.
package struct Emitter {
    package struct Options: Sendable {
        /// Whether the package gets tests that decode and encode the documented examples.
        package var tests: Bool
        package var transport: Transport
        /// The package that the runtime stands in; nil where it is part of the client's module.
        package var runtime: RuntimePackage?
        /// Whether the code is for the module alone that it becomes a part of, as the README says then.
        package var isInternal: Bool

        package init(
            tests: Bool = true,
            transport: Transport = .urlSession,
            runtime: RuntimePackage? = nil,
            isInternal: Bool = false
        ) {
            self.tests = tests
            self.transport = transport
            self.runtime = runtime
            self.isInternal = isInternal
        }
    }

    /// What carries the client's requests by default.
    package enum Transport: String, CaseIterable, Sendable {
        case urlSession = "url-session"
        /// It makes the package depend on async-http-client.
        case asyncHTTPClient = "async-http-client"
    }

    let templates: TemplateLibrary

    package init(templates: TemplateLibrary) {
        self.templates = templates
    }

    /// The files of the package, sorted by path.
    ///
    /// - Throws: diagnostics where a template cannot be rendered.
    package func emit(_ api: API, _ names: Names, options: Options) throws(DiagnosticsError) -> [GeneratedFile] {
        // The names of the runtime's files that this API does not need are taken, too, so that nothing is called otherwise when
        // it does.
        let runtimeNames = RuntimeSources.names(with: options.transport)
        let declarations = DeclarationRenderer(api: api, names: names, templates: templates)
        let webhooks = try WebhookRenderer(api: api, names: names, declarations: declarations).context()
        var layout = FileLayout(reserved: runtimeNames + [names.client] + (webhooks.map { [$0.name] } ?? []))
        var sources = models(api, declarations, layout: &layout)
        let operations = OperationRenderer(api: api, names: names, declarations: declarations)
        let groups = try api.groups.concurrentMap(inPiecesOf: 1) { (group) throws(DiagnosticsError) in
            try operations.context(group)
        }
        for group in groups {
            let path = layout.path(in: "Sources/\(names.module)/Operations", name: group.type)
            sources.append(source(group, with: "group", at: path))
        }
        if let webhooks {
            sources.append(source(webhooks, with: "webhooks", at: "Sources/\(names.module)/\(webhooks.name).swift"))
        }
        if let servers = ServerRenderer(api: api, names: names).context() {
            let path = layout.path(in: "Sources/\(names.module)", name: "\(names.client)+\(servers.type)")
            sources.append(source(servers, with: "servers", at: path))
        }
        if let headers = HeadersContext(api: api, types: declarations.types) {
            let path = layout.path(in: "Sources/\(names.module)", name: headers.type)
            sources.append(source(headers, with: "headers", at: path))
        }
        sources += packageSources(api, declarations, groups: groups, options: options)
        if options.tests {
            sources += ExampleRenderer(api: api, names: names, templates: templates).sources()
        }
        var files = try sources.concurrentMap(inPiecesOf: 8) { (source) throws(DiagnosticsError) in
            try source.file()
        }
        if let package = options.runtime { files = importing(package, in: files, names, options.transport) }
        files += runtime(for: api, options).map { file in
            GeneratedFile(path: "Sources/\(names.module)/Runtime/\(file.path)", contents: file.text)
        }
        return files.sorted { $0.path < $1.path }
    }

    /// A file that a template makes of a context.
    private func source(
        _ context: some TemplateContext & Sendable,
        with template: String,
        at path: String
    ) -> GeneratedSource {
        GeneratedSource(path: path) { [templates] () throws(DiagnosticsError) in
            try templates.render(context, with: template)
        }
    }

    /// The runtime's sources, as they are tested in this project, as far as the client's module has them.
    private func runtime(for api: API, _ options: Options) -> [EmbeddedFile] {
        let unused = RuntimeFeature.allCases.filter { !$0.isUsed(by: api) }.reduce(into: Set()) {
            $0.formUnion($1.files)
        }
        guard let package = options.runtime else {
            return RuntimeSources.embedded(with: options.transport, without: unused)
        }
        return RuntimeSources.own(with: package, without: unused)
    }

    /// The files, whose sources import the runtime. Users get it with the file of the client.
    private func importing(
        _ package: RuntimePackage,
        in files: [GeneratedFile],
        _ names: Names,
        _ transport: Transport
    ) -> [GeneratedFile] {
        files.map { file in
            guard file.path.hasPrefix("Sources/") else { return file }
            var file = file
            let isClient = file.path == Self.clientPath(names)
            if isClient, transport == .asyncHTTPClient {
                file.contents = RuntimeSources.importing(package.transportModule, in: file.contents, isExported: true)
            }
            file.contents = RuntimeSources.importing(package.module, in: file.contents, isExported: isClient)
            return file
        }
    }

    private static func clientPath(_ names: Names) -> String {
        "Sources/\(names.module)/\(names.client).swift"
    }

    /// One file for each type of the module, with everything inside it.
    private func models(
        _ api: API,
        _ declarations: DeclarationRenderer,
        layout: inout FileLayout
    ) -> [GeneratedSource] {
        let names = declarations.types.names
        // In the order of their names, so that a reordered document gives the same files.
        let topLevel = api.types.compactMap { definition in
            names.types[definition.id].map { (definition: definition, name: $0) }
        }.filter { $0.name.simple == $0.name.qualified }.sorted { $0.name.simple < $1.name.simple }
        return topLevel.map { definition, name in
            let path = layout.path(in: "Sources/\(names.module)/Models", name: name.simple)
            return GeneratedSource(path: path) { [templates] () throws(DiagnosticsError) in
                let context = ModelContext(
                    usesFoundation: declarations.usesFoundation(definition),
                    hasUnderscores: declarations.hasUnderscores(definition),
                    declaration: try declarations.text(of: definition, indentation: 0)
                )
                return try templates.render(context, with: "model")
            }
        }
    }

    private func packageSources(
        _ api: API,
        _ declarations: DeclarationRenderer,
        groups: [GroupContext],
        options: Options
    ) -> [GeneratedSource] {
        let names = declarations.types.names
        let package = package(api, declarations, groups: groups, options: options)
        let client = client(api, names, groups: groups, options: options)
        var sources = [
            source(package, with: "package", at: "Package.swift"),
            source(package, with: "readme", at: "README.md"),
            source(client, with: "client", at: Self.clientPath(names)),
        ]
        if package.answeredOperation != nil {
            // Not in `Sources`: only who uses that product compiles it.
            sources.append(source(package, with: "documented-answers", at: "Testing/DocumentedAnswers.swift"))
            sources.append(GeneratedSource(path: "Testing/answers.json") { Self.list(of: api.answers) })
        }
        return sources
    }

    private func package(
        _ api: API,
        _ declarations: DeclarationRenderer,
        groups: [GroupContext],
        options: Options
    ) -> PackageContext {
        let names = declarations.types.names
        var description = DocumentationComment(indentation: 0)
        description.add(api.description)
        let credentials = CredentialRenderer(api: api, names: names)
        return PackageContext(
            module: names.module,
            client: names.client,
            title: Self.line(api.title),
            version: Self.line(api.version),
            description: description.lines.map { String($0.dropFirst()) },
            hasTests: options.tests,
            answeredOperation: options.tests ? api.answers.first.map { SwiftLiteral.string($0.operation) } : nil,
            transport: options.transport,
            runtime: options.runtime,
            isInternal: options.isInternal,
            hasServer: api.serverURL != nil,
            credentials: credentials.contexts(),
            arguments: credentials.sampleArguments() + (api.serverURL == nil ? ["baseURL: url"] : []),
            samples: SampleRenderer(api: api, names: names, declarations: declarations).samples,
            webhooks: api.webhooks.isEmpty ? nil : names.webhooks,
            servers: names.servers.isEmpty ? nil : names.serversType,
            header: names.headers.first.map(Identifier.escaped),
            groups: groups
        )
    }

    private func client(_ api: API, _ names: Names, groups: [GroupContext], options: Options) -> ClientContext {
        let credentials = CredentialRenderer(api: api, names: names)
        return ClientContext(
            documentation: clientDocumentation(api),
            name: names.client,
            server: api.serverURL.map(SwiftLiteral.string),
            relativeServer: api.serverURL == nil ? api.servers.first?.url.map(DocumentationComment.code) : nil,
            transport: options.transport,
            hasOtherServers: api.serverURL != nil
                && api.groups.contains { $0.operations.contains { $0.serverURL != nil } },
            groups: groups,
            credentials: credentials.contexts(),
            required: credentials.lists(of: api.authorization),
            usesMutualTLS: api.usesMutualTLS
        )
    }

    /// The answers as a JSON array.
    private static func list(of answers: [Answer]) -> String {
        "[\n" + answers.map(\.json).joined(separator: ",\n").indented(by: 2) + "\n]\n"
    }

    private func clientDocumentation(_ api: API) -> [String] {
        var comment = DocumentationComment(indentation: 0)
        comment.add("A client of \(Self.line(api.title)), version \(Self.line(api.version)).")
        comment.add(api.description)
        return comment.lines
    }

    /// A text without line breaks.
    private static func line(_ text: String) -> String {
        text.split(whereSeparator: \.isNewline).joined(separator: " ")
    }
}
