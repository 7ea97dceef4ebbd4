import OpenAPI
import YAML

@testable import Diffing

/// The changes between two documents.
func changes(from old: String, to new: String, today: String = "2026-06-15", earliestSunset: String? = nil) throws
    -> [Change]
{
    try comparer(from: old, to: new, today: today, earliestSunset: earliestSunset).changes
}

func comparer(from old: String, to new: String, today: String = "2026-06-15", earliestSunset: String? = nil) throws
    -> DocumentComparer
{
    let documents = try [old, new].enumerated().map { index, text in
        DiffDocument(
            root: try YAML.load(bytes: Array(text.utf8), path: index == 0 ? "old.yaml" : "new.yaml"),
            loader: nil
        )
    }
    return DocumentComparer(old: documents[0], new: documents[1], today: today, earliestSunset: earliestSunset)
}

/// A document with the operation `POST /things`, in flow style.
func document(_ operation: String, more: String = "", item: String = "") -> String {
    "{openapi: 3.1.0, info: {title: T, version: '1'}, paths: {/things: {\(item) post: {\(operation)}}}\(more)}"
}

/// A document whose operation takes the schema as its body.
func request(_ schema: String, more: String = "") -> String {
    document("requestBody: {content: {application/json: {schema: \(schema)}}}", more: more)
}

/// A document whose operation answers with the schema.
func response(_ schema: String, more: String = "") -> String {
    document("responses: {'200': {content: {application/json: {schema: \(schema)}}}}", more: more)
}

func property(_ schema: String) -> String { "{type: object, properties: {p: \(schema)}}" }
