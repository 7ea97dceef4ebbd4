import Diagnostics
import Overlays
import Testing
import YAML

@Suite struct OverlayTests {
    private func apply(_ actions: String, to document: String) throws -> OverlayApplication {
        var application = OverlayApplication(root: try node(document))
        application.apply(try overlay(actions))
        return application
    }

    private func result(_ actions: String, on document: String) throws -> String {
        let application = try apply(actions, to: document)
        #expect(application.diagnostics.isEmpty)
        return json(application.root)
    }

    @Test func objectsAreMergedMemberByMember() throws {
        let patched = try result(
            "- {target: $.info, update: {title: New, contact: {name: B}, license: {name: MIT}}}",
            on: "{info: {title: Old, version: 1, contact: {name: A, url: u}}}"
        )
        #expect(
            patched
                == #"{"info":{"title":"New","version":1,"contact":{"name":"B","url":"u"},"license":{"name":"MIT"}}}"#
        )
    }

    @Test(arguments: [
        ("- {target: $.tags, update: {name: c}}", #"{"tags":["a",{"name":"c"}]}"#),
        ("- {target: $.tags, update: [b, c]}", #"{"tags":["a","b","c"]}"#),
        ("- {target: $, update: {tags: [b]}}", #"{"tags":["a","b"]}"#),
        ("- {target: '$.tags[0]', update: z}", #"{"tags":["z"]}"#),
    ])
    func arraysGetLonger(action: String, expected: String) throws {
        #expect(try result(action, on: "{tags: [a]}") == expected)
    }

    @Test func removingTakesMembersAndElementsOut() throws {
        let document = "{a: {x: 1, y: 2}, l: [1, 2, 3, 4]}"
        #expect(
            try result("- {target: $.a.x, remove: true}\n- {target: '$.l[?@ > 2]', remove: true}", on: document)
                == #"{"a":{"y":2},"l":[1,2]}"#
        )
        // Removing wins over updating.
        #expect(try result("- {target: $.a, remove: true, update: {z: 1}}", on: document) == #"{"l":[1,2,3,4]}"#)
    }

    @Test func actionsSeeWhatEarlierOnesDid() throws {
        #expect(
            try result(
                "- {target: $, update: {b: {c: 1}}}\n- {target: $.b, update: {d: 2}}\n- {target: $.b.c, remove: true}",
                on: "{a: 0}"
            ) == #"{"a":0,"b":{"d":2}}"#
        )
    }

    @Test func manyPlacesAreChangedAtOnce() throws {
        let application = try apply(
            "- {target: '$.paths[*][?@.deprecated == true]', update: {x-gone: yes}}",
            to: "{paths: {/a: {get: {deprecated: true}, put: {}}, /b: {get: {deprecated: true}}}}"
        )
        #expect(application.hits.map(\.count) == [2])
        #expect(
            json(application.root)
                == #"{"paths":{"/a":{"get":{"deprecated":true,"x-gone":"yes"},"put":{}},"/b":{"get":{"deprecated":true,"x-gone":"yes"}}}}"#
        )
    }

    @Test func whatStandsAtOnePlaceIsChangedOnce() throws {
        let application = try apply("- {target: '$[\"l\",\"l\"]', update: 2}", to: "{l: [1]}")
        #expect(json(application.root) == #"{"l":[1,2]}"#)
        #expect(application.hits.map(\.count) == [1])
    }

    @Test func copyingMergesAnotherPlace() throws {
        #expect(
            try result("- {target: $.b, copy: $.a}", on: "{a: {x: 1}, b: {y: 2}}")
                == #"{"a":{"x":1},"b":{"y":2,"x":1}}"#
        )
    }

    @Test func mergedNodesKeepTheirPlaces() throws {
        let application = try apply(
            "- target: $.info\n  update:\n    title: New",
            to: "{info: {title: Old, version: 1}}"
        )
        let info = try #require(application.root.mapping?["info"]?.mapping)
        #expect(info["title"]?.location == SourceLocation(file: "overlay.yaml", line: 6, column: 12))
        #expect(info["version"]?.location.file == "spec.yaml")
    }

    // MARK: - What is wrong

    @Test func aTargetThatMatchesNothingIsReported() throws {
        let application = try apply("- {target: $.nothing, update: {a: 1}}", to: "{a: 0}")
        #expect(application.diagnostics.map(\.id) == ["overlay-no-match"])
        #expect(application.diagnostics[0].severity == .warning)
        #expect(application.diagnostics[0].location == SourceLocation(file: "overlay.yaml", line: 4, column: 12))
        #expect(application.hits.map(\.count) == [0])
        #expect(json(application.root) == #"{"a":0}"#)
    }

    @Test(arguments: [
        ("- {target: $.o, update: 1}", "overlay-mismatch", "an object is updated with an object, not with a number"),
        ("- {target: $.s, update: {}}", "overlay-mismatch", "a string is updated with a scalar, not with an object"),
        ("- {target: $, remove: true}", "overlay-invalid", "the whole document cannot be removed"),
        ("- {target: $.o, copy: '$.*'}", "overlay-invalid", "`copy` finds 2 places instead of one"),
    ])
    func whatCannotBeAppliedIsReported(action: String, id: String, message: String) throws {
        let application = try apply(action, to: "{o: {}, s: text}")
        #expect(application.diagnostics.map(\.id) == [id])
        #expect(application.diagnostics.map(\.message) == [message])
        #expect(json(application.root) == #"{"o":{},"s":"text"}"#)
    }

    @Test(arguments: [
        ("[]", "an overlay must be an object, not an array", 1),
        ("overlay: 2.0.0\nactions: []", "`overlay` must be the version of the specification", 1),
        ("overlay: 1.0.0", "`actions` must be a list", 1),
        ("overlay: 1.0.0\nactons: []\nactions: []", "`actons` is no key of an overlay", 2),
        ("overlay: 1.0.0\nactions:\n- {target: $.a}", "the action changes nothing", 3),
        ("overlay: 1.0.0\nactions:\n- {update: {}}", "`target` must be a JSONPath", 3),
        ("overlay: 1.0.0\nactions:\n- {target: $.a, remove: 1}", "`remove` must be true or false", 3),
        ("overlay: 1.0.0\nactions:\n- {target: $.a, upate: {}, remove: true}", "`upate` is no key of an action", 3),
        (
            "overlay: 1.0.0\nactions:\n- {target: $.paths./pets, remove: true}",
            "`$.paths./pets` is no JSONPath: a name or `*` is missing; names with other characters stand in brackets: "
                + "`['x-name']`, behind `$.paths.`", 3
        ),
    ])
    func whatIsNoOverlayIsRefused(text: String, message: String, line: Int) throws {
        let error = try #require(
            #expect(throws: DiagnosticsError.self) {
                try Overlay.parse(bytes: Array(text.utf8), path: "overlay.yaml")
            }
        )
        #expect(error.diagnostics.map(\.message) == [message])
        #expect(error.diagnostics[0].location?.line == line)
        #expect(error.diagnostics.allSatisfy { $0.severity == .error && $0.hint != nil })
    }
}
