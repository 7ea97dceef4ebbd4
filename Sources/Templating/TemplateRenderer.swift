/// Writes a template with the values of a context.
package struct TemplateRenderer {
    private let partials: [String: Template]
    /// What is in scope, the innermost value last.
    private var scopes: [any TemplateValue]
    private var output = ""

    private init(partials: [String: Template], context: any TemplateValue) {
        self.partials = partials
        scopes = [context]
    }

    /// The text that the template makes of a context.
    ///
    /// - Parameter partials: The templates that can stand inside of others, by name.
    package static func render(
        _ template: Template,
        with context: any TemplateValue,
        partials: [String: Template]
    ) -> String {
        var renderer = TemplateRenderer(partials: partials, context: context)
        renderer.render(template)
        return renderer.output
    }

    private mutating func render(_ template: Template) {
        for part in template.parts {
            switch part {
            case .text(let text): output += text
            case .value(let tag): if let value = value(of: tag) { output += value.text }
            case .section(let tag, let section): if let value = value(of: tag) { render(section, for: value) }
            case .invertedSection(let tag, let section):
                if (value(of: tag)?.repetition ?? .never) == .never { render(section) }
            case .partial(let tag, let indentation):
                if let partial = partials[tag.name] { render(partial, indentedBy: indentation) }
            }
        }
    }

    private mutating func render(_ section: Template, for value: any TemplateValue) {
        switch value.repetition {
        case .never: break
        case .inPlace: render(section)
        case .elements(let count):
            for index in 0..<count {
                scopes.append(value.element(at: index))
                render(section)
                scopes.removeLast()
            }
        }
    }

    private mutating func render(_ partial: Template, indentedBy columns: Int) {
        guard columns > 0 else { return render(partial) }
        let before = output
        output = ""
        render(partial)
        output = before + output.indented(by: columns)
    }

    private func value(of tag: Template.Tag) -> (any TemplateValue)? {
        if tag.name == "." { return scopes.last }
        if tag.isLocal { return scopes.last?.child(named: tag.name) }
        for scope in scopes.reversed() {
            if let value = scope.child(named: tag.name) { return value }
        }
        return nil
    }
}

extension String {
    /// The text without the line break at its end.
    package var withoutLineBreak: String {
        utf8.last == UInt8(ascii: "\n") ? String(self[..<utf8.index(before: endIndex)]) : self
    }

    /// The text with blanks before each line that is not empty.
    package func indented(by columns: Int) -> String {
        let margin = [UInt8](repeating: UInt8(ascii: " "), count: columns)
        var text = self
        return text.withUTF8 { bytes in
            var indented: [UInt8] = []
            indented.reserveCapacity(bytes.count + bytes.count / 4)
            var start = 0
            while start < bytes.count {
                let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count - 1
                if bytes[start] != UInt8(ascii: "\n") { indented += margin }
                indented += bytes[start...end]
                start = end + 1
            }
            return String(decoding: indented, as: UTF8.self)
        }
    }
}
