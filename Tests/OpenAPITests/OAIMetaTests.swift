import Diagnostics
import OpenAPI
import Testing

struct OAIMetaTests {
    private func operation(_ meta: String) throws -> (meta: OAIMeta.Operation?, ids: [String]) {
        let reading = try Reading(Reading.head + "paths: {/x: {get: {x-oaiMeta: \(meta)}}}")
        return (reading.document?.paths.first?.operations.first?.oaiMeta, reading.diagnostics.map(\.id))
    }

    @Test func requestsByLanguageWithBodiesBeside() throws {
        let (meta, ids) = try operation(
            "{name: N, group: g, path: create, beta: true, returns: r, examples: {curl: c, node.js: n}, "
                + "parameters: '{}', response: '[1]'}"
        )
        #expect(ids == [])
        #expect(meta?.name == "N" && meta?.group == "g" && meta?.path == "create" && meta?.returns == "r")
        #expect(meta?.isBeta == true)
        let example = try #require(meta?.examples.first)
        #expect(meta?.examples.count == 1)
        #expect(example.requests.map(\.language) == ["curl", "node.js"])
        #expect(example.parameters?.text == "{}" && example.response?.text == "[1]")
        #expect(example.response?.location.line == 5)
    }

    @Test func requestAndResponseInOneObject() throws {
        let (meta, ids) = try operation("{examples: {request: {curl: c, python: p}, response: r, error_response: e}}")
        #expect(ids == [])
        #expect(meta?.examples.map { $0.requests.map(\.code) } == [["c", "p"]])
        #expect(meta?.examples.map(\.response?.text) == ["r"])
    }

    @Test func titledExamplesInAnArray() throws {
        let (meta, ids) = try operation(
            "{examples: [{title: A, request: {curl: c}, response: r}, {title: B, request: curl https://x}, {request: t}]}"
        )
        #expect(ids == [])
        #expect(meta?.examples.map(\.title) == ["A", "B", nil])
        #expect(meta?.examples.map { $0.requests.map(\.language) } == [["curl"], ["curl"], ["text"]])
        #expect(meta?.examples.map(\.response?.text) == ["r", nil, nil])
    }

    @Test(arguments: ["see the guide", "{}", "{examples: see the guide}", "{examples: []}", "{examples: }", "[1]"])
    func everythingMayBeMissingOrProse(text: String) throws {
        let (meta, ids) = try operation(text)
        #expect(ids == [])
        #expect(meta?.examples.isEmpty ?? true)
    }

    @Test func malformedPartsAreWarnings() throws {
        let reading = try Reading(
            Reading.head + "paths: {/x: {get: {x-oaiMeta: {name: [a], beta: 'yes', examples: {curl: {}}}}}}"
        )
        #expect(
            reading.diagnostics.map(\.summary) == [
                "5:38 warning: expected a string at 'name' of x-oaiMeta, found an array [malformed-oai-meta] "
                    + "write 'name' as text",
                "5:49 warning: expected a boolean at 'beta' of x-oaiMeta, found a string [malformed-oai-meta] "
                    + "write true or false, without quotes",
                "5:73 warning: expected a string at 'curl' of x-oaiMeta, found an object [malformed-oai-meta] "
                    + "write 'curl' as text",
            ]
        )
    }

    @Test func groupsAndSchemasAreRead() throws {
        let document = try Reading.clean(
            """
            x-oaiMeta:
              groups:
                - {id: a, title: A, description: d, beta: true, warning: {title: t, message: m}}
            components:
              schemas:
                S: {x-oaiMeta: {name: N, group: a, example: '{}'}, x-oaiTypeLabel: map}
            """
        )
        let group = try #require(document.oaiMeta?.groups.first)
        #expect(group.id == "a" && group.title == "A" && group.isBeta && group.warning?.message == "m")
        let annotations = try #require(document.components.schemas.first?.value.annotations)
        #expect(annotations.oaiMeta?.name == "N" && annotations.oaiMeta?.example?.text == "{}")
        #expect(annotations.oaiTypeLabel == "map")
    }

    @Test func keysOfWhichNothingIsMadeAreNotedOnce() throws {
        let reading = try Reading(
            Reading.head + """
                paths:
                  /x: {get: {x-oaiMeta: {name: n, legacy: true}}, put: {x-oaiMeta: {legacy: true}}}
                x-oaiMeta: {navigationGroups: [], groups: [{id: a, sections: []}]}
                components:
                  links: {A: {}}
                """
        )
        #expect(
            reading.diagnostics.map { "\($0.location?.line ?? 0) \($0.severity) \($0.message)" } == [
                "6 note 'legacy' in the x-oaiMeta of an operation is not used",
                "7 note 'navigationGroups' in the x-oaiMeta of the document is not used",
                "7 note 'sections' in the x-oaiMeta of a group is not used",
                "9 note 'links' of 'components' is not generated",
            ]
        )
    }
}
