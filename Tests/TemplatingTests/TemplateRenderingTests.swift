import Diagnostics
import Testing

@testable import Templating

@Suite struct TemplateRenderingTests {
    private struct Pet: TemplateValue {
        var name = "Otto"
        var isTame = true
        var toys: [String] = []

        func child(named name: String) -> (any TemplateValue)? {
            switch name {
            case "name": self.name
            case "isTame": isTame
            case "toys": toys
            default: nil
            }
        }
    }

    private struct Store: TemplateValue {
        var name = "Zoo"
        var pets: [Pet] = []

        func child(named name: String) -> (any TemplateValue)? {
            switch name {
            case "name": self.name
            case "town": "Bath & Wells"
            case "pets": pets
            case "first": pets[0]
            default: nil
            }
        }
    }

    private func render(_ text: String, _ context: any TemplateValue, partials: [String: String] = [:]) throws -> String
    {
        try TemplateRenderer.render(
            Template(parsing: text, path: "t"),
            with: context,
            partials: partials.mapValues { try Template(parsing: $0, path: "p") }
        )
    }

    @Test(arguments: [
        ("{{town}} {{{town}}} {{&town}} {{ town }}", "Bath & Wells Bath & Wells Bath & Wells Bath & Wells"),
        ("{{unknown}}.", "."),
        ("a{{! not this }}b", "ab"),
        ("{{% CONTENT_TYPE:TEXT}}\nx", "x"),
        ("{{=<% %>=}}{{<%name%>}}<%={{ }}=%> {{name}}", "{{Zoo}} Zoo"),
        ("ü{{name}}é", "üZooé"),
        ("no tag { } }}", "no tag { } }}"),
    ])
    func textsAndValues(text: String, result: String) throws {
        #expect(try render(text, Store()) == result)
    }

    @Test(arguments: [
        ("{{#isTame}}tame{{/isTame}}{{^isTame}}wild{{/isTame}}", "tame"),
        ("{{#toys}}[{{.}}]{{/toys}}{{^toys}}none{{/toys}}", "[ball][rope]"),
        ("{{#toys}}{{#isTame}}{{.}} {{/isTame}}{{/toys}}", "ball rope "),
        ("{{#name}}<{{.}}>{{/name}}", "<Otto>"),
        ("{{#unknown}}a{{/unknown}}{{^unknown}}b{{/unknown}}", "b"),
    ])
    func sections(text: String, result: String) throws {
        #expect(try render(text, Pet(toys: ["ball", "rope"])) == result)
    }

    @Test func emptyListsAndTextsAreFalse() throws {
        #expect(try render("{{^toys}}no toys{{/toys}}{{^name}}, no name{{/name}}", Pet(name: "")) == "no toys, no name")
    }

    @Test func namesAreLookedUpFromTheInnermostScopeOutwards() throws {
        let store = Store(pets: [Pet(name: "Otto"), Pet(name: "Ida", toys: ["ball"])])
        #expect(
            try render("{{name}}:{{#pets}} {{name}} of {{town}}{{/pets}}", store)
                == "Zoo: Otto of Bath & Wells Ida of Bath & Wells"
        )
        #expect(try render("{{#pets}}{{name}}{{.town}},{{#toys}}{{name}}{{/toys}}{{/pets}}", store) == "Otto,Ida,Ida")
        #expect(try render("{{#first}}{{name}}{{/first}}", store) == "Otto")
    }

    @Test func tagsAloneOnTheirLinesTakeTheLines() throws {
        let text = """
            begin
              {{#toys}}
              - {{.}}
              {{/toys}}
            {{! comment }}
            {{#isTame}} {{/isTame}}
            end
            {{/isTame2}}
            """.replacing("{{/isTame2}}", with: "{{#isTame}}\r\nlast{{/isTame}}")
        #expect(try render(text, Pet(toys: ["ball", "rope"])) == "begin\n  - ball\n  - rope\n \nend\nlast")
    }

    @Test func partialsStandInTheirScopeAndColumn() throws {
        let partials = ["toy": "- {{.}}\n\n  {{>owner}}\n", "owner": "of {{name}}\n"]
        #expect(
            try render("{{#toys}}\n  {{>toy}}\n{{/toys}}", Pet(toys: ["ball"]), partials: partials)
                == "  - ball\n\n    of Otto\n"
        )
        #expect(try render("({{> owner }}) {{>none}}", Pet(), partials: ["owner": "{{name}}"]) == "(Otto) ")
    }

    @Test(arguments: [
        ("a\n {{#pets}}", "t:2:2 the section `pets` is not closed"),
        ("é{{/pets}}", "t:1:2 no section `pets` is open"),
        ("{{#a}}\n{{#b}}{{/a}}{{/b}}", "t:2:7 the section `b` of line 2 is open here"),
        ("{{name", "t:1:1 the tag is not closed"),
        ("{{{name}}", "t:1:1 the tag is not closed"),
        ("{{}}", "t:1:1 a tag has one name"),
        ("{{a b}}", "t:1:1 a tag has one name"),
        ("{{=a=}}", "t:1:1 two delimiters are expected"),
        ("{{", "t:1:1 the tag is not closed"),
    ])
    func whatIsNoTemplateIsAnErrorWhereItIs(text: String, error: String) throws {
        let thrown = #expect(throws: DiagnosticsError.self) { try Template(parsing: text, path: "t") }
        let diagnostic = try #require(thrown?.diagnostics.first)
        #expect("\(diagnostic.location?.description ?? "") \(diagnostic.message)" == error)
    }

    @Test func tagsAndPartialsAreListedInTheirOrder() throws {
        let template = try Template(parsing: "{{a}}{{#b}}{{c}}{{>d}}{{/b}}{{^e}}{{.f}}{{/e}}", path: "t")
        #expect(template.tags.map(\.name) == ["a", "b", "c", "e", "f"])
        #expect(template.partials.map(\.name) == ["d"])
    }
}
