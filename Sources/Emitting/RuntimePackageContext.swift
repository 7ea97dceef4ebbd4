import Templating

/// What the templates of the runtime's own package see.
struct RuntimePackageContext: TemplateContext {
    enum Key: String, CaseIterable {
        case module, transportModule, identity
    }

    var package: RuntimePackage

    func value(for key: Key) -> any TemplateValue {
        switch key {
        case .module: package.module
        case .transportModule: package.transportModule
        case .identity: package.identity
        }
    }
}
