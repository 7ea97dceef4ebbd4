package import Diagnostics
package import YAML

/// A document to which overlays are applied, one action after the other.
package struct OverlayApplication {
    /// How often an action hit.
    package struct Hit: Sendable {
        package var action: Overlay.Action
        /// How many places the action changed.
        package var count: Int
    }

    /// The document with the changes that were made so far. What comes from an overlay keeps its place there.
    package private(set) var root: Node
    package private(set) var hits: [Hit] = []
    package private(set) var diagnostics: [Diagnostic] = []

    package init(root: Node) {
        self.root = root
    }

    /// Applies the actions of an overlay in their order.
    package mutating func apply(_ overlay: Overlay) {
        for action in overlay.actions { apply(action) }
    }

    private mutating func apply(_ action: Overlay.Action) {
        let evaluator = JSONPathEvaluator(root: root)
        let targets = evaluator.nodes(action.target)
        var edits = EditTree()
        switch action.change {
        case .remove:
            guard !targets.contains(where: { $0.way == nil }) else {
                report(
                    "overlay-invalid",
                    .error,
                    "the whole document cannot be removed",
                    action,
                    hint: "remove its parts"
                )
                return
            }
            for target in targets { edits.add(.remove, at: target.keys) }
        case .update(let value): update(targets, with: value, action, &edits)
        case .copy(let source):
            let sources = evaluator.nodes(source)
            guard sources.count == 1 else {
                let message = "`copy` finds \(sources.count) places instead of one"
                report("overlay-invalid", .error, message, action, hint: "name one place, such as `$.paths['/a'].get`")
                return
            }
            update(targets, with: sources[0].node, action, &edits)
        }
        if targets.isEmpty {
            report(
                "overlay-no-match",
                .warning,
                "the target of this action matches nothing in the document",
                action,
                hint: "the document may have changed; remove the action, or mend its path"
            )
        }
        hits.append(Hit(action: action, count: edits.count))
        root = edits.applied(to: root) ?? root
    }

    private mutating func update(
        _ targets: [LocatedNode],
        with value: Node,
        _ action: Overlay.Action,
        _ edits: inout EditTree
    ) {
        for target in targets {
            if let mismatch = Self.mismatch(of: value, with: target.node) {
                diagnostics.append(
                    Diagnostic(
                        "overlay-mismatch",
                        .error,
                        mismatch,
                        at: value.location,
                        hint: "give the value the kind of what it updates, or remove that first",
                        related: [.init("it is updated here", at: target.node.location)]
                    )
                )
                continue
            }
            edits.add(.merge(value), at: target.keys)
        }
    }

    private static func mismatch(of value: Node, with target: Node) -> String? {
        switch (target.content, value.content) {
        case (.mapping, .mapping), (.sequence, _), (.scalar, .scalar): nil
        case (.mapping, _): "an object is updated with an object, not with \(value.kindDescription)"
        case (.scalar, _): "\(target.kindDescription) is updated with a scalar, not with \(value.kindDescription)"
        }
    }

    private mutating func report(
        _ id: String,
        _ severity: Diagnostic.Severity,
        _ message: String,
        _ action: Overlay.Action,
        hint: String
    ) {
        diagnostics.append(Diagnostic(id, severity, message, at: action.location, hint: hint))
    }
}
