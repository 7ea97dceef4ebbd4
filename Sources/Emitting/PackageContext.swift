import Templating

/// What `package.mustache` and `readme.mustache` see.
struct PackageContext: TemplateContext {
    enum Key: String, CaseIterable {
        case module, client, title, version, description, hasDescription, hasTests, answeredOperation, hasAnswers,
            hasMore, imports, packages, products, product, hasProducts, runtime, hasRuntime, hasServer, webhooks,
            hasWebhooks, header, hasHeader, servers,
            hasServers, credentials, hasCredentials, groups
        case isInternal, arguments, argumentsBeforeMore, sample, hasSample, sampleOperation, stream, hasStream, pages,
            hasPages,
            upload, hasUpload, isUploadAnswered, download, hasDownload, isDownloadChoice
    }

    var module: String
    var client: String
    /// The document's title and version, without line breaks.
    var title: String
    var version: String
    var description: [String]
    var hasTests: Bool
    /// An operation that has a documented answer, as a string literal; nil where none is played.
    var answeredOperation: String?
    var transport: Emitter.Transport
    /// The package that the runtime stands in; nil where it is part of the module.
    var runtime: RuntimePackage?
    /// Whether nothing outside of the module may use it.
    var isInternal: Bool
    var hasServer: Bool
    var credentials: [CredentialContext]
    /// The arguments of the client's initializer, for the README.
    var arguments: [String]
    /// Calls for the README.
    var samples: SampleRenderer.Samples
    /// The type that reads what the servers send.
    var webhooks: String?
    /// The type inside the client that names the servers.
    var servers: String?
    /// The first property that reads a header.
    var header: String?
    var groups: [GroupContext]

    func value(for key: Key) -> any TemplateValue {
        switch key {
        case .module: module
        case .client: client
        case .title: title
        case .version: version
        case .description: description
        case .hasDescription: !description.isEmpty
        case .hasTests: hasTests
        case .answeredOperation: answeredOperation ?? ""
        case .hasAnswers: answeredOperation != nil
        case .imports: ["Foundation", "HTTPTypes", module].sorted()
        case .hasMore: hasTests || answeredOperation != nil
        case .packages: Self.list(packages)
        case .products: Self.list(products)
        case .product: products[0]
        case .hasProducts: products.count > 1
        case .runtime: runtime?.module ?? ""
        case .hasRuntime: runtime != nil
        case .hasServer: hasServer
        case .isInternal: isInternal
        case .credentials: credentials
        case .hasCredentials: !credentials.isEmpty
        case .arguments: arguments.joined(separator: ", ")
        case .argumentsBeforeMore: arguments.map { $0 + ", " }.joined()
        case .sample: samples.call?.call ?? ""
        case .hasSample: samples.call != nil
        case .sampleOperation: samples.call?.operation ?? ""
        case .stream: samples.stream?.call ?? ""
        case .hasStream: samples.stream != nil
        case .pages: samples.pages?.call ?? ""
        case .hasPages: samples.pages != nil
        case .upload: samples.upload?.call ?? ""
        case .hasUpload: samples.upload != nil
        case .isUploadAnswered: samples.upload?.hasResult == true
        case .download: samples.download?.call ?? ""
        case .hasDownload: samples.download != nil
        case .isDownloadChoice: samples.isDownloadChoice
        case .servers: servers ?? ""
        case .hasServers: servers != nil
        case .header: header ?? ""
        case .hasHeader: header != nil
        case .webhooks: webhooks ?? ""
        case .hasWebhooks: webhooks != nil
        case .groups: groups
        }
    }
}
